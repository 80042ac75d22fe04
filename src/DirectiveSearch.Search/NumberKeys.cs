using DirectiveSearch.Text;

namespace DirectiveSearch.Search;

/// <summary>The keys under which an entry's numbers are found.</summary>
internal static class NumberKeys
{
    /// <summary>A document's own number is asked for by its first part too: 34, 34-CT and 34-CT/TW.</summary>
    public static IEnumerable<string> Own(IndexEntry entry) => Beginnings(entry.Number, 1).Distinct();

    public static IEnumerable<string> Cited(IndexEntry entry) => entry.CitedNumbers.SelectMany(number => Beginnings(number, 2)).Distinct();

    /// <summary>Keys of a number up to each mark between its parts, so that its beginning is found like the whole one.</summary>
    private static IEnumerable<string> Beginnings(string? number, int fewestParts)
    {
        if (number is null) yield break;
        var canonical = InstrumentNumber.Canonical(number);
        var parts = 0;
        for (var end = 1; end <= canonical.Length; end++)
        {
            if (end < canonical.Length && canonical[end] is not ('-' or '/' or '&' or '.')) continue;
            if (++parts >= fewestParts && InstrumentNumber.Key(canonical[..end]) is { Length: > 0 } key) yield return key;
        }
    }
}
