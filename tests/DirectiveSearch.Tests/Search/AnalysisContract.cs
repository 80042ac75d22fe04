using System.Text;
using DirectiveSearch.Search.Elasticsearch;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Search;

/// <summary>The engine makes the tokens of every field that we make.</summary>
public abstract class AnalysisContract(EngineIndices indices)
{
    private const string Letters = "aáàảãạăắđĐoòọôốơớuưữyýỵAÁẰỮƠ09bcdghklmnpqrstvx";
    private const string Marks = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b\u0345\u20dd";
    private const string Odd = "ſẞßİıǅǆΣσςЁёЖԱա٣१๓０９Ａｚ²½ⅧⅷⒶ℅ªºʰ々〆ㄱ한中ᾳᾼﬁ\u0870\u1c89\ua7cb";
    private const string Between = " .,-/_'’\"()…–\n\t\u00a0\u200b\u200d\ufeff\u0000«»&*+|~^{}:;<>@#$%\u3000\ufffd";

    private static readonly string[] Pairs = ["𐐀", "𐐨", "𞤀", "𞥐", "𝟘", "𝐀", "𠀀", "😀", "👨‍👩‍👧", "\ud800", "\udc00", "𐵰", "𖵀", "\U000e0100"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("seeds")]
    [InlineData("data/documents")]
    public async Task Tokens_of_real_documents_are_ours(string folder) =>
        await EqualAsync([.. Directory.GetFiles(TestData.Require(folder)).Order(StringComparer.Ordinal).Select(File.ReadAllText)]);

    [Fact]
    public async Task Tokens_of_every_character_are_ours() =>
        await EqualAsync([.. Enumerable.Range(0, 0x33480).Where(Rune.IsValid).Chunk(4000).Select(points => string.Join(' ', points.Select(point => $"a{new Rune(point)}b")))]);

    [Fact]
    public async Task Tokens_of_generated_nastiness_are_ours()
    {
        var random = new Random(20260);
        await EqualAsync([.. Enumerable.Range(0, 60).Select(_ => Nasty(random)), string.Concat(Enumerable.Repeat("tp.hcm u.b.n.d ", 20)), new string('ữ', 40_000), $"x {new string('a', 999)}𐐀y z"]);
    }

    private static string Nasty(Random random)
    {
        var text = new StringBuilder();
        while (text.Length < 2000)
        {
            var piece = random.Next(20) switch
            {
                < 9 => $"{Letters[random.Next(Letters.Length)]}",
                < 11 => $"{Marks[random.Next(Marks.Length)]}",
                < 13 => $"{Odd[random.Next(Odd.Length)]}",
                < 14 => Pairs[random.Next(Pairs.Length)],
                < 15 => new[] { "hoà", "Hoà", "QUÝ", "thuỷ", "giữa", "khoẻ", "uỷ", "NGUYỄN", "huýt", "quả" }[random.Next(10)],
                < 16 => $"{(char)random.Next(1, 0xD7FF)}",
                _ => $"{Between[random.Next(Between.Length)]}",
            };
            text.Append(random.Next(400) == 0 ? string.Concat(Enumerable.Repeat(piece, random.Next(3000))) : piece);
        }

        return text.ToString();
    }

    private async Task EqualAsync(IReadOnlyList<string> published)
    {
        var options = await indices.OptionsAsync();
        await indices.OpenAsync(options);
        using var gateway = new ElasticsearchGateway(options);
        await gateway.SendAsync(HttpMethod.Put, $"/{options.Index}/_settings", json => json.WriteRawValue("""{"index.analyze.max_token_count":1000000}"""), Cancellation);
        foreach (var text in published.Select(each => TextNormalizer.Normalize(each).Text))
        {
            var tokens = Tokenizer.Tokenize(text);
            string[] folded = [.. tokens.Select(token => EntryDocument.Cut(token.Folded))];
            var sent = EntryDocument.Sent(text);
            await EqualAsync(gateway, options.Index, FieldNames.Text, sent, folded);
            await EqualAsync(gateway, options.Index, FieldNames.Head, sent, folded);
            await EqualAsync(gateway, options.Index, FieldNames.TextExact, sent, [.. tokens.Select(token => EntryDocument.Cut(token.Exact))]);
            await EqualAsync(gateway, options.Index, FieldNames.TextPairs, sent, [.. folded.Zip(folded.Skip(1), (first, second) => $"{first} {second}")]);
            await EqualAsync(gateway, options.Index, FieldNames.TextTriples, sent, [.. folded.Zip(folded.Skip(1), folded.Skip(2)).Select(words => $"{words.First} {words.Second} {words.Third}")]);
        }
    }

    private static async Task EqualAsync(ElasticsearchGateway gateway, string index, string field, string text, IReadOnlyList<string> expected)
    {
        var answer = await gateway.SendAsync(
            HttpMethod.Post, $"/{index}/_analyze?filter_path=tokens.token,error",
            json =>
            {
                json.WriteStartObject();
                json.WriteString("field", field);
                json.WriteString("text", text);
                json.WriteEndObject();
            },
            Cancellation);
        Assert.True(answer.Status == 200, $"{answer.Body}");
        var tokens = answer.Body.TryGetProperty("tokens", out var found) ? found.EnumerateArray().Select(token => token.GetProperty("token").GetString()!).ToList() : [];
        var first = Enumerable.Range(0, Math.Min(tokens.Count, expected.Count)).FirstOrDefault(at => tokens[at] != expected[at], -1);
        Assert.True(first < 0 && tokens.Count == expected.Count, first < 0 ? $"{field}: {tokens.Count} tokens, {expected.Count} of ours" : $"{field}, token {first}: {Shown(tokens[first])}, ours {Shown(expected[first])}");
    }

    private static string Shown(string token) => $"'{token[..Math.Min(token.Length, 40)]}' {string.Join(' ', token.Take(12).Select(unit => $"{(int)unit:X4}"))} of {token.Length}";
}
