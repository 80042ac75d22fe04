using DirectiveSearch.Directives.Citations;

namespace DirectiveSearch.Directives.Resolution;

/// <summary>An instrument as the evidence that says enough makes it out; looser evidence joins it later.</summary>
internal sealed record Found(string Number, string Family, Series Series, Period? Period, IReadOnlyList<Reading> Anchors)
{
    public Identity Identity { get; } = new(Number, Family, Series.Key, Period?.Name);

    /// <summary>What most documents state, whole dates before parts of dates.</summary>
    public PartialDate? Date { get; } = MajorityOf(Anchors);

    /// <summary>How people name it, where nothing that is read does.</summary>
    public Statement? Named { get; init; }

    public int Documents { get; } = Anchors.Sum(anchor => anchor.Evidence.Documents);

    /// <summary>A document in hand or a person says that it exists: no slip of a pen.</summary>
    public bool IsSure { get; } = Anchors.Any(anchor => anchor.IsHeld || anchor.IsDecided);

    private Theme? theme;

    /// <summary>What the subjects are about that are stated with its date.</summary>
    public Theme Theme => theme ??= Theme.Union(Anchors.Select(anchor => anchor.Evidence.Theme).OfType<string>().Distinct());

    /// <summary>As most documents write it, those aside that people know to mean it by another number.</summary>
    public string NumberOf(IEnumerable<Reading> members) =>
        members.Where(reading => reading.Number.Identity == Number).GroupBy(reading => reading.Said.Number)
            .OrderBy(group => group.First().Number.IsMisread).ThenByDescending(group => group.Sum(reading => reading.Evidence.Documents)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key ?? Named?.Number ?? Number;

    private static PartialDate? MajorityOf(IReadOnlyList<Reading> anchors)
    {
        var dated = anchors.Where(anchor => anchor.Date is not null).GroupBy(anchor => anchor.Date!.Value).ToList();
        return dated.Count == 0 ? null : dated
            .OrderByDescending(group => group.Key.Day is not null)
            .ThenByDescending(group => group.First().Number.OwnYear is not { } year || group.Key.Year == year)
            .ThenByDescending(group => group.Sum(anchor => anchor.Evidence.Documents))
            .ThenByDescending(group => group.Any(anchor => anchor.IsHeld))
            .ThenBy(group => group.Key)
            .First().Key;
    }
}

/// <summary>A piece of evidence with the instruments that it may mean.</summary>
/// <param name="IsThin">Even a single candidate is no more than a candidate.</param>
/// <param name="Slip">What seems to be wrong with it, as a warning; null: nothing.</param>
internal sealed record Match(Reading Reading, IReadOnlyList<Found> Candidates, bool IsThin = false, string? Slip = null)
{
    /// <summary>What it means, when that is clear.</summary>
    public Found? Only => !IsThin && Candidates is [var only] ? only : null;
}

/// <summary>The instruments, and for each piece of evidence those it may mean.</summary>
internal sealed record Gathered(IReadOnlyList<Found> Instruments, IReadOnlyList<Match> Matches);
