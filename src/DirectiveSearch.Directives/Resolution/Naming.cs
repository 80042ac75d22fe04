using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives.Resolution;

/// <summary>Addresses of instruments: number, place where the code does not tell it, and year, each part told by identity alone.</summary>
internal static class Naming
{
    public const string UnknownYear = "khong-ro-nam";

    private static readonly Memo<string> Slugs = new(UnitDirectory.Slug);

    /// <param name="numberOf">As most of the documents write it that mean the instrument.</param>
    public static IReadOnlyDictionary<Identity, string> Name(IReadOnlyList<Found> found, Func<Found, string> numberOf)
    {
        var names = found.Select(instrument => (instrument, slug: Slug(instrument, numberOf(instrument)))).ToList();
        // A term that ends and one that begins in the same year share its number.
        for (var round = 0; round < 2; round++)
        {
            var twice = names.GroupBy(name => name.slug).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
            names = [.. names.Select(name => twice.Contains(name.slug) ? (name.instrument, $"{name.slug}-{Mark(name.instrument, round)}") : name)];
        }

        return names.ToDictionary(name => name.instrument.Identity, name => name.slug);
    }

    private static string Slug(Found found, string stated)
    {
        var number = NumberParts.Parse(stated);
        var allowed = number.Codes.Count == 0 ? [] : TypeFamilies.OfCode(number.Codes[0]);
        var parts = new List<string>();
        if (allowed.Count == 0 || allowed[0] != found.Family) parts.Add(Slugs.Of(found.Family));
        parts.Add((number.Digits.Length == 1 ? "0" : "") + Slugs.Of(stated));
        if (!found.Series.ByCode) parts.Add(found.Series.Place(stated));
        parts.Add(YearOf(found, number));
        return string.Join('-', parts.Where(part => part.Length > 0));
    }

    private static string YearOf(Found found, NumberParts number) =>
        found.Period is not { } period ? UnknownYear
        : period.First == Periods.Merger ? "2025-07"
        : number.OwnYear is not null ? ""
        : (found.Date ?? found.Named?.Date) is { } date ? $"{date.Year}"
        : period.Name.ToLowerInvariant();

    private static string Mark(Found found, int round) =>
        round == 0 ? UnitDirectory.Slug(found.Period?.Name ?? UnknownYear) : found.Series.Key.ToLowerInvariant();
}
