using DirectiveSearch.Directives.Units;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages;

/// <summary>Provinces of today by what is held of them.</summary>
/// <param name="Answering">How many have a document in question.</param>
/// <param name="Nothing">Those of which nothing at all is held.</param>
/// <param name="Silent">Those of which documents are held, but none in question; each leads to what is held.</param>
public sealed record ProvinceHoldings(int Answering, IReadOnlyList<Link> Nothing, IReadOnlyList<Link> Silent)
{
    /// <param name="held">Slugs of provinces with any document; former provinces may be among them.</param>
    /// <param name="answering">Slugs of provinces with a document in question.</param>
    public static ProvinceHoldings Build(IReadOnlyList<Province> provinces, IReadOnlySet<string> held, IReadOnlySet<string> answering)
    {
        var today = provinces.Select(province => (Slug: province.TodaySlug, Name: province.TodayName)).Distinct().ToList();
        var others = today.Where(province => !answering.Contains(province.Slug)).ToList();
        return new ProvinceHoldings(
            today.Count - others.Count,
            [.. others.Where(province => !held.Contains(province.Slug)).Select(province => new Link(province.Name))],
            [.. others.Where(province => held.Contains(province.Slug)).Select(province => new Link(province.Name, Address.Search(("tinh", province.Slug))))]);
    }
}
