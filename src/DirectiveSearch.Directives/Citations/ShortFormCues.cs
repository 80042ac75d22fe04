using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Words that point back, or that give a name.</summary>
/// <param name="Here">"này": points to what is spoken of just here.</param>
/// <param name="Defines">"gọi tắt là": what follows is a name from here on.</param>
internal readonly record struct ShortFormCue(TextSpan Span, bool Here, bool Defines);

internal static class ShortFormCues
{
    /// <summary>Each cue holds one of these, and is sought by what of it is rarest; the framework finds a single word much faster than the first of several with marks.</summary>
    private static readonly (string Root, int Rare)[] Roots = [("này", 0), ("trên", 1), ("gọi ", 1), ("viết tắt", 2)];

    private static readonly string[] Pointers = ["nêu ", "nói ", "kể "];
    private static readonly string[] Names = ["là", "tắt", "chung"];

    /// <summary>In text order.</summary>
    public static List<ShortFormCue> Read(string text, int from)
    {
        var cues = new List<ShortFormCue>();
        foreach (var (root, rare) in Roots)
        {
            for (var at = Next(text, root, rare, from); at >= 0; at = Next(text, root, rare, at + root.Length))
            {
                if (root == "trên") AddPointer(cues, text, at, from);
                if (MayBegin(text, at)) Add(cues, text, at);
            }
        }

        cues.Sort((left, right) => left.Span.Start.CompareTo(right.Span.Start));
        return cues;
    }

    private static int Next(string text, string root, int rare, int from)
    {
        for (int at = from + rare, step; at < text.Length && (step = text.AsSpan(at).IndexOf(root.AsSpan(rare))) >= 0; at++)
        {
            at += step;
            if (text.AsSpan(0, at).EndsWith(root.AsSpan(0, rare))) return at - rare;
        }

        return -1;
    }

    private static void AddPointer(List<ShortFormCue> cues, string text, int at, int from)
    {
        foreach (var pointer in Pointers)
            if (at - pointer.Length >= from && text.AsSpan(from, at - from).EndsWith(pointer)) Add(cues, text, at - pointer.Length);
    }

    /// <summary>"trên" points back only before "đây" and marks, "gọi" gives a name only in its three phrases.</summary>
    private static bool MayBegin(string text, int at) => text[at] switch
    {
        't' => text.AsSpan(at + 4) is [',' or '.' or ';' or ')', ..] or [' ', 'đ', 'â', 'y', ..],
        'g' => Array.Exists(Names, name => text.AsSpan(at + 4).StartsWith(name)),
        _ => true,
    };

    private static void Add(List<ShortFormCue> cues, string text, int at)
    {
        if (Cursor.StartsWord(text, at) && At(text, at) is { } cue) cues.Add(cue);
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
                var end = index + (text[index] == 'k' ? 7 : 8);
                return IsWordEnd(text, end) ? new ShortFormCue(new TextSpan(index, end), Here: false, Defines: false) : null;
        }
    }

    private static bool IsWordEnd(string text, int index) => index >= text.Length || !char.IsLetterOrDigit(text[index]);
}
