using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Portal.Outages;
using DirectiveSearch.Portal.Pages.Documents;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Instruments;

/// <summary>Documents that cite an instrument.</summary>
/// <param name="CountsAway">The index does not answer.</param>
public sealed record CitingList(IReadOnlyList<CitingDocument> Documents, int Total, bool CountsAway);

/// <summary>Gathers what the page of an instrument shows, from the index and the archive.</summary>
public sealed class InstrumentReader(ArchiveStore archive, ISearchIndex index, HeldProvinces held, Outage outage)
{
    /// <summary>The cascade is read from so many documents, the oldest first.</summary>
    public const int CascadeDocuments = 200;

    private const int UnitsDrawn = 8;
    private const int InstrumentsDrawn = 5;

    /// <summary>What the index answers; without it just the newest documents, from the archive.</summary>
    /// <param name="Citing">The oldest hits with the counts of all.</param>
    /// <param name="Rows">Of the evidence table.</param>
    private sealed record Answers(SearchResult Citing, SearchResult Rows, IReadOnlyList<PurposeCount> Purposes, IReadOnlySet<string> Provinces, bool Away = false);

    public async Task<InstrumentPage> ReadAsync(InstrumentRecord record, Relation? purpose, int page, CancellationToken cancellation)
    {
        var slug = record.Summary.Slug;
        var answers = await AnswersAsync(record.Summary, purpose, page, cancellation);
        var citing = answers.Citing;
        var cascade = await CascadeAsync(record.Summary, [.. citing.Hits.Select(hit => hit.Id)], cancellation);
        var beside = Values(citing, FacetField.Instrument).Where(value => value != slug).Take(12).ToList();
        var instruments = await archive.Instruments.SummariesAsync(beside, cancellation);
        return new InstrumentPage(new InstrumentMaterial(
            record, citing.Total, citing.Facets, answers.Purposes, instruments,
            Cascade.Build(cascade), cascade.Documents.Count,
            await AroundAsync(record.Summary, citing, cascade, instruments, cancellation),
            await CitingDocumentsAsync(slug, [.. answers.Rows.Hits.Select(hit => hit.Id)], cancellation),
            purpose,
            ListPage.Of(page, answers.Rows.Total, purpose is { } chosen ? $"{Address.Instrument(slug)}?quan-he={Words.Code(chosen)}" : Address.Instrument(slug)),
            ProvinceHoldings.Build(UnitDirectory.Provinces, answers.Provinces, Values(citing, FacetField.Province).ToHashSet()),
            answers.Away)
        {
            Disagreements = await archive.Instruments.DisagreementsAsync(record, cancellation),
        });
    }

    private async Task<Answers> AnswersAsync(InstrumentSummary instrument, Relation? purpose, int page, CancellationToken cancellation)
    {
        var slug = instrument.Slug;
        try
        {
            var citing = index.SearchAsync(Citing(slug, null, SearchSort.Oldest, 0, CascadeDocuments, CountedFacets), cancellation);
            var rows = index.SearchAsync(Citing(slug, purpose, SearchSort.Newest, (page - 1) * ListPage.Size, ListPage.Size, []), cancellation);
            var purposes = PurposesAsync(slug, purpose, cancellation);
            var provinces = held.ReadAsync(cancellation);
            await Task.WhenAll(citing, rows, purposes, provinces);
            return new Answers(await citing, await rows, await purposes, await provinces);
        }
        catch (Exception failure) when (outage.Explains(failure))
        {
            var ids = await archive.Instruments.CitingAsync(slug, purpose, ListPage.Size, cancellation);
            var nothing = new SearchResult(instrument.CitingDocuments, Rung.Everything, [], new Dictionary<FacetField, IReadOnlyList<FacetCount>>());
            return new Answers(nothing, nothing with { Total = ids.Count, Hits = [.. ids.Select(id => new SearchHit(id, 0))] }, [], new HashSet<string>(), Away: true);
        }
    }

    /// <summary>How many documents cite it for each purpose: a count of few lists, where a facet would count the pairs of everything that these documents cite.</summary>
    private async Task<IReadOnlyList<PurposeCount>> PurposesAsync(string slug, Relation? chosen, CancellationToken cancellation)
    {
        var relations = Enum.GetValues<Relation>();
        var answers = await Task.WhenAll(relations.Select(relation => index.SearchAsync(Citing(slug, relation, SearchSort.Newest, 0, 0, []), cancellation)));
        return [.. relations.Zip(answers).Where(pair => pair.Second.Total > 0).Select(pair => new PurposeCount(
            pair.First, pair.Second.Total,
            new Link(Words.Of(pair.First), $"{Address.Instrument(slug)}?quan-he={Words.Code(pair.First)}#trich-doan", chosen == pair.First)))];
    }

    /// <summary>A page of the documents that cite an instrument, the newest first; without the index just the first page, from the archive.</summary>
    public async Task<CitingList> CitingAsync(InstrumentSummary instrument, int page, CancellationToken cancellation)
    {
        try
        {
            var found = await index.SearchAsync(Citing(instrument.Slug, null, SearchSort.Newest, (page - 1) * ListPage.Size, ListPage.Size, []), cancellation);
            return new CitingList(await CitingDocumentsAsync(instrument.Slug, [.. found.Hits.Select(hit => hit.Id)], cancellation), found.Total, false);
        }
        catch (Exception failure) when (outage.Explains(failure))
        {
            var ids = await archive.Instruments.CitingAsync(instrument.Slug, null, ListPage.Size, cancellation);
            return new CitingList(await CitingDocumentsAsync(instrument.Slug, ids, cancellation), instrument.CitingDocuments, true);
        }
    }

    /// <summary>Documents with every place where they cite the instrument, in the order of the ids.</summary>
    public async Task<IReadOnlyList<CitingDocument>> CitingDocumentsAsync(string slug, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var summaries = await archive.Documents.SummariesAsync(ids, cancellation);
        var evidence = (await archive.Instruments.EvidenceAsync(slug, ids, cancellation)).ToLookup(evidence => evidence.DocumentId);
        return [.. ids.Where(summaries.ContainsKey).Select(id => new CitingDocument(summaries[id], [.. evidence[id]]))];
    }

    /// <summary>A request for the documents that cite an instrument, for one purpose or any.</summary>
    public static SearchRequest Citing(string slug, Relation? purpose, SearchSort sort, int skip, int take, IReadOnlyList<FacetRequest> facets) =>
        new(SearchQuery.Everything,
            [purpose is { } relation ? new SearchFilter(FacetField.InstrumentRelation, $"{slug}|{Words.Code(relation)}") : new SearchFilter(FacetField.Instrument, slug)],
            sort, skip, take, facets);

    private static IReadOnlyList<FacetRequest> CountedFacets { get; } =
    [
        new(FacetField.Issuer, 0), new(FacetField.Year, 0), new(FacetField.Province, 0), new(FacetField.Instrument, 20),
    ];

    private async Task<CascadeMaterial> CascadeAsync(InstrumentSummary directive, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var documents = await archive.Documents.SummariesAsync(ids, cancellation);
        var citations = await archive.Documents.CitationsAsync(ids, cancellation);
        var cited = citations.Select(citation => citation.InstrumentSlug).OfType<string>().Distinct().ToList();
        return new CascadeMaterial(
            directive, [.. documents.Values], citations,
            await archive.Instruments.SummariesAsync(cited, cancellation),
            await archive.Instruments.EvidenceAsync(directive.Slug, ids, cancellation),
            UnitDirectory.Describe);
    }

    private async Task<Neighbourhood> AroundAsync(
        InstrumentSummary hub, SearchResult citing, CascadeMaterial material, IReadOnlyDictionary<string, InstrumentSummary> instruments, CancellationToken cancellation)
    {
        var slugs = Values(citing, FacetField.Issuer).Take(UnitsDrawn).ToList();
        var units = await archive.Units.SummariesAsync(slugs, cancellation);
        var issuers = material.Documents.ToDictionary(document => document.Id, document => document.IssuerSlug);
        var purposes = material.Citations.Where(citation => citation.InstrumentSlug == hub.Slug)
            .GroupBy(citation => issuers.GetValueOrDefault(citation.DocumentId) ?? "")
            .ToDictionary(unit => unit.Key, unit => unit.Min(citation => citation.Citation.Relation));
        return Neighbourhood.Draw(
            hub.Number, hub.HeldDocumentId is null,
            [.. slugs.Where(units.ContainsKey).Select(unit => new Neighbour(
                units[unit].ShortName, Address.Search(("dan", hub.Slug), ("don-vi", unit)), purposes.GetValueOrDefault(unit, Relation.Mentions), false))],
            [.. Values(citing, FacetField.Instrument).Where(instruments.ContainsKey).Take(InstrumentsDrawn)
                .Select(slug => new Neighbour(InstrumentWords.Brief(instruments[slug]), Address.Instrument(slug), null, instruments[slug].HeldDocumentId is null))]);
    }

    private static IEnumerable<string> Values(SearchResult result, FacetField field) =>
        (result.Facets.GetValueOrDefault(field) ?? []).Select(count => count.Value);
}
