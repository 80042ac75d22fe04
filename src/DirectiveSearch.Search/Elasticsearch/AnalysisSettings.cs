using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DirectiveSearch.Text;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>Our analysis as the engine's own: generated from the same tables, so that both make the same tokens.</summary>
internal static class AnalysisSettings
{
    public const string Exact = "exact";
    public const string Folded = "folded";
    public const string Pairs = "pairs";
    public const string Triples = "triples";

    /// <summary>Of any word that is near another.</summary>
    public const int GapBetweenFields = 100;

    private const string Runs = "runs";
    private const string Lower = "lower";
    private const string Fold = "fold";

    public static JsonObject Create() => new()
    {
        ["char_filter"] = new JsonObject { [Lower] = Mapping(Lowered()), [Fold] = Mapping(FoldedUnits()) },
        ["tokenizer"] = new JsonObject { [Runs] = new JsonObject { ["type"] = "pattern", ["pattern"] = Pattern(), ["group"] = 0 } },
        ["filter"] = new JsonObject { [Pairs] = Shingle(2), [Triples] = Shingle(3) },
        ["analyzer"] = new JsonObject
        {
            [Exact] = Analyzer(Lower), [Folded] = Analyzer(Fold), [Pairs] = Analyzer(Fold, Pairs), [Triples] = Analyzer(Fold, Triples),
        },
    };

    private static JsonObject Analyzer(string characters, params string[] filters) => new()
    {
        ["type"] = "custom", ["char_filter"] = characters, ["tokenizer"] = Runs, ["filter"] = new JsonArray([.. filters.Select(filter => (JsonNode)filter)]),
    };

    private static JsonObject Shingle(int size) => new()
    {
        ["type"] = "shingle", ["min_shingle_size"] = size, ["max_shingle_size"] = size, ["output_unigrams"] = false,
    };

    private static JsonObject Mapping(IEnumerable<(string From, string To)> characters) => new()
    {
        ["type"] = "mapping", ["mappings"] = new JsonArray([.. characters.Select(pair => (JsonNode)$"{Escaped(pair.From)}=>{Escaped(pair.To)}")]),
    };

    private static string Escaped(string units) => string.Concat(units.Select(unit => $"\\u{(int)unit:X4}"));

    /// <summary>Lower case as words have it, beyond the first plane too.</summary>
    private static IEnumerable<(string From, string To)> Lowered()
    {
        for (var point = 0; point <= 0x1FFFF; point++)
        {
            if (!Rune.IsValid(point)) continue;
            var written = new Rune(point).ToString();
            if (written.ToLowerInvariant() is var lower && lower != written) yield return (written, lower);
        }
    }

    /// <summary>Folding goes by code units.</summary>
    private static IEnumerable<(string From, string To)> FoldedUnits()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            if (Folding.Fold((char)unit) is var folded && folded != unit) yield return ($"{(char)unit}", $"{folded}");
        }
    }

    /// <summary>Letters, marks and digits. Those that an older engine does not know are listed, and looked for behind ASCII only: it is most of any text.</summary>
    private static string Pattern()
    {
        var listed = EmbeddedTable.Read(typeof(SearchQuery).Assembly, "letters-since-unicode-13.tsv").Select(row => $"{Point(row[0])}-{Point(row[1])}");
        return $@"[\p{{L}}\p{{M}}\p{{N}}[[^\x00-\x7F]&&[{string.Concat(listed)}]]]+";
    }

    private static string Point(string hexadecimal) => $@"\x{{{int.Parse(hexadecimal, NumberStyles.HexNumber):X}}}";
}
