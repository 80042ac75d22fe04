using System.Text;
using DirectiveSearch.Text;

namespace DirectiveSearch.Search.Sqlite;

/// <summary>An entry as the full-text table is given it: exact tokens joined by blanks. Folding them gives the folded ones.</summary>
/// <param name="Head">Title, own number and issuer with a boundary between them.</param>
/// <param name="Keys">Numbers, own and cited, as keys of their own kind.</param>
internal sealed record AnalysedEntry(string Head, string Words, string Keys, int Tokens)
{
    /// <summary>No token of a text: keeps the words of two fields from being neighbours.</summary>
    private const string Boundary = " · ";

    // Signs that stand in no token keep keys apart from words, and own numbers from cited ones.
    private const char Own = '§';
    private const char Cited = '¶';

    public static AnalysedEntry Of(IndexEntry entry)
    {
        var head = string.Join(Boundary, new[] { entry.Title, entry.Number, entry.Issuer }
            .Select(field => Joined(Tokenizer.Tokenize(TextNormalizer.Normalize(field ?? "").Text))));
        var tokens = Tokenizer.Tokenize(entry.Body);
        var keys = NumberKeys.Own(entry).Select(OwnKey).Concat(NumberKeys.Cited(entry).Select(CitedKey));
        return new AnalysedEntry(head, Joined(tokens), string.Join(' ', keys), tokens.Count);
    }

    /// <summary>Title, own number and issuer: a column for each, so that near words are near within one of them.</summary>
    public static string[] Fields(string head) => head.Split(Boundary);

    public static string OwnKey(string key) => Own + key;

    public static string CitedKey(string key) => Cited + key;

    private static string Joined(IReadOnlyList<Token> tokens)
    {
        var joined = new StringBuilder(tokens.Count * 5);
        foreach (var token in tokens) joined.Append(joined.Length == 0 ? "" : " ").Append(token.Exact);
        return joined.ToString();
    }
}
