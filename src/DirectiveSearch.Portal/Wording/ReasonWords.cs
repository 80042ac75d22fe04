using System.Collections.Frozen;
using System.Text;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Evaluation;

namespace DirectiveSearch.Portal.Wording;

/// <summary>A part of a reason's wording: plain words, or words quoted from the document with their line.</summary>
/// <param name="Position">Of the quoted words in the text as published; null for plain words.</param>
public sealed record ReasonPart(string Words, int? Position = null, int Line = 0);

/// <summary>Says why a field has the value it has; the words of each rule are in reasons.tsv.</summary>
public static class ReasonWords
{
    private static readonly FrozenDictionary<(string Field, string Rule), string> Templates = Read();

    /// <summary>Fields and rules that have words.</summary>
    public static IEnumerable<(string Field, string Rule)> Known => Templates.Keys;

    /// <summary>Whether a rule has words, of its own in this field or in any field (*).</summary>
    public static bool Has(string field, string rule) => Wording(field, rule) is not null;

    /// <summary>The words of a rule with their slots; null when it has none.</summary>
    public static string? Wording(string field, string rule) =>
        Templates.GetValueOrDefault((field, rule)) ?? Templates.GetValueOrDefault(("*", rule));

    public static string Field(string field) => field switch
    {
        "type" => "loại văn bản",
        "number" => "số, ký hiệu",
        "date" or "resolved_date" => "ngày ban hành",
        "issuer" => "cơ quan ban hành",
        "subject" => "trích yếu",
        "relation" => "mục đích viện dẫn",
        "within" => "nằm trong tên văn bản khác",
        "term" => "khóa, nhiệm kỳ",
        "pinpoint" => "điều, khoản được viện dẫn",
        "title" => "trích yếu",
        "place" => "nơi ban hành",
        "year" => "năm",
        "province" => "tỉnh, thành phố",
        "district" => "huyện",
        "level" => "cấp",
        "signer" => "người ký",
        "recipients" => "nơi nhận",
        "name" => "tên phong trào",
        "form" => "hình thức",
        "family" => "phong trào gốc",
        "citation" => "văn bản được nhắc lại",
        _ => field,
    };

    /// <summary>cơ quan ban hành: “UBND tỉnh” (dòng 12) + “Tây Ninh” (dòng 3).</summary>
    public static string Line(Reason reason, TextLines lines) => $"{Field(reason.Field)}: {Sentence(reason, lines)}";

    public static string Sentence(Reason reason, TextLines lines) => string.Concat(
        Of(reason, lines).Select(part => part.Position is null ? part.Words : $"“{part.Words}” (dòng {part.Line})"));

    /// <summary>Quoted words that the rule's wording does not place stand behind it.</summary>
    public static IReadOnlyList<ReasonPart> Of(Reason reason, TextLines lines)
    {
        var template = Wording(reason.Field, reason.Rule) ?? $"theo quy tắc {reason.Rule}";
        var parts = new List<ReasonPart>();
        var placed = new HashSet<int>();
        var plain = new StringBuilder();
        for (var at = 0; at < template.Length; at++)
        {
            var close = template[at] == '{' ? template.IndexOf('}', at) : -1;
            if (close < 0) plain.Append(template[at]);
            else
            {
                var slot = template[(at + 1)..close];
                if (slot == "detail") plain.Append(reason.Detail);
                else if (int.TryParse(slot, out var index) && placed.Add(index)) Quote(index);
                at = close;
            }
        }

        for (var index = 0; index < reason.Words.Count; index++)
        {
            if (!placed.Add(index)) continue;
            plain.Append(index == 0 ? ": " : " + ");
            Quote(index);
        }

        if (plain.ToString().TrimEnd() is { Length: > 0 } rest) parts.Add(new ReasonPart(rest));
        return parts;

        void Quote(int index)
        {
            if (index >= reason.Words.Count) return;
            if (plain.Length > 0) parts.Add(new ReasonPart(plain.ToString()));
            plain.Clear();
            parts.Add(new ReasonPart(lines.Quote(reason.Words[index]), reason.Words[index].Start, lines.Of(reason.Words[index].Start)));
        }
    }

    private static FrozenDictionary<(string, string), string> Read()
    {
        using var stream = typeof(ReasonWords).Assembly.GetManifestResourceStream("reasons.tsv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')
            .Select(line => line.Split('\t')).ToFrozenDictionary(cells => (cells[0], cells[1]), cells => cells[2]);
    }
}
