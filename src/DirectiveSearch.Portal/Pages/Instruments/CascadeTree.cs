using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Text;

namespace DirectiveSearch.Portal.Pages.Instruments;

/// <summary>Joins the paths of single documents to one tree: every document stands once, below the nearest document above it that it answers.</summary>
internal sealed class CascadeTree(CascadeMaterial material)
{
    private const int SoonAfter = 730;
    private readonly Dictionary<string, Node> nodes = [];
    private readonly ILookup<string, StoredCitation> citations = material.Citations.ToLookup(citation => citation.DocumentId);
    private readonly ILookup<string, Archive.Evidence> evidence = material.Evidence.ToLookup(evidence => evidence.DocumentId);
    private readonly HashSet<string> citing = [.. material.Documents.Select(document => document.Id)];

    public void Add(DocumentSummary document)
    {
        string? parent = null;
        foreach (var above in Between(document))
        {
            var key = above.HeldDocumentId ?? above.Slug;
            if (key == document.Id || Above(parent).Contains(key)) continue;
            nodes.TryAdd(key, NodeOf(above, key, parent));
            parent = key;
        }

        if (nodes.TryGetValue(document.Id, out var known)) nodes[document.Id] = known with { Step = StepOf(document), Parent = known.Parent ?? Safe(parent, document.Id) };
        else nodes.Add(document.Id, new Node(StepOf(document), parent));
    }

    public IReadOnlyList<CascadeStep> Grow() => Below(null, nodes.Values.ToLookup(node => node.Parent ?? ""));

    private List<CascadeStep> Below(string? parent, ILookup<string, Node> children) =>
        [.. children[parent ?? ""].Select(node => node.Step with { Below = Below(node.Step.Key, children) })
            .GroupBy(step => step.Below.Count > 0 || step.UnitSlug is null ? step.Key : step.UnitSlug)
            .Select(unit => unit.OrderBy(When).First() with { Others = unit.Count() - 1 })
            .OrderBy(When).ThenBy(step => step.Unit, StringComparer.Ordinal).ThenBy(step => step.Key, StringComparer.Ordinal)];

    private static int When(CascadeStep step) => step.Date?.SortKey ?? int.MaxValue;

    private IEnumerable<string> Above(string? key)
    {
        for (; key is not null; key = nodes[key].Parent) yield return key;
    }

    /// <summary>No document stands below itself.</summary>
    private string? Safe(string? parent, string key) => Above(parent).Contains(key) ? null : parent;

    /// <summary>The instruments through which the directive reached a document, uppermost first.</summary>
    private IEnumerable<InstrumentSummary> Between(DocumentSummary document)
    {
        var cited = citations[document.Id].ToList();
        var mentions = cited.Where(citation => citation.InstrumentSlug == material.Directive.Slug).ToList();
        return cited.Where(citation => citation.InstrumentSlug is { } slug && slug != material.Directive.Slug)
            .GroupBy(citation => citation.InstrumentSlug!)
            .Select(group => (Instrument: material.Instruments.GetValueOrDefault(group.Key), Places: group))
            .Where(pair => pair.Instrument is { Issuer: not null } && Fits(pair.Instrument, document) && pair.Places.Any(place => Answers(place, pair.Instrument, mentions, document)))
            .Select(pair => pair.Instrument!)
            .OrderBy(instrument => Unit(instrument.Issuer!, instrument.Date).Level)
            .ThenBy(instrument => instrument.Date?.SortKey ?? int.MaxValue);
    }

    /// <summary>Whether an instrument can stand between by its date, level and province.</summary>
    private bool Fits(InstrumentSummary instrument, DocumentSummary document)
    {
        var unit = Unit(instrument.Issuer!, instrument.Date);
        if (unit.Level is null or Level.Central || unit.Level > (document.Level ?? Level.Commune)) return false;
        if (instrument.Date is not { } date || (material.Directive.Date is { } issued && date < issued)) return false;
        if (document.Date is { } own && own < date) return false;
        return document.Province is null || unit.Province is null || Today(document) == (unit.ProvinceToday ?? unit.Province);
    }

    /// <summary>Whether the text shows that an instrument answers the directive: it is held and cites it, the directive stands in its
    /// title, it bears the same subject, or both are named in one clause and it came within two years.</summary>
    private bool Answers(StoredCitation place, InstrumentSummary instrument, List<StoredCitation> mentions, DocumentSummary document) =>
        (instrument.HeldDocumentId is { } held && citing.Contains(held))
        || mentions.Any(mention => mention.Citation.Within == place.Index)
        || (material.Directive.Title is { } title && Subjects.Agree(title, place.Citation.Subject ?? instrument.Title))
        || (OfficialDate.DaysBetween(material.Directive.Date, instrument.Date) is >= 0 and <= SoonAfter
            && evidence[document.Id].Any(mention => SameClause(mention, place.Citation.Span)));

    private static bool SameClause(Archive.Evidence mention, TextSpan other)
    {
        if (!mention.Sentence.Contains(other) || mention.Mention.Overlaps(other)) return false;
        var (start, end) = mention.Mention.Start < other.Start ? (mention.Mention.End, other.Start) : (other.End, mention.Mention.Start);
        return mention.SentenceText.AsSpan(start - mention.Sentence.Start, end - start).IndexOfAny(';', '\n') < 0;
    }

    private Node NodeOf(InstrumentSummary instrument, string key, string? parent)
    {
        var unit = Unit(instrument.Issuer!, instrument.Date);
        return new Node(
            new CascadeStep(
                key, unit.ShortName, unit.Slug, InstrumentWords.Name(instrument), Address.Instrument(instrument.Slug), instrument.HeldDocumentId is not null,
                instrument.Date, Lag(instrument.Date), unit.Level, unit.ProvinceToday ?? unit.Province, 0, []),
            parent);
    }

    private CascadeStep StepOf(DocumentSummary document)
    {
        var unit = document.Issuer is { } issuer ? Unit(issuer, document.Date) : null;
        return new CascadeStep(
            document.Id, unit?.ShortName ?? document.FileName, unit is null ? null : document.IssuerSlug ?? unit.Slug, TitleOf(document), Address.Document(document.Id), true,
            document.Date ?? (document.Year is { } year ? new PartialDate(year) : null), Lag(document.Date), document.Level, Today(document), 0, []);
    }

    private static string TitleOf(DocumentSummary document) =>
        (document.Type ?? "Văn bản")
        + (document.Number is { } number ? $" {number}" : document.Date is null && document.Year is { } year ? $" năm {year}" : "");

    private int? Lag(PartialDate? date) => OfficialDate.DaysBetween(material.Directive.Date, date);

    private string? Today(DocumentSummary document) =>
        document.Issuer is { } issuer ? Unit(issuer, document.Date) is var unit && unit.Province is not null ? unit.ProvinceToday ?? unit.Province : document.Province
        : document.Province;

    private UnitDescription Unit(string name, PartialDate? date) => material.Describe(name, date);

    private sealed record Node(CascadeStep Step, string? Parent);
}
