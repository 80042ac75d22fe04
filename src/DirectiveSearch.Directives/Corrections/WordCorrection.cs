namespace DirectiveSearch.Directives.Corrections;

/// <summary>What people say stands at a place of a text, whether it was read wrongly or rightly.</summary>
/// <param name="Before">The words before it, nearest first, in folded letters and digits; likewise <paramref name="After"/>.</param>
/// <param name="Wrong">The words as they were read, one blank between them.</param>
/// <param name="Right">What stands there; the same words where they were read rightly.</param>
/// <param name="Occurrence">Which one it is, from 0, among the places of the same words between the same words.</param>
public sealed record WordCorrection(string Before, string Wrong, string Right, string After, int Occurrence)
{
    public bool Confirms => Wrong == Right;
}

/// <summary>A text with what people say of its words.</summary>
/// <param name="Edits">Every place that was decided about, in text order.</param>
/// <param name="Found">For each correction, in the order in which they were given, whether its words are still there.</param>
public sealed record EditedText(string Text, IReadOnlyList<Edit> Edits, IReadOnlyList<bool> Found);
