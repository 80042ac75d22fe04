namespace DirectiveSearch.Portal.Pages;

/// <summary>Where a page of a list stands among the others.</summary>
/// <param name="Number">From 1.</param>
public sealed record Paging(int Number, int Size, int Total, string Address, string Parameter = "trang")
{
    /// <summary>Deeper pages are reached by filters.</summary>
    public const int MostItems = 10_000;

    public int Last => Math.Max(1, (Math.Min(Total, MostItems) + Size - 1) / Size);

    public int Skip => (Number - 1) * Size;

    public int From => Total == 0 ? 0 : Skip + 1;

    public int To => Math.Min(Skip + Size, Total);

    public string? Before => Number > 1 ? Of(Number - 1) : null;

    public string? After => Number < Last ? Of(Number + 1) : null;

    /// <param name="asked">From the address: anything below 1 is the first page.</param>
    public static Paging At(int? asked, int size, int total, string address)
    {
        var paging = new Paging(1, size, total, address);
        return paging with { Number = Math.Clamp(asked ?? 1, 1, paging.Last) };
    }

    /// <summary>How many items to pass over before the total is known.</summary>
    public static int SkipOf(int? asked, int size) => Math.Clamp((asked ?? 1) - 1, 0, (MostItems / size) - 1) * size;

    public string Of(int number) =>
        number == 1 ? Address : Address + (Address.Contains('?') ? '&' : '?') + $"{Parameter}={number}";
}
