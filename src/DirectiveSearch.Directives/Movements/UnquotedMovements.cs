using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Movements;

/// <summary>Finds names that stand unquoted after "phong trào thi đua" or "cuộc vận động": known ones, and phrases that end in a period or an area.</summary>
internal static class UnquotedMovements
{
    private const int Window = 420;
    private static readonly HashSet<string> Verbs = [.. DataTable.Rows("movement-verbs", 1).Select(cells => cells[0])];
    private static readonly SearchValues<char> VerbLetters = SearchValues.Create([.. Verbs.Select(verb => verb[0])]);
    private static readonly SearchValues<char> ListEnds = SearchValues.Create(".“”\"(|:");
    private static readonly WordSearch Starts = new("phong", "Phong", "PHONG", "cuộc", "Cuộc", "CUỘC", "cvđ", "CVĐ", "CVđ");

    /// <summary>No cue is longer.</summary>
    private const int LongestCue = 80;

    /// <summary>How far behind its beginning a name may open its quotation.</summary>
    private const int PhraseReach = 90;

    public static IEnumerable<FoundMovement> Read(string text, IReadOnlyList<FoundMovement> quoted)
    {
        var from = 0;
        var next = 0;
        foreach (var at in Positions(text))
        {
            if (at < from || !MayBeCue(text, at)) continue;
            var start = Tokenizer.Tokenize(text.Substring(at, Math.Min(LongestCue, text.Length - at)));
            if (MovementCues.At(start, 0) is not { Form: { } form, IsGeneric: false } cue || !MayOpenName(text, at + cue.Span.End)) continue;
            var stretch = text.Substring(at, Math.Min(Window, text.Length - at));
            if ((FirstWord(start, cue) ?? FirstWord(Tokenizer.Tokenize(stretch), cue)) is not { } first || Name(stretch, first, cue, form) is not var (name, rule)) continue;
            var label = new TextSpan(at + cue.Span.Start, at + cue.Span.End);
            var found = new FoundMovement(at + name.Start, at + name.End, form, false, rule, label);
            while (next < quoted.Count && quoted[next].End <= found.Start) next++;
            if (next < quoted.Count && quoted[next].Start < found.End) continue;
            from = found.End;
            yield return found;
            if (!IsPlural(text, at)) continue;
            foreach (var more in Listed(stretch, Tokenizer.Tokenize(stretch), name))
            {
                from = at + more.End;
                yield return new FoundMovement(at + more.Start, from, form, false, "listed-behind-cue", label);
            }
        }
    }

    private static bool IsPlural(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        return before.EndsWith("các", StringComparison.OrdinalIgnoreCase) || before.EndsWith("những", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Names of these kinds begin with a capital or a verb, or hold a quotation.</summary>
    private static bool MayOpenName(string text, int cueEnd)
    {
        var rest = text.AsSpan(cueEnd, Math.Min(LongestCue + PhraseReach, text.Length - cueEnd));
        if (rest.ContainsAny('“', '"')) return true;
        while (rest.Length > 0 && !char.IsLetterOrDigit(rest[0])) rest = rest[1..];
        return rest.Length > 0 && (char.IsUpper(rest[0]) || VerbLetters.Contains(rest[0]));
    }

    private static IEnumerable<int> Positions(string text)
    {
        var starts = Starts.In(text);
        for (var at = starts.Next(0); at >= 0; at = starts.Next(at + 1))
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1])) yield return at;
    }

    /// <summary>What most of these words fail by: behind "phong" comes "trào", whole or without one letter, behind "cuộc" "vận".</summary>
    private static bool MayBeCue(string text, int at)
    {
        var first = Folding.Fold(text[at + 1]);
        if (first == 'v') return true;
        var next = at + (first == 'h' ? "phong".Length : "cuộc".Length);
        while (next < text.Length && !char.IsLetterOrDigit(text[next])) next++;
        return next < text.Length && (first == 'h' ? Folding.Fold(text[next]) is 't' or 'r' : Folding.Fold(text[next]) == 'v');
    }

    /// <summary>Where the first word behind the cue begins.</summary>
    private static int? FirstWord(IReadOnlyList<Token> tokens, Cue cue)
    {
        foreach (var token in tokens)
            if (token.Span.Start >= cue.Span.End) return token.Span.Start;
        return null;
    }

    private static (TextSpan Name, string Rule)? Name(string stretch, int start, Cue cue, MovementForm form)
    {
        if (Phrase(stretch, start) is { } phrase) return (phrase, "unquoted-phrase");
        if (stretch.AsSpan(cue.Span.End, start - cue.Span.End).IndexOfAnyExcept(" \n*:") >= 0) return null;
        var tokens = Tokenizer.Tokenize(stretch);
        var first = 0;
        while (tokens[first].Span.Start < start) first++;
        var limit = tokens.Skip(first).TakeWhile((token, index) => index == 0 || !Breaks(stretch, tokens[first + index - 1].Span.End, token.Span.Start)).ToList();
        var known = char.IsUpper(stretch[limit[0].Span.Start]) ? MovementFamilies.KnownPrefix([.. limit.Select(token => token.Folded)]) : 0;
        if (known > 0) return (new TextSpan(limit[0].Span.Start, limit[known - 1].Span.End), "unquoted-known-name");
        return form == MovementForm.EmulationMovement && tokens[first - 1].Exact == "đua" && Bounded(stretch, limit) is { } bounded ? (bounded, "unquoted-with-period") : null;
    }

    /// <summary>The known names that follow the first one of a list, behind a semicolon, a comma or "và".</summary>
    private static IEnumerable<TextSpan> Listed(string stretch, IReadOnlyList<Token> tokens, TextSpan name)
    {
        for (var end = name.End; ;)
        {
            var next = 0;
            while (next < tokens.Count && tokens[next].Span.Start < end) next++;
            if (next < tokens.Count && tokens[next].Exact == "và") next++;
            if (next >= tokens.Count || stretch.AsSpan(end, tokens[next].Span.Start - end).IndexOfAny(ListEnds) >= 0 || !char.IsUpper(stretch[tokens[next].Span.Start])) yield break;
            var known = MovementFamilies.KnownPrefix([.. tokens.Skip(next).Select(token => token.Folded)]);
            if (known == 0) yield break;
            end = tokens[next + known - 1].Span.End;
            yield return new TextSpan(tokens[next].Span.Start, end);
        }
    }

    /// <summary>A name that ends in a quotation: xây dựng người cán bộ “Trung thành …”.</summary>
    private static TextSpan? Phrase(string stretch, int start)
    {
        var open = stretch.AsSpan(start).IndexOfAny('“', '"') is >= 0 and var mark ? start + mark : -1;
        if (open < 0 || open - start > PhraseReach || !QuotedMovements.IsPhrase(stretch[start..open])) return null;
        if (stretch.AsSpan(start, open - start).IndexOfAny(".;:") >= 0 || stretch.AsSpan(start, open - start).Contains("\n\n", StringComparison.Ordinal)) return null;
        var close = stretch.AsSpan(open + 1).IndexOfAny('”', '"');
        return close is < 0 or > 119 ? null : new TextSpan(start, open + close + 2);
    }

    /// <summary>A verb first, a period or an area last.</summary>
    private static TextSpan? Bounded(string stretch, List<Token> tokens)
    {
        if (tokens.Count < 5 || !(Verbs.Contains(tokens[0].Exact) || Verbs.Contains($"{tokens[0].Exact} {tokens[1].Exact}")) || tokens[2].Exact is "các") return null;
        for (var index = 3; index < tokens.Count; index++)
        {
            var end = Trailer(stretch, tokens, index);
            if (end == index) continue;
            for (var more = Trailer(stretch, tokens, end); more > end; more = Trailer(stretch, tokens, end)) end = more;
            return new TextSpan(tokens[0].Span.Start, tokens[end - 1].Span.End);
        }

        return null;
    }

    /// <summary>Index after "giai đoạn 2021 - 2025", "nhiệm kỳ …", "năm 2024", "trên địa bàn tỉnh X"; the same index when none stands here.</summary>
    private static int Trailer(string stretch, List<Token> tokens, int index)
    {
        string Word(int at) => at < tokens.Count ? tokens[at].Exact : "";
        bool IsYear(int at) => Word(at) is { Length: 4 } word && word.All(char.IsAsciiDigit);
        if ((Word(index), Word(index + 1)) is ("giai", "đoạn") or ("nhiệm", "kỳ") && IsYear(index + 2)) return IsYear(index + 3) ? index + 4 : index + 3;
        if (Word(index) == "năm" && IsYear(index + 1)) return index + 2;
        if ((Word(index), Word(index + 1), Word(index + 2)) is not ("trên", "địa", "bàn")) return index;
        var end = index + 3;
        if (Word(end) is "tỉnh" or "huyện" or "quận" or "xã" or "phường") end++;
        else if ((Word(end), Word(end + 1)) is ("thành", "phố") or ("thị", "xã")) end += 2;
        while (end < tokens.Count && end < index + 9 && char.IsUpper(stretch[tokens[end].Span.Start])) end++;
        return end;
    }

    /// <summary>A full stop, a quotation, a bracket or an empty line ends every unquoted name.</summary>
    private static bool Breaks(string stretch, int from, int to) =>
        stretch.AsSpan(from, to - from) is var gap && (gap.IndexOfAny("“”\"(|") >= 0 || (gap.Contains('.') && gap.Length > 1) || gap.Contains("\n\n", StringComparison.Ordinal));
}
