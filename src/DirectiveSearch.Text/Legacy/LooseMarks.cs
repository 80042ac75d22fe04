namespace DirectiveSearch.Text.Legacy;

/// <summary>A mark of VNI that stands behind the blank or sign that follows its letter ("sô ûbaèng", "giô)ø"): on paper it is printed over
/// what precedes it, so people did not see where they typed it.</summary>
internal static class LooseMarks
{
    public static readonly LegacyEncoding Encoding = LegacyEncoding.All.Single(encoding => encoding.Name == "VNI-Windows");

    private const int LongestGap = 2;

    /// <summary>Whether it is a mark on its own, no letter.</summary>
    public static bool IsMark(char unit) => unit > 127 && Encoding.Read([unit], 0, out _) == 0 && Encoding.Read(['a', unit], 0, out _) == 2;

    /// <summary>The word before, as it was written with the mark at its end; null when that is none, or there is no mark.</summary>
    /// <param name="start">Where the mark stands.</param>
    /// <param name="word">The word before it, without the mark.</param>
    public static string? Attach(string text, int start, out TextSpan word)
    {
        word = default;
        if (!IsMark(text[start])) return null;
        var end = start;
        while (end > 0 && start - end < LongestGap && IsGap(text[end - 1])) end--;
        var from = end;
        while (from > 0 && char.IsLetter(text[from - 1])) from--;
        if (from == end || end == start) return null;
        word = new TextSpan(from, end);
        var before = text[from..end];
        if (LegacyRuns.Read(before + text[start], Encoding) is [{ Kind: RunKind.Syllable } whole] && whole.Length == before.Length + 1) return whole.Letters;
        // The mark may only be there a second time.
        return before.Contains(text[start], StringComparison.Ordinal) && LegacyRuns.Read(before, Encoding) is [{ Kind: RunKind.Syllable } same] && same.Length == before.Length ? same.Letters : null;
    }

    private static bool IsGap(char unit) => !char.IsLetterOrDigit(unit) && unit is not ('\n' or '\r' or '\t' or '\f' or '\v');
}
