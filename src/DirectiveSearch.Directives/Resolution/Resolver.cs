namespace DirectiveSearch.Directives.Resolution;

/// <summary>One distinct way in which an instrument is stated, with the number of documents that state it so.
/// Resolution never needs the single mentions.</summary>
/// <param name="Id">Given by the caller, to tell which evidence an assignment belongs to.</param>
/// <param name="Date">Stated here or elsewhere in the same document.</param>
/// <param name="Province">Of the citing document, where no issuer is stated.</param>
/// <param name="CitingDate">Date or year of the citing document: nothing is cited before it exists.</param>
/// <param name="HeldDocumentId">Set when this evidence is a held document stating its own number.</param>
public sealed record Evidence(
    long Id, string Type, string Number, PartialDate? Date, string? Issuer, string? Province, PartialDate? CitingDate, string? HeldDocumentId, int Documents)
{
    /// <summary>The matter of the stated subject in its content words (<see cref="Stating"/>); null: none that tells enough.</summary>
    public string? Theme { get; init; }

    /// <summary>The stated term: a congress ("XII") or years ("2015-2020").</summary>
    public string? Term { get; init; }

    /// <summary>What people said it means; null: nobody did. It counts for the number of the decision then, whatever number is stated.</summary>
    public Statement? Decided { get; init; }
}

/// <summary>An instrument as people name it; says enough to tell it from all others (<see cref="Resolver.Identifies"/>).</summary>
public sealed record Statement(string Type, string Number, string? Issuer, PartialDate? Date);

/// <summary>Two instruments that people say are one.</summary>
public sealed record Merge(Statement From, Statement Into);

/// <summary>An instrument as its evidence adds up to: type, number, series and period are its identity.</summary>
/// <param name="Slug">Its address, such as 34-ct-tw-2014 or 04-ct-ubnd-khanh-hoa-2021; unique within all groups by construction.</param>
/// <param name="NumberKey">The group that its number belongs to.</param>
/// <param name="Series">TW for all central Party bodies, else the issuing unit's slug.</param>
/// <param name="Period">The year for the state, the congress term for the Party; null when unknown.</param>
/// <param name="StatedDates">Each stated date with its documents; the first is the majority.</param>
public sealed record Instrument(
    string Slug, string Type, string Number, string NumberKey, string Series, string? Period, PartialDate? Date, string? Issuer, string? HeldDocumentId,
    IReadOnlyList<Stated<PartialDate>> StatedDates, IReadOnlyList<Stated<string>> StatedIssuers);

public sealed record Stated<T>(T Value, int Documents);

/// <summary>What one piece of evidence means: an instrument, or none but candidates when it is ambiguous.</summary>
/// <param name="Warnings">Codes; docs/citations.md says what they mean.</param>
public sealed record Assignment(long EvidenceId, string? Slug, double Confidence, IReadOnlyList<string> Warnings, IReadOnlyList<string> Candidates);

public sealed record Resolution(IReadOnlyList<Instrument> Instruments, IReadOnlyList<Assignment> Assignments);

/// <summary>Decides which instruments evidence speaks of; pure and independent of order.</summary>
public static class Resolver
{
    /// <summary>Raised whenever the same evidence would be resolved differently; documents stamped lower are stale.</summary>
    public const int Version = 4;

    /// <summary>The group that a statement belongs to: its number, with one leading zero or none (05 is 5, but 012 is not 12).
    /// The type word does not part groups, since people write it wrongly or leave it general; <see cref="Resolve(IReadOnlyList{Evidence})"/> keeps types apart.</summary>
    public static string GroupKey(string type, string number) => NumberParts.Parse(number).Identity;

    /// <summary>Whether a statement tells which row of numbers is meant; a number that every place uses needs its issuer.</summary>
    public static bool Identifies(Statement statement) => Reading.IdentityOf(statement) is not null;

    /// <summary>Whether two statements name the same instrument.</summary>
    public static bool AreOne(Statement one, Statement other) => Reading.IdentityOf(one) is { } identity && identity == Reading.IdentityOf(other);

    public static Resolution Resolve(IReadOnlyList<Evidence> group) => Resolve(group, []);

    /// <param name="evidence">Whole groups: one, or several that merges join.</param>
    public static Resolution Resolve(IReadOnlyList<Evidence> evidence, IReadOnlyList<Merge> merges)
    {
        var groups = evidence.OrderBy(one => one, EvidenceOrder.ByContent).Select(Reading.Of).GroupBy(reading => reading.Number.Identity)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Gathering.Gather([.. group]));
        var gathered = Merging.Apply([.. groups], merges);
        var members = gathered.Matches.Where(match => match.Only is not null).ToLookup(match => match.Only!.Identity, match => match.Reading);
        var slugs = gathered.Instruments.GroupBy(found => found.Number).SelectMany(group => Naming.Name([.. group], found => found.NumberOf(members[found.Identity])))
            .ToDictionary(pair => pair.Key, pair => pair.Value);
        return new Resolution(
            [.. gathered.Instruments.Select(found => Assigning.Add(found, slugs[found.Identity], [.. members[found.Identity]]))],
            [.. gathered.Matches.Select(match => Assigning.Assign(match, slugs))]);
    }
}
