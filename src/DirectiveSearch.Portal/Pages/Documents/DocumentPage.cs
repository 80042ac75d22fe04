using DirectiveSearch.Archive;
using DirectiveSearch.Directives.Evaluation;
using DirectiveSearch.Portal.Pages.Corrections;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Documents;

/// <summary>The tabs of a document, named in the address by xem=.</summary>
public enum DocumentTab
{
    Text,
    Cites,
    Movements,
    CitedBy,
    Original,
}

/// <summary>What a document page shows besides the document: names behind slugs, and who cites it.</summary>
/// <param name="Held">The instrument that this document is, when it is cited by others.</param>
/// <param name="Citing">Documents that cite it, as many as one page shows.</param>
/// <param name="CountsAway">The index does not answer; the newest ones stand there from the archive.</param>
public sealed record DocumentSurroundings(
    IReadOnlyDictionary<string, InstrumentSummary> Instruments,
    IReadOnlyDictionary<string, MovementSummary> Movements,
    InstrumentSummary? Held,
    IReadOnlyList<CitingDocument> Citing,
    int CitingTotal,
    bool CountsAway)
{
    /// <summary>Null for a version that is no longer current: what people decide, they decide about what counts.</summary>
    public DocumentCorrections? Corrections { get; init; }

    /// <summary>The visitor may correct what is shown.</summary>
    public bool MayEdit { get; init; }

    /// <summary>For editors; null where nothing is in doubt.</summary>
    public DoubtWork? Doubts { get; init; }

    /// <summary>Null where nothing is decided of: an earlier version, another tab.</summary>
    public DocumentCopies? Copies { get; init; }

    /// <summary>The latest first; none where they are not shown.</summary>
    public IReadOnlyList<DocumentVersion> Versions { get; init; } = [];

    /// <summary>All documents of the file, where it holds several.</summary>
    public IReadOnlyList<FilePart> Parts { get; init; } = [];

    /// <summary>What portals say of the document; none where it is not shown.</summary>
    public IReadOnlyList<PortalSays> Portals { get; init; } = [];

    /// <summary>What the page says after something was decided.</summary>
    public string? Notice { get; init; }

    public static DocumentSurroundings None { get; } =
        new(new Dictionary<string, InstrumentSummary>(), new Dictionary<string, MovementSummary>(), null, [], 0, false);
}

/// <summary>A line of the margin: what the document says of itself.</summary>
public sealed record Fact(string Name, string Value, string? Href = null, string? Note = null)
{
    public Why? Why { get; init; }

    /// <summary>People said so.</summary>
    public bool IsDecided { get; init; }
}

/// <summary>A line of the table of contents.</summary>
public sealed record Chapter(string Anchor, string Title, int Depth);

/// <summary>All that the document page shows; built from records without further look-ups.</summary>
public sealed record DocumentPage(
    DocumentRecord Document, DocumentTab Tab, int Page, DocumentSurroundings Around,
    IReadOnlyList<CitedInstrument> Cited, IReadOnlyList<CarriedMovement> Carried, ShortForms ShortForms, IReadOnlyList<Fact> Facts)
{
    private const int LongestChapter = 90;

    public static DocumentPage Build(DocumentRecord document, DocumentTab tab, int page, DocumentSurroundings around)
    {
        var lines = new TextLines(document.Text);
        var cited = CitedInstrument.Group(document, around.Instruments, lines, around.Corrections);
        return new DocumentPage(
            document, tab, page, around, cited, CarriedMovement.Group(document, around.Movements, lines),
            ShortForms.Of(document, cited, lines), DocumentHead.Facts(document, lines));
    }

    public string Heading => Words.Capital(Document.Summary.Title);

    public string Address => Wording.Address.Document(Document.Summary.Id);

    /// <summary>Whether an older version is shown.</summary>
    public bool IsOld => Document.Version < Document.Versions;

    public IReadOnlyList<Crumb> Crumbs => DocumentHead.Crumbs(Document.Summary);

    /// <summary>Kế hoạch số 12/KH-UBND · Ủy ban nhân dân tỉnh A · 07/4/2014, as far as it is known.</summary>
    public string Lead => DocumentHead.Lead(Document.Summary);

    public IReadOnlyList<string> Doubts => DocumentHead.Doubts(Document.Metadata);

    public IReadOnlyList<string> Notes => DocumentHead.Notes(Document);

    public IReadOnlyList<Link> Tabs =>
    [
        Named(DocumentTab.Text, "Toàn văn"),
        Named(DocumentTab.Cites, Cited.Count == 0 ? "Không viện dẫn văn bản nào" : $"Viện dẫn {Cited.Count} văn bản"),
        Named(DocumentTab.Movements, Carried.Count == 0 ? "Không nêu phong trào" : $"Có {Carried.Count} phong trào"),
        Named(DocumentTab.CitedBy, Around.CitingTotal == 0 ? "Chưa được viện dẫn" : $"Được {OfficialDate.Number(Around.CitingTotal)} văn bản viện dẫn"),
        Named(DocumentTab.Original, "Bản gốc"),
        new Link("Lịch sử xử lý", Wording.Address.History(Document.Summary.Id)),
    ];

    public IReadOnlyList<Chapter> Chapters =>
        Document.Sections.Count < 3 ? []
        : [.. Document.Sections.Select((section, index) => new Chapter($"muc-{index + 1}", Cut(section.Title), section.Depth))
            .Where(chapter => chapter.Depth <= Document.Sections.Min(section => section.Depth) + 1)];

    /// <summary>Relations that the text shows, for the legend.</summary>
    public IReadOnlyList<Directives.Relation> Legend => [.. Cited.SelectMany(cited => cited.Relations).Distinct().Order()];

    /// <summary>Laws and resolutions named without a number, with how often.</summary>
    public IReadOnlyList<(string Title, int Times)> Unnumbered =>
        [.. Document.Unnumbered.GroupBy(reference => reference.Title).Select(group => (group.Key, group.Count()))];

    public Paging CitingPages => ListPage.Of(Page, Around.CountsAway ? Around.Citing.Count : Around.CitingTotal, $"{Address}?xem={Code(DocumentTab.CitedBy)}");

    public ReadingText Reading => new(
        Document.Text,
        PrintedPage.Lay(Document.Text, Document.Sections, Document.Metadata),
        Marks.Flatten(Cited.SelectMany(cited => cited.Marks).Concat(ShortForms.Marks).Concat(Carried.SelectMany(carried => carried.Marks)), Document.Text.Length),
        [.. Whys.SelectMany(why => why.Places).Distinct().Order()]);

    /// <summary>Why the margin says what it says, fact by fact.</summary>
    public IReadOnlyList<Why> FactWhys => [.. Facts.Select(fact => fact.Why).OfType<Why>()];

    private IEnumerable<Why> Whys => Facts.Select(fact => fact.Why)
        .Concat(Cited.Select(cited => cited.Why))
        .Concat(ShortForms.Unclear.Select(note => note.Why))
        .Concat(Carried.Select(carried => carried.Why)).OfType<Why>();

    /// <summary>The value of xem= for a tab; the text is the page itself.</summary>
    public static string? Code(DocumentTab tab) => tab switch
    {
        DocumentTab.Cites => "vien-dan",
        DocumentTab.Movements => "phong-trao",
        DocumentTab.CitedBy => "duoc-vien-dan",
        DocumentTab.Original => "ban-goc",
        _ => null,
    };

    public static DocumentTab TabOf(string? code) =>
        Enum.GetValues<DocumentTab>().FirstOrDefault(tab => Code(tab) == code);

    private Link Named(DocumentTab tab, string text)
    {
        var parameters = new[] { IsOld ? $"ban={Document.Version}" : null, Code(tab) is { } code ? $"xem={code}" : null }.OfType<string>().ToList();
        return new Link(text, parameters.Count == 0 ? Address : $"{Address}?{string.Join('&', parameters)}", tab == Tab);
    }

    private static string Cut(string title) => title.Length <= LongestChapter ? title : title[..LongestChapter].TrimEnd() + " …";
}
