using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Counts automatic numbers (Điều 1., I., a), -) as the word processor prints them; they stand in no text run.</summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;

    /// <summary>Styles based on each other in a circle must come to an end.</summary>
    private const int DeepestStyle = 20;

    private readonly Dictionary<int, (int Abstract, Level?[] Levels, int[] Starts)> lists = [];
    private readonly Dictionary<string, (int? List, int? Level)> styles = [];
    private readonly Dictionary<string, string> bases = [];
    private readonly Dictionary<int, int[]> counters = [];

    public DocxNumbering(MainDocumentPart main)
    {
        var numbering = main.NumberingDefinitionsPart?.Numbering;
        var kinds = numbering?.Elements<AbstractNum>().Where(kind => kind.AbstractNumberId?.HasValue == true)
            .GroupBy(kind => kind.AbstractNumberId!.Value).ToDictionary(group => group.Key, group => group.First()) ?? [];
        foreach (var instance in numbering?.Elements<NumberingInstance>() ?? [])
        {
            if (instance.NumberID?.Value is not { } id || instance.AbstractNumId?.Val?.Value is not { } kindId || !kinds.TryGetValue(kindId, out var kind)) continue;
            var restarts = instance.Elements<LevelOverride>().Any();
            var levels = LevelsOf(kind, instance);
            lists[id] = (restarts ? -id - 1 : kindId, levels, StartsOf(levels, instance));
        }

        foreach (var style in main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is not { } id) continue;
            if (style.BasedOn?.Val?.Value is { } basis) bases[id] = basis;
            if (style.StyleParagraphProperties?.NumberingProperties is { } properties)
                styles[id] = (properties.NumberingId?.Val?.Value, properties.NumberingLevelReference?.Val?.Value);
        }
    }

    /// <summary>The number to print before the next paragraph, or null; counts it.</summary>
    public string? Next(string? style, int? list, int? level)
    {
        var inherited = Inherited(style);
        if ((list ?? inherited.List) is not { } id || !lists.TryGetValue(id, out var found)) return null;
        var depth = Math.Clamp(level ?? inherited.Level ?? 0, 0, Levels - 1);
        if (found.Levels[depth] is not { } shape) return null;
        if (!counters.TryGetValue(found.Abstract, out var counts)) counters[found.Abstract] = counts = new int[Levels];
        for (var above = 0; above < depth; above++)
        {
            if (counts[above] == 0) counts[above] = found.Starts[above];
        }

        counts[depth] = counts[depth] == 0 ? found.Starts[depth] : counts[depth] + 1;
        Array.Clear(counts, depth + 1, Levels - depth - 1);
        return Print(found.Levels, shape, counts);
    }

    /// <summary>What the style says, or the first of those on which it is based.</summary>
    private (int? List, int? Level) Inherited(string? style)
    {
        int? level = null;
        for (var steps = 0; style is not null && steps < DeepestStyle; steps++)
        {
            if (styles.TryGetValue(style, out var own))
            {
                level ??= own.Level;
                if (own.List is { } list) return (list, level);
            }

            style = bases.GetValueOrDefault(style);
        }

        return default;
    }

    private static Level?[] LevelsOf(AbstractNum kind, NumberingInstance instance)
    {
        var levels = new Level?[Levels];
        foreach (var level in kind.Elements<Level>().Concat(instance.Elements<LevelOverride>().Select(change => change.Level).OfType<Level>()))
        {
            if (level.LevelIndex?.Value is >= 0 and < Levels and var index) levels[index] = level;
        }

        return levels;
    }

    private static int[] StartsOf(Level?[] levels, NumberingInstance instance)
    {
        var starts = Array.ConvertAll(levels, level => level?.StartNumberingValue?.Val?.Value ?? 1);
        foreach (var change in instance.Elements<LevelOverride>())
        {
            if (change.LevelIndex?.Value is >= 0 and < Levels and var index && change.StartOverrideNumberingValue?.Val?.Value is { } start) starts[index] = start;
        }

        return starts;
    }

    private static string? Print(Level?[] levels, Level shape, int[] counts)
    {
        var pattern = shape.LevelText?.Val?.Value ?? "";
        // Bullets come from symbol fonts as private characters; officials type a hyphen.
        if (shape.NumberingFormat?.Val?.Value == NumberFormatValues.Bullet) return pattern is "+" or "*" ? pattern : "-";
        var text = new StringBuilder();
        for (var index = 0; index < pattern.Length; index++)
        {
            if (pattern[index] == '%' && index + 1 < pattern.Length && pattern[index + 1] is >= '1' and <= '9')
            {
                var level = pattern[++index] - '1';
                text.Append(Print(counts[level], levels[level]?.NumberingFormat?.Val?.Value));
            }
            else
            {
                text.Append(pattern[index]);
            }
        }

        return text.Length == 0 || string.IsNullOrWhiteSpace(text.ToString()) ? null : text.ToString().Trim();
    }

    private static string Print(int number, NumberFormatValues? format) => format switch
    {
        NumberFormatValues.UpperRoman => Numerals.Roman(number),
        NumberFormatValues.LowerRoman => Numerals.Roman(number).ToLowerInvariant(),
        NumberFormatValues.UpperLetter => Numerals.Letter(number).ToUpperInvariant(),
        NumberFormatValues.LowerLetter => Numerals.Letter(number),
        NumberFormatValues.None => "",
        _ => $"{number}",
    };
}
