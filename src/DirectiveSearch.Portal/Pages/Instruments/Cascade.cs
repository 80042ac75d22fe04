using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Instruments;

/// <summary>A step by which a directive travels down: a document that answers it, held or only cited.</summary>
/// <param name="Key">The held document's id, else the instrument's slug.</param>
/// <param name="Lag">Days after the directive; null unless both dates are known to the day.</param>
/// <param name="Others">Further documents of the same unit that cite the directive.</param>
public sealed record CascadeStep(
    string Key, string Unit, string? UnitSlug, string Title, string Href, bool Held, PartialDate? Date, int? Lag,
    Level? Level, string? Province, int Others, IReadOnlyList<CascadeStep> Below)
{
    /// <summary>The date as it stands behind the title, which already names a lone year.</summary>
    public string When => Date is { } date && (date.Month is not null || !Title.EndsWith($" {date.Year}", StringComparison.Ordinal)) ? OfficialDate.Format(date) : "không ghi ngày";

    /// <summary>This step and all below it.</summary>
    public IEnumerable<CascadeStep> All => Below.SelectMany(step => step.All).Prepend(this);
}

/// <summary>How a directive travelled from its issuer down, read from the documents that cite it.</summary>
/// <param name="MedianLag">Days until half of the provinces that answered with a dated document had answered; null below two.</param>
public sealed record Cascade(IReadOnlyList<CascadeStep> Steps, int? MedianLag, IReadOnlySet<string> Provinces)
{
    public static Cascade Build(CascadeMaterial material)
    {
        var tree = new CascadeTree(material);
        foreach (var document in material.Documents.OrderBy(document => document.Date?.SortKey ?? int.MaxValue).ThenBy(document => document.Id, StringComparer.Ordinal))
            tree.Add(document);
        var steps = tree.Grow();
        var all = steps.SelectMany(step => step.All).Where(step => step.Province is not null).ToList();
        return new Cascade(steps, Median(all), all.Select(step => step.Province!).ToHashSet());
    }

    private static int? Median(IEnumerable<CascadeStep> steps)
    {
        var first = steps.Where(step => step.Lag is >= 0).GroupBy(step => step.Province)
            .Select(province => province.Min(step => step.Lag!.Value)).Order().ToList();
        return first.Count < 2 ? null : first[(first.Count - 1) / 2];
    }
}

/// <summary>Records from which a cascade is read.</summary>
/// <param name="Documents">Documents that cite the directive.</param>
/// <param name="Citations">All citations of these documents.</param>
/// <param name="Instruments">What these citations mean, by slug.</param>
/// <param name="Evidence">Every mention of the directive in these documents.</param>
/// <param name="Describe">What is known of a unit by its canonical name.</param>
public sealed record CascadeMaterial(
    InstrumentSummary Directive, IReadOnlyList<DocumentSummary> Documents, IReadOnlyList<StoredCitation> Citations,
    IReadOnlyDictionary<string, InstrumentSummary> Instruments, IReadOnlyList<Archive.Evidence> Evidence,
    Func<string, PartialDate?, UnitDescription> Describe);
