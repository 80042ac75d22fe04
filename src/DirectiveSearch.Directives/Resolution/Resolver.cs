namespace DirectiveSearch.Directives.Resolution;

/// <summary>One distinct way in which an instrument is stated, with the number of documents that state it so.
/// All evidence of one group shares its number; resolution never needs the single mentions.</summary>
/// <param name="Id">Given by the caller, to tell which evidence an assignment belongs to.</param>
/// <param name="Date">Stated here or elsewhere in the same document.</param>
/// <param name="CitingDate">Date or year of the citing document: nothing is cited before it exists.</param>
/// <param name="HeldDocumentId">Set when this evidence is a held document stating its own number.</param>
public sealed record Evidence(
    long Id, string Type, string Number, PartialDate? Date, string? Issuer, string? Province, PartialDate? CitingDate, string? HeldDocumentId, int Documents);

/// <summary>An instrument as its evidence adds up to: type, number, series and period are its identity.</summary>
/// <param name="Slug">Its address, such as 34-ct-tw-2014 or 04-ct-ubnd-khanh-hoa-2021; unique within all groups by construction.</param>
/// <param name="Series">TW for all central Party bodies, else the issuing unit's slug.</param>
/// <param name="Period">The year for the state, the congress term for the Party; null when unknown.</param>
/// <param name="StatedDates">Each stated date with its documents; the first is the majority.</param>
public sealed record Instrument(
    string Slug, string Type, string Number, string NumberKey, string Series, string? Period, PartialDate? Date, string? Issuer, string? HeldDocumentId,
    IReadOnlyList<Stated<PartialDate>> StatedDates, IReadOnlyList<Stated<string>> StatedIssuers);

public sealed record Stated<T>(T Value, int Documents);

/// <summary>What one piece of evidence means: an instrument, or none but candidates when it is ambiguous.</summary>
/// <param name="Warnings">date-outlier, date-after-citing, type-against-code, ambiguous-period, ambiguous-series, ambiguous-type.</param>
public sealed record Assignment(long EvidenceId, string? Slug, double Confidence, IReadOnlyList<string> Warnings, IReadOnlyList<string> Candidates);

public sealed record Resolution(IReadOnlyList<Instrument> Instruments, IReadOnlyList<Assignment> Assignments);

/// <summary>Decides which instruments a group of evidence speaks of; pure and independent of order.</summary>
public static class Resolver
{
    /// <summary>Raised whenever the same evidence would be resolved differently; documents stamped lower are stale.</summary>
    public const int Version = 2;

    /// <summary>The group that a statement belongs to: its number, with one leading zero or none (05 is 5, but 012 is not 12).
    /// The type word does not part groups, since people write it wrongly or leave it general; <see cref="Resolve"/> keeps types apart.</summary>
    public static string GroupKey(string type, string number) => NumberParts.Parse(number).Identity;

    public static Resolution Resolve(IReadOnlyList<Evidence> group)
    {
        var ordered = group.OrderBy(evidence => evidence, EvidenceOrder.ByContent).ToList();
        if (ordered.Count == 0) return new Resolution([], []);
        var gathered = Gathering.Gather([.. ordered.Select(Reading.Of)]);
        var members = gathered.Matches.Where(match => match.Candidates.Count == 1).ToLookup(match => match.Candidates[0].Identity, match => match.Reading);
        var slugs = Naming.Name(gathered.Instruments, found => Naming.NumberOf(members[found.Identity]));
        return new Resolution(
            [.. gathered.Instruments.Select(found => Assigning.Add(found, slugs[found.Identity], [.. members[found.Identity]]))],
            [.. gathered.Matches.Select(match => Assigning.Assign(match.Reading, match.Candidates, slugs))]);
    }
}
