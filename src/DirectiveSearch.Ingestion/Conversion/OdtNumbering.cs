using System.Globalization;
using System.Text;
using System.Xml;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Counts the automatic numbers of an OpenDocument text as the word processor prints them.</summary>
internal sealed class OdtNumbering
{
    /// <summary>The list style of numbered headings, which has no name.</summary>
    public const string Headings = "";

    private const int Levels = 10;

    private const int MostLists = 100_000;

    private readonly Dictionary<string, Level?[]> styles = [];

    private sealed record Level(string? Bullet, string Kind, int Start, string Pattern);

    /// <param name="bullet">The mark when the level counts nothing.</param>
    public void Define(string style, XmlReader xml, string? bullet)
    {
        if (Number(OdtStory.Attribute(xml, "level")) is not (>= 1 and <= Levels and var level)) return;
        if (!styles.TryGetValue(style, out var levels))
        {
            if (styles.Count >= MostLists) return;
            styles[style] = levels = new Level?[Levels];
        }

        var kind = OdtStory.Attribute(xml, "num-format") ?? "";
        levels[level - 1] = new Level(bullet, kind, Number(OdtStory.Attribute(xml, "start-value")) ?? 1, Pattern(xml, level, kind));
    }

    /// <summary>The number to print before the next paragraph of a list, or null; counts it.</summary>
    /// <param name="counts">Of the list, one for each level.</param>
    /// <param name="start">Where the list item says it starts anew.</param>
    public string? Next(string? style, int[] counts, int depth, int? start)
    {
        depth = Math.Clamp(depth, 0, Levels - 1);
        if (style is null || !styles.TryGetValue(style, out var levels) || levels[depth] is not { } level) return null;
        // Bullets come from symbol fonts as private characters; officials type a hyphen.
        if (level.Bullet is { } bullet) return bullet is "+" or "*" ? bullet : "-";
        if (level.Kind.Length == 0 && level.Pattern.Length == 0) return null;
        for (var above = 0; above < depth; above++)
        {
            if (counts[above] == 0) counts[above] = levels[above]?.Start ?? 1;
        }

        counts[depth] = start ?? (counts[depth] == 0 ? level.Start : counts[depth] + 1);
        Array.Clear(counts, depth + 1, Levels - depth - 1);
        return Print(levels, level, counts);
    }

    public static int[] NewCounts() => new int[Levels];

    /// <summary>%1% is the number of the first level; other letters stand as they are.</summary>
    private static string Pattern(XmlReader xml, int level, string kind)
    {
        if (OdtStory.Attribute(xml, "num-list-format") is { } pattern) return pattern;
        if (kind.Length == 0) return "";
        var shown = Math.Clamp(Number(OdtStory.Attribute(xml, "display-levels")) ?? 1, 1, level);
        return OdtStory.Attribute(xml, "num-prefix")
            + string.Join('.', Enumerable.Range(level - shown + 1, shown).Select(number => $"%{number}%"))
            + OdtStory.Attribute(xml, "num-suffix");
    }

    private static string? Print(Level?[] levels, Level level, int[] counts)
    {
        var text = new StringBuilder();
        for (var at = 0; at < level.Pattern.Length; at++)
        {
            var end = level.Pattern[at] == '%' ? level.Pattern.IndexOf('%', at + 1) : -1;
            if (end > at && Number(level.Pattern[(at + 1)..end]) is >= 1 and <= Levels and var number)
            {
                text.Append(Print(counts[number - 1], levels[number - 1]?.Kind));
                at = end;
            }
            else
            {
                text.Append(level.Pattern[at]);
            }
        }

        var printed = text.ToString().Trim();
        return printed.Length == 0 ? null : printed;
    }

    private static string Print(int number, string? kind) => kind switch
    {
        "I" => Numerals.Roman(number),
        "i" => Numerals.Roman(number).ToLowerInvariant(),
        "A" => Numerals.Letter(number).ToUpperInvariant(),
        "a" => Numerals.Letter(number),
        "" or null => "",
        _ => $"{number}",
    };

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
