using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Portal.Pages.Drawings;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Search;

/// <summary>A result set as its page shows it (partial _Results). Exactly one lens is set, none for an overview or an error.</summary>
/// <param name="Error">The query cannot be read; nothing else is set then.</param>
/// <param name="Interpretation">The words with their accents as the texts have them, when the query was typed otherwise.</param>
/// <param name="Instruments">What the query names, when it reads as a number.</param>
public sealed record Results(ResultQuery Query, QueryError? Error, int Total, Rung Rung)
{
    public string? Interpretation { get; init; }

    public IReadOnlyList<InstrumentSummary> Instruments { get; init; } = [];

    public IReadOnlyList<FacetGroup> Facets { get; init; } = [];

    public IReadOnlyList<ActiveFilter> Active { get; init; } = [];

    /// <summary>Documents by year, for the small bars above a list.</summary>
    public IReadOnlyList<YearCount> Years { get; init; } = [];

    public ListLens? List { get; init; }

    public TimelineLens? Timeline { get; init; }

    public GraphLens? Graph { get; init; }

    public CoverageLens? Coverage { get; init; }

    /// <summary>The reader may ask why hits rank where they do.</summary>
    public bool MayExplain { get; init; }

    public static Results Unreadable(ResultQuery query, QueryError error) => new(query, error, 0, Rung.Everything);
}

/// <param name="Name">Of its parameter, without exclusion.</param>
public sealed record FacetGroup(string Name, string Title, IReadOnlyList<FacetValue> Values);

/// <param name="Documents">Null for a chosen value that the index did not count.</param>
/// <param name="Excluding">The same results without what has this value.</param>
public sealed record FacetValue(string Value, string Label, int? Documents, bool Chosen, string Excluding);

/// <param name="Field">What kind of value it is, in the portal's words.</param>
/// <param name="Without">The same results with this filter taken off.</param>
public sealed record ActiveFilter(string Field, string Label, bool Exclude, string Without);

/// <param name="Year">Null: not known.</param>
public sealed record YearCount(int? Year, int Documents, string Address);

public sealed record ListLens(IReadOnlyList<Hit> Hits, Paging Paging, int First);

/// <summary>A document in a list of results.</summary>
/// <param name="Number">Its own number, with the word for it.</param>
/// <param name="Line">Unit, date, province.</param>
public sealed record Hit(
    string Address, string? Number, IReadOnlyList<Piece> Title, string Line, bool ReadByMachine, IReadOnlyList<IReadOnlyList<Piece>> Passages, IReadOnlyList<CitedGroup> Cited)
{
    /// <summary>Why it ranks where it does, when that was asked for.</summary>
    public ScoreExplanation? Explanation { get; init; }
}

/// <summary>What a document cites for one purpose; <paramref name="More"/> others are not listed.</summary>
public sealed record CitedGroup(Relation Relation, IReadOnlyList<(string Label, string Address)> Instruments, int More);

/// <param name="OfInstrument">The counts are of citations of this one; else of any citation.</param>
public sealed record TimelineLens(Chart Chart, IReadOnlyList<Relation> Relations, IReadOnlyList<TimelineRow> Rows, InstrumentSummary? OfInstrument);

/// <param name="ByRelation">Parallel to the lens's relations.</param>
public sealed record TimelineRow(string Year, int Documents, string Address, IReadOnlyList<(int Documents, string Address)> ByRelation);

/// <param name="Complete">False when there are more lines than are read.</param>
public sealed record GraphLens(Graph Graph, IReadOnlyList<GraphRow> Rows, bool Complete);

public sealed record GraphRow(string Who, string WhoAddress, string What, string WhatAddress, bool Ghost, Relation Relation, int Documents, string Address);

/// <param name="WithoutUnit">Documents in the results whose unit is not known; they stand in no row.</param>
public sealed record CoverageLens(Matrix Matrix, Paging Rows, Paging ColumnPages, int WithoutUnit);
