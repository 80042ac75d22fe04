namespace DirectiveSearch.Search;

/// <summary>What can be filtered, counted and excluded. Values are ids or slugs; labels come from the archive.</summary>
public enum FacetField
{
    /// <summary>loai: slug of the document's type (ke-hoach).</summary>
    Type,
    /// <summary>don-vi: the unit's slug and those of all its ancestors.</summary>
    Unit,
    /// <summary>The issuing unit alone, without ancestors; rows of the coverage lens.</summary>
    Issuer,
    /// <summary>tinh: slug of today's province and, where it merged, of the former one.</summary>
    Province,
    /// <summary>cap: central, province, district, commune.</summary>
    Level,
    /// <summary>nam: the year, or "khong-ro".</summary>
    Year,
    /// <summary>dan: slugs of the instruments cited.</summary>
    Instrument,
    /// <summary>phong-trao: slugs of the movement families carried.</summary>
    Movement,
    /// <summary>quan-he: basis, implements, amends, replaces, repeals, mentions.</summary>
    Relation,
    /// <summary>nguon: the source's slug.</summary>
    Source,
    /// <summary>Combined key instrument|relation.</summary>
    InstrumentRelation,
    /// <summary>Combined key instrument|year of the citing document.</summary>
    InstrumentYear,
    /// <summary>Combined key issuer|movement.</summary>
    IssuerMovement,
    /// <summary>Combined key issuer|instrument.</summary>
    IssuerInstrument,
    /// <summary>Combined key year|relation.</summary>
    YearRelation,
    /// <summary>Combined key movement|year.</summary>
    MovementYear,
    /// <summary>Combined key issuer|instrument|relation, the lines of the graph lens; the issuer is empty where it is not known.</summary>
    IssuerInstrumentRelation,
}

/// <summary>One document as the index holds it; there is exactly one entry per document.</summary>
/// <param name="Version">From the archive; a lower one never overwrites a higher one.</param>
/// <param name="Number">The document's own number as published, or null.</param>
/// <param name="CitedNumbers">Canonical numbers it cites, for number look-up inside texts.</param>
/// <param name="Body">Normalised text.</param>
/// <param name="DateKey">yyyymmdd with zeros for what is unknown; 0 is undated.</param>
public sealed record IndexEntry(
    string Id,
    long Version,
    string Title,
    string? Number,
    string? Issuer,
    IReadOnlyList<string> CitedNumbers,
    string Body,
    int DateKey,
    IReadOnlyDictionary<FacetField, IReadOnlyList<string>> Facets)
{
    /// <summary>Cited by two thousand documents or by more is alike to the score.</summary>
    public const int MostCitedSteps = 12;

    /// <summary>How many documents cite this one, in steps of log2: 0 none, 1 one, 2 two or three, 3 four to seven …</summary>
    public int CitedSteps { get; init; }
}
