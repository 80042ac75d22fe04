using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Movements;

/// <summary>A word that says what a name after it is.</summary>
/// <param name="Form">Null: a motto, project, title or the like.</param>
/// <param name="IsPlural">"các phong trào": a list may follow.</param>
/// <param name="IsGeneric">"phong trào thi đua yêu nước": a name does not follow at once.</param>
internal readonly record struct Cue(TextSpan Span, MovementForm? Form, bool IsPlural, bool IsGeneric);

/// <summary>Finds the words that lead to names of movements, and those that lead to other names.</summary>
internal static class MovementCues
{
    /// <summary>Characters in which most cues stand, and the words before one that are asked about.</summary>
    private const int Near = 90;
    private const int WordsBefore = 2;

    private static readonly HashSet<string> Labels = [.. DataTable.Rows("movement-labels", 1).Select(cells => cells[0])];

    /// <summary>The first words of labels and cues: most words are none.</summary>
    private static readonly HashSet<string> Beginnings = ["phong", "đợt", "thi", "cuộc", "cvđ", "phát", "hưởng", .. Labels.Select(label => label.Split(' ')[0])];

    /// <summary>The last cue or label in a stretch of text; null when there is none.</summary>
    public static Cue? Last(string stretch)
    {
        var border = stretch.Length > Near ? stretch.LastIndexOf(' ', stretch.Length - Near) + 1 : 0;
        if (border > 0 && Last(Tokenizer.Tokenize(stretch[border..]), WordsBefore) is { } near) return near with { Span = new TextSpan(near.Span.Start + border, near.Span.End + border) };
        return Last(Tokenizer.Tokenize(stretch), 0);
    }

    private static Cue? Last(IReadOnlyList<Token> tokens, int from)
    {
        for (var index = tokens.Count - 1; index >= from; index--)
        {
            if (At(tokens, index) is { } cue) return cue;
        }

        return null;
    }

    /// <summary>The cue or label that begins at a token.</summary>
    public static Cue? At(IReadOnlyList<Token> tokens, int index)
    {
        if (!Beginnings.Contains(tokens[index].Exact) && !Is(tokens, index + 1, "trào")) return null;
        if (Movement(tokens, index) is { } cue) return cue;
        for (var count = 3; count > 0; count--)
        {
            if (index + count > tokens.Count || !Labels.Contains(Words(tokens, index, count))) continue;
            if (index > 1 && tokens[index - 1].Exact == "đua" && tokens[index].Exact == "chuyên") return null;
            if (count == 1 && Is(tokens, index, "tổ", "chức")) return null;
            return new Cue(new TextSpan(tokens[index].Span.Start, tokens[index + count - 1].Span.End), null, false, false);
        }

        return null;
    }

    private static Cue? Movement(IReadOnlyList<Token> tokens, int index)
    {
        var count = Is(tokens, index, "phong", "trào") || IsTorn(tokens, index) ? 2
            : Is(tokens, index, "đợt", "thi", "đua") ? 3
            : Is(tokens, index, "thi", "đua", "cao", "điểm") || Is(tokens, index, "thi", "đua", "đặc", "biệt") ? 4
            : Is(tokens, index, "cuộc", "vận", "động") ? 3
            : tokens[index].Exact == "cvđ" ? 1
            : Is(tokens, index, "phát", "động", "thi", "đua") || Is(tokens, index, "hưởng", "ứng", "thi", "đua") ? 4 : 0;
        if (count == 0) return null;
        var form = tokens[index].Exact is "cuộc" or "cvđ" ? MovementForm.Campaign : MovementForm.EmulationMovement;
        var end = index + count;
        if (Is(tokens, end, "thi", "đua")) end += 2;
        if (Is(tokens, end, "chuyên", "đề") || Is(tokens, end, "cao", "điểm") || Is(tokens, end, "đặc", "biệt")) end += 2;
        var generic = Is(tokens, end, "yêu", "nước");
        var plural = index > 0 && tokens[index - 1].Exact is "các" or "những" || (index > 0 && tokens[index - 1].Exact.All(char.IsDigit));
        return new Cue(new TextSpan(tokens[index].Span.Start, tokens[Math.Min(end, tokens.Count) - 1].Span.End), form, plural, generic);
    }

    /// <summary>"phng trào", "phong trà": one letter lost in reading a scan; none of these is a word of its own before "thi đua" or a quotation.</summary>
    private static bool IsTorn(IReadOnlyList<Token> tokens, int index)
    {
        if (index + 1 >= tokens.Count) return false;
        var (first, second) = (tokens[index].Exact, tokens[index + 1].Exact);
        return (first == "phong" && IsWithoutOne(second, "trào")) || (second == "trào" && IsWithoutOne(first, "phong"));
    }

    private static bool IsWithoutOne(string word, string whole)
    {
        if (word.Length != whole.Length - 1) return false;
        var at = word.AsSpan().CommonPrefixLength(whole);
        return word.AsSpan(at).SequenceEqual(whole.AsSpan(at + 1));
    }

    private static bool Is(IReadOnlyList<Token> tokens, int index, params ReadOnlySpan<string> words)
    {
        if (index + words.Length > tokens.Count) return false;
        for (var offset = 0; offset < words.Length; offset++)
            if (tokens[index + offset].Exact != words[offset]) return false;
        return true;
    }

    private static string Words(IReadOnlyList<Token> tokens, int index, int count) =>
        string.Join(' ', Enumerable.Range(index, count).Select(at => tokens[at].Exact));
}
