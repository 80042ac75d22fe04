namespace DirectiveSearch.Portal.Pages;

/// <summary>Words that lead somewhere; without an address they are plain words.</summary>
/// <param name="Current">It leads to what is shown.</param>
public sealed record Link(string Text, string? Href = null, bool Current = false);

/// <summary>Which part of a long list is asked for.</summary>
public static class ListPage
{
    public const int Size = 20;

    /// <summary>Deeper pages are reached by filters.</summary>
    public const int LastItem = 10_000;

    /// <param name="asked">From the address; anything below 1 is the first page.</param>
    public static int Number(int? asked, int size = Size) => Math.Clamp(asked ?? 1, 1, LastItem / size);

    /// <param name="path">Address of the list, with its other parameters.</param>
    public static Paging Of(int number, int total, string path, int size = Size)
    {
        var pages = Paging.PagesFor(Math.Min(total, LastItem), size);
        return new Paging(Math.Min(number, pages), pages, page => page == 1 ? path : $"{path}{(path.Contains('?') ? '&' : '?')}trang={page}");
    }
}
