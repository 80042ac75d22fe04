namespace DirectiveSearch.Text;

/// <summary>A text normalised once at the door, and the way back to the text as published.</summary>
public sealed class NormalizedText
{
    private readonly int[]? starts;

    /// <param name="starts">For each code unit of <paramref name="text"/>, and one past the end, the offset in
    /// <paramref name="published"/> where its source begins; null when both texts are the same.</param>
    internal NormalizedText(string published, string text, int[]? starts)
    {
        Published = published;
        Text = text;
        this.starts = starts;
    }

    public string Published { get; }

    public string Text { get; }

    /// <summary>The smallest range of the published text that covers a range of the normalised text.</summary>
    public TextSpan ToPublished(TextSpan span) =>
        starts is null ? span
        : span.Length == 0 ? new TextSpan(starts[span.Start], starts[span.Start])
        : new TextSpan(starts[span.Start], EndOf(span.End - 1));

    private int EndOf(int index)
    {
        var start = starts![index];
        var next = index + 1;
        while (next < starts.Length - 1 && starts[next] == start) next++;
        var end = starts[next];
        while (end > start + 1 && TextNormalizer.IsDropped(Published[end - 1])) end--;
        return end;
    }
}
