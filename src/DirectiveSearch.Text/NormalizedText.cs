namespace DirectiveSearch.Text;

/// <summary>From an offset of a normalised text on, up to the next stretch, its units stand for those of the published text one by one.</summary>
internal readonly record struct Stretch(int Text, int Published);

/// <summary>A text normalised once at the door, and the way back to the text as published.</summary>
public sealed class NormalizedText
{
    private readonly Stretch[]? stretches;

    /// <param name="stretches">In text order, the first at 0, the last at the end of both texts; null when both texts have the same offsets.</param>
    internal NormalizedText(string published, string text, Stretch[]? stretches)
    {
        Published = published;
        Text = text;
        this.stretches = stretches;
    }

    public string Published { get; }

    public string Text { get; }

    /// <summary>The smallest range of the published text that covers a range of the normalised text.</summary>
    public TextSpan ToPublished(TextSpan span) =>
        stretches is null ? span
        : span.Length == 0 ? new TextSpan(StartOf(span.Start), StartOf(span.Start))
        : new TextSpan(StartOf(span.Start), EndOf(span.End - 1));

    /// <summary>Where the source of a unit begins; several units may have one source.</summary>
    private int StartOf(int index)
    {
        var (low, high) = (0, stretches!.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (stretches[middle].Text <= index) low = middle;
            else high = middle - 1;
        }

        return stretches[low].Published + index - stretches[low].Text;
    }

    private int EndOf(int index)
    {
        var start = StartOf(index);
        var next = index + 1;
        while (next < Text.Length && StartOf(next) == start) next++;
        var end = StartOf(next);
        while (end > start + 1 && TextNormalizer.IsDropped(Published[end - 1])) end--;
        return end;
    }
}
