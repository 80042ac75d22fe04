namespace DirectiveSearch.Text;

/// <summary>Binary search among what stands in the order of a text.</summary>
public static class Sorted
{
    /// <summary>The index of the first item whose end lies behind a place; the count when none does.</summary>
    /// <param name="end">Of an item; never falls from one to the next.</param>
    public static int FirstBehind<T>(IReadOnlyList<T> items, Func<T, int> end, int place)
    {
        var (low, high) = (0, items.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (end(items[middle]) <= place) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
