using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Words that point back, or that give a name.</summary>
/// <param name="Here">"này": points to what is spoken of just here.</param>
/// <param name="Defines">"gọi tắt là": what follows is a name from here on.</param>
internal readonly record struct ShortFormCue(TextSpan Span, bool Here, bool Defines);

internal static class ShortFormCues
{
    private static readonly SearchValues<string> Cues =
        SearchValues.Create(["này", "nêu trên", "nói trên", "kể trên", "trên đây", "trên,", "trên.", "trên;", "trên)", "gọi là", "gọi tắt", "gọi chung", "viết tắt"], StringComparison.Ordinal);

    public static List<ShortFormCue> Read(string text, int from)
    {
        var cues = new List<ShortFormCue>();
        for (var index = from; index < text.Length;)
        {
            var step = text.AsSpan(index).IndexOfAny(Cues);
            if (step < 0) break;
            index += step;
            if (Cursor.StartsWord(text, index) && At(text, index) is { } cue) cues.Add(cue);
            index++;
        }

        return cues;
    }

    private static ShortFormCue? At(string text, int index)
    {
        switch (text[index])
        {
            case 'g' or 'v':
                var words = Cursor.After(text, index, "goi la") is >= 0 and var called ? called
                    : Cursor.After(text, index, text[index] == 'v' ? "viet tat la" : "goi tat la") is >= 0 and var shortened ? shortened
                    : Cursor.After(text, index, "goi chung la");
                return words < 0 ? null : new ShortFormCue(new TextSpan(index, words), Here: false, Defines: true);
            case 'n' when text[index + 1] == 'à':
                return IsWordEnd(text, index + 3) ? new ShortFormCue(new TextSpan(index, index + 3), Here: true, Defines: false) : null;
            case 't' when text[index + 4] != ' ':
                return new ShortFormCue(new TextSpan(index, index + 4), Here: false, Defines: false);
            default:
                var end = index + 8;
                return IsWordEnd(text, end) ? new ShortFormCue(new TextSpan(index, end), Here: false, Defines: false) : null;
        }
    }

    private static bool IsWordEnd(string text, int index) => index >= text.Length || !char.IsLetterOrDigit(text[index]);
}
