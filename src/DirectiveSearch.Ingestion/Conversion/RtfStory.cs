namespace DirectiveSearch.Ingestion.Conversion;

internal enum RtfStoryKind
{
    Body,
    Header,
    Note,
    Box,
}

/// <summary>One run of paragraphs: the body, a page head, a note, a box.</summary>
internal sealed class RtfStory(RtfStoryKind kind, long most, int note)
{
    private readonly List<(PageFrame Frame, int Start)> frames = [];

    public RtfStoryKind Kind => kind;

    public int Note => note;

    public ParagraphWriter Text { get; } = new(most);

    public void EndParagraph(PageFrame? frame)
    {
        var (start, blank) = (Text.Start, Text.Start == Text.Length);
        if (frame is null) EndFrames();
        if (frame is { } box && !blank && (frames.Count == 0 || frames[^1].Frame != box)) frames.Add((box, start));
        Text.End();
    }

    /// <summary>Ends a line that is begun; boxes of the next page are others.</summary>
    public void EndLine()
    {
        if (Text.Length > Text.Start) Text.End();
        EndFrames();
    }

    /// <summary>Puts the boxes since the last paragraph outside of one into reading order.</summary>
    public void EndFrames()
    {
        if (frames.Count > 1)
        {
            var from = frames[0].Start;
            var text = Text.Since(from);
            string Box(int index) => text[(frames[index].Start - from)..(index + 1 < frames.Count ? frames[index + 1].Start - from : text.Length)].Trim('\n');
            Text.Rewrite(from, string.Join('\n', PageFrames.Order([.. frames.Select(frame => frame.Frame)]).Select(Box)) + "\n");
        }

        frames.Clear();
    }
}
