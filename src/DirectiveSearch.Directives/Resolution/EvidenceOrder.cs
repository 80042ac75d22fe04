namespace DirectiveSearch.Directives.Resolution;

/// <summary>One order for evidence, whatever order it came in; the caller's ids only part what is equal in all else.</summary>
internal sealed class EvidenceOrder : IComparer<Evidence>
{
    public static readonly EvidenceOrder ByContent = new();

    public int Compare(Evidence? x, Evidence? y)
    {
        if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        var order = string.CompareOrdinal(x.Number, y.Number);
        if (order == 0) order = string.CompareOrdinal(x.Type, y.Type);
        if (order == 0) order = (x.Date?.SortKey ?? 0).CompareTo(y.Date?.SortKey ?? 0);
        if (order == 0) order = string.CompareOrdinal(x.Issuer, y.Issuer);
        if (order == 0) order = string.CompareOrdinal(x.Province, y.Province);
        if (order == 0) order = (x.CitingDate?.SortKey ?? 0).CompareTo(y.CitingDate?.SortKey ?? 0);
        if (order == 0) order = string.CompareOrdinal(x.HeldDocumentId, y.HeldDocumentId);
        if (order == 0) order = string.CompareOrdinal(x.Decided?.ToString(), y.Decided?.ToString());
        if (order == 0) order = string.CompareOrdinal(x.Theme, y.Theme);
        if (order == 0) order = string.CompareOrdinal(x.Term, y.Term);
        return order == 0 ? x.Id.CompareTo(y.Id) : order;
    }
}
