using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Resolution;
using DirectiveSearch.Portal.Pages.Corrections;
using DirectiveSearch.Portal.Pages.Documents;
using DirectiveSearch.Portal.Pages.Drawings;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Instruments;

/// <summary>What the page of an instrument is made of.</summary>
/// <param name="Facets">Counted over all documents that cite it.</param>
/// <param name="Rows">Citing documents on this page of the evidence table.</param>
/// <param name="Purpose">Filter of the evidence table.</param>
/// <param name="CountsAway">The index does not answer: there is just what the archive says.</param>
/// <param name="CascadeOf">How many citing documents the cascade was read from.</param>
public sealed record InstrumentMaterial(
    InstrumentRecord Instrument, int Citing, IReadOnlyDictionary<FacetField, IReadOnlyList<FacetCount>> Facets, IReadOnlyList<PurposeCount> Purposes,
    IReadOnlyDictionary<string, InstrumentSummary> Instruments, Cascade Cascade, int CascadeOf, Neighbourhood Around,
    IReadOnlyList<CitingDocument> Rows, Relation? Purpose, Paging Paging, ProvinceHoldings Provinces, bool CountsAway)
{
    public Disagreements Disagreements { get; init; } = new([], [], [], []);

    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    public bool MayEdit { get; init; }

    public string? Notice { get; init; }
}

/// <summary>Another instrument that stands in the same documents.</summary>
public sealed record Companion(Link Instrument, int Documents);

/// <summary>One purpose with its count, as a filter of the evidence table.</summary>
public sealed record PurposeCount(Relation Relation, int Documents, Link Filter);

public sealed record InstrumentPage(InstrumentMaterial Material)
{
    private const int CompanionsShown = 8;
    private const int FewCompanions = 4;
    private const int MostChoices = 20;

    private InstrumentRecord Record => Material.Instrument;

    public InstrumentSummary Summary => Record.Summary;

    public string Heading => $"{Summary.Type} số {Summary.Number}";

    public string Title => InstrumentWords.Dated(Summary);

    public string Path => Address.Instrument(Summary.Slug);

    /// <summary>Every citing document with its sentences, as a table for office programs.</summary>
    public string CsvAddress => Path + "/trich-doan.csv" + (Material.Purpose is { } purpose ? $"?quan-he={Words.Code(purpose)}" : "");

    /// <summary>What the majority says it is about, as it follows the number: "về tiếp tục đổi mới …".</summary>
    public string? Subject =>
        (Summary.Title ?? (Record.StatedTitles.Count > 0 ? Record.StatedTitles[0].Value : null)) is { } title ? InstrumentWords.About(title) : null;

    public bool IsGhost => Summary.HeldDocumentId is null;

    public IReadOnlyList<Crumb> Crumbs =>
        [.. new Crumb?[]
        {
            new("Văn bản được viện dẫn", Address.Results),
            new(Summary.Type),
            Summary.Issuer is { } issuer ? new Crumb(issuer) : null,
            Summary.Date is { } date ? new Crumb($"{date.Year}") : null,
        }.OfType<Crumb>()];

    public IReadOnlyList<Link> Tabs =>
    [
        new("Tổng quan", Path, true),
        new("Danh sách", Address.Search(("dan", Summary.Slug))),
        new("Dòng thời gian", Address.Search(("dan", Summary.Slug), ("xem", "dong-thoi-gian"))),
        new("Mạng lưới viện dẫn", Address.Search(("dan", Summary.Slug), ("xem", "mang-luoi"))),
        new("Tình hình triển khai", Address.Search(("dan", Summary.Slug), ("xem", "trien-khai"))),
    ];

    public IReadOnlyList<Figure> Figures =>
        [.. new Figure?[]
        {
            new(Material.Citing, "văn bản viện dẫn"),
            new(Summary.Citations, "lượt viện dẫn"),
            Material.CountsAway ? null : new Figure(Counts(FacetField.Issuer).Count, "đơn vị"),
            Material.CountsAway ? null : new Figure(Material.Provinces.Answering, "tỉnh, thành phố"),
            Material.Cascade.MedianLag is { } lag ? new Figure(lag, "ngày: một nửa số tỉnh đã triển khai") : null,
        }.OfType<Figure>()];

    public YearCounts Years => YearCounts.Build(Counts(FacetField.Year), Summary.Date?.Year);

    public Chart YearChart => Years.Draw(
        $"Văn bản viện dẫn {Summary.Number} theo năm",
        year => Address.Search(("dan", Summary.Slug), ("nam", $"{year}")),
        Summary.Date is { } date ? new ChartMark($"{date.Year}", "ban hành") : null);

    /// <summary>Instruments that stand together with it at least twice; where there are hardly any, also once.</summary>
    public IReadOnlyList<Companion> Companions
    {
        get
        {
            var beside = Counts(FacetField.Instrument).Where(count => count.Value != Summary.Slug && Material.Instruments.ContainsKey(count.Value)).ToList();
            var often = beside.Where(count => count.Documents > 1).Take(CompanionsShown).ToList();
            return [.. (often.Count >= FewCompanions ? often : beside.Take(FewCompanions))
                .Select(count => new Companion(new Link(InstrumentWords.Brief(Material.Instruments[count.Value]), Address.Instrument(count.Value)), count.Documents))];
        }
    }

    /// <summary>What documents state differently: the majority, then the others with some of the documents that state them.</summary>
    public IReadOnlyList<StatedFact> DisputedFacts =>
    [
        .. StatedFact.Of(Record.StatedDates, Material.Disagreements.Dates, date => $"{(date.Day is null ? "" : "ngày ")}{OfficialDate.Format(date)}"),
        .. StatedFact.Of(Record.StatedIssuers, Material.Disagreements.Issuers, issuer => issuer),
        .. StatedFact.Of(Record.StatedTitles, Material.Disagreements.Titles, title => $"“{Words.Capital(title)}”"),
    ];

    /// <summary>Other numbers of the same digits and day, one of which may be a slip.</summary>
    public IReadOnlyList<Link> Alike => [.. Material.Disagreements.Alike.Select(other => new Link(InstrumentWords.Dated(other), Address.Instrument(other.Slug)))];

    /// <summary>What an editor may mean instead, or join with it.</summary>
    public IReadOnlyList<CorrectionChoice> Choices =>
        [.. Record.SameNumber.Concat(Material.Disagreements.Alike).Concat(Material.Disagreements.Dates.SelectMany(date => date.SameDay)).DistinctBy(other => other.Slug)
            .Take(MostChoices).Select(other => new CorrectionChoice(other.Slug, InstrumentWords.Dated(other)))];

    /// <summary>Citations of the evidence table, for splitting some of them off.</summary>
    public IReadOnlyList<(CorrectionPlace Place, Excerpt Sentence)> Places =>
        [.. Material.Rows.SelectMany(row => row.Evidence.Select(place => (
            new CorrectionPlace(PlaceValue.Of(new CitationPlace(row.Document.Id, place.Index, place.NumberKey)), $"{row.Document.Issuer ?? "Không rõ đơn vị"}, {row.When}"), Excerpt.Of(place))))];

    /// <summary>Other instruments of the same type and number; a list of its own beyond three.</summary>
    public SameNumberNote? SameNumber => SameNumberNote.Of(Record);

    private IReadOnlyList<FacetCount> Counts(FacetField field) => Material.Facets.GetValueOrDefault(field) ?? [];
}

/// <summary>One of several things that documents state of an instrument.</summary>
/// <param name="Stating">Some of the documents that state it; none for the majority.</param>
/// <param name="SameDay">What the same office issued on that day.</param>
public sealed record StatedFact(string Words, int Documents, bool IsMajority, IReadOnlyList<Link> Stating, IReadOnlyList<Link> SameDay)
{
    private const int Shown = 7;

    /// <summary>Nothing when all state the same.</summary>
    public static IEnumerable<StatedFact> Of<T>(IReadOnlyList<Stated<T>> stated, IReadOnlyList<Outlier<T>> outliers, Func<T, string> words) =>
        stated.Count < 2 ? [] : stated.Take(Shown).Select((fact, index) =>
        {
            var outlier = index == 0 ? null : outliers.FirstOrDefault(one => Equals(one.Value, fact.Value));
            return new StatedFact(
                words(fact.Value), fact.Documents, index == 0,
                [.. (outlier?.Documents ?? []).Select(document => new Link(document is { Type: { } type, Number: { } number } ? $"{type} {number}" : Wording.Words.Capital(document.Title), Address.Document(document.Id)))],
                [.. (outlier?.SameDay ?? []).Select(other => new Link(InstrumentWords.Name(other), Address.Instrument(other.Slug)))]);
        });
}

/// <summary>The warning that a number is used more than once.</summary>
/// <param name="Lead">Có hai chỉ thị cùng số, ký hiệu.</param>
/// <param name="Others">The other ones, when they are few.</param>
/// <param name="All">The page that lists all.</param>
public sealed record SameNumberNote(string Lead, IReadOnlyList<InstrumentSummary> Others, string All)
{
    private const int MostNamed = 3;
    private static readonly string[] SmallNumbers = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];

    public static SameNumberNote? Of(InstrumentRecord record)
    {
        if (record.SameNumber.Count == 0) return null;
        var count = record.SameNumber.Count + 1;
        var words = count < SmallNumbers.Length ? SmallNumbers[count] : OfficialDate.Number(count);
        return new SameNumberNote(
            $"Có {words} {Words.Small(record.Summary.Type)} cùng số, ký hiệu.",
            record.SameNumber.Count <= MostNamed ? record.SameNumber : [],
            Address.Number(record.Summary.Number));
    }
}
