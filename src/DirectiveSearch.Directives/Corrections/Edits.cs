using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Corrections;

/// <summary>A place that people decided about.</summary>
/// <param name="Place">In the text before.</param>
/// <param name="Length">Of what stands there now.</param>
public readonly record struct Edit(TextSpan Place, int Length)
{
    public int Growth => Length - Place.Length;
}

/// <summary>Leads from a text to the same text with other words at some places, and back.</summary>
public sealed class Edits
{
    private readonly IReadOnlyList<Edit> edits;

    /// <summary>Where each edit begins in the text as it is now.</summary>
    private readonly int[] starts;

    /// <param name="edits">In text order, none within another.</param>
    public Edits(IReadOnlyList<Edit> edits)
    {
        this.edits = edits;
        starts = new int[edits.Count];
        for (int index = 0, growth = 0; index < edits.Count; growth += edits[index++].Growth) starts[index] = edits[index].Place.Start + growth;
    }

    /// <summary>The words as they stand now; what lies within an edited place becomes the whole of it.</summary>
    public TextSpan ToNow(TextSpan before)
    {
        var first = Sorted.FirstBehind(edits, static edit => edit.Place.End, before.Start);
        var last = Sorted.FirstBehind(edits, static edit => edit.Place.End, before.End - 1);
        return new TextSpan(
            first < edits.Count && edits[first].Place.Start <= before.Start ? starts[first] : before.Start + GrowthBefore(first),
            last < edits.Count && edits[last].Place.Start < before.End ? starts[last] + edits[last].Length : before.End + GrowthBefore(last));
    }

    /// <summary>The words as they stood before; what lies within an edited place becomes the whole of it.</summary>
    public TextSpan ToBefore(TextSpan now)
    {
        var first = FirstEndingBehind(now.Start);
        var last = FirstEndingBehind(now.End - 1);
        return new TextSpan(
            first < edits.Count && starts[first] <= now.Start ? edits[first].Place.Start : now.Start - GrowthBefore(first),
            last < edits.Count && starts[last] < now.End ? edits[last].Place.End : now.End - GrowthBefore(last));
    }

    /// <summary>Whether people decided about any of these words, as they stood before.</summary>
    public bool Touches(TextSpan before) =>
        Sorted.FirstBehind(edits, static edit => edit.Place.End, before.Start) is var first && first < edits.Count && edits[first].Place.Start < before.End;

    private int GrowthBefore(int index) =>
        index == 0 ? 0 : starts[index - 1] + edits[index - 1].Length - edits[index - 1].Place.End;

    private int FirstEndingBehind(int place)
    {
        var (low, high) = (0, edits.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (starts[middle] + edits[middle].Length <= place) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
