using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Movements;

/// <summary>A name found in normalised text.</summary>
/// <param name="Rule">Why it is a name: see docs/movements.md.</param>
/// <param name="Cue">The words that lead to it; null when the name is known by itself.</param>
internal readonly record struct FoundMovement(int Start, int End, MovementForm Form, bool Quoted, string Rule, TextSpan? Cue);

/// <summary>Decides which quotations name movements: by the word before them, or by the list they stand in.</summary>
internal static class QuotedMovements
{
    private const int LongestGap = 300;
    private const int LongestBridge = 110;
    private const int ShortestName = 5;

    /// <summary>Words between a cue and a quotation that lead away from a name.</summary>
    private static readonly string[] Turns = [" gắn với", " gắn liền", " nhằm ", " vì ", " theo ", " bằng ", " để ", " của các ", " nhất là ", " góp phần ", " qua đó", " từ đó"];

    /// <summary>Words that may stand between two names of one list besides marks and numbers.</summary>
    private static readonly string[] Joiners = ["gắn kết với", "gắn với", "gắn liền với", "kết hợp với", "và", "cùng", "thực hiện", "hoặc", "với"];

    public static IEnumerable<FoundMovement> Read(string text)
    {
        (MovementForm Form, TextSpan? Cue)? list = null, previous = null;
        var end = 0;
        foreach (var quotation in QuoteScanner.Scan(text))
        {
            var start = SentenceStart(text, quotation.Open, end);
            var gap = text[start..quotation.Open];
            var joined = previous is not null && IsJoiner(text.AsSpan(end, Math.Min(quotation.Open - end, LongestGap)), quotation.Open - end);
            var cue = MovementCues.Last(gap);
            (MovementForm Form, TextSpan? Cue)? read = null;
            var rule = "quoted-behind-cue";
            if (cue is { Form: { } named } && IsBridge(gap[cue.Value.Span.End..], cue.Value)) read = (named, Shifted(cue.Value.Span, start));
            else if (cue is null && joined) (read, rule) = (list ?? previous, "listed-behind-cue");
            else if (cue is null && MovementFamilies.Find(text[quotation.Start..quotation.End]) is { } known) (read, rule) = ((known.Form, null), "known-name");
            if (!joined && cue is null or { Form: null }) list = null;
            if (read is not null && cue is { Form: not null } head && (head.IsPlural || gap.AsSpan(head.Span.End).Contains(':'))) list = read;
            previous = read;
            end = quotation.Close;
            if (read is { } found && quotation.End - quotation.Start >= ShortestName)
                yield return new FoundMovement(quotation.Start, quotation.End, found.Form, true, rule, found.Cue);
        }
    }

    private static TextSpan Shifted(TextSpan span, int by) => new(span.Start + by, span.End + by);

    /// <summary>Back to the last full stop or empty line, the last quotation, or as far as a sentence reaches.</summary>
    private static int SentenceStart(string text, int open, int previousEnd)
    {
        var from = open;
        while (from > previousEnd && open - from < LongestGap && !MovementName.Ends(text, from - 1)) from--;
        return from;
    }

    private static bool IsBridge(string bridge, Cue cue)
    {
        if (bridge.Length > LongestBridge) return false;
        var flat = $" {string.Join(' ', bridge.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))} ";
        if (Turns.Any(turn => flat.Contains(turn, StringComparison.OrdinalIgnoreCase))) return false;
        return (!cue.IsGeneric || flat.Contains(':') || flat.Trim(' ', '*').Equals("yêu nước", StringComparison.OrdinalIgnoreCase)) && !IsPhrase(flat);
    }

    /// <summary>"xây dựng người cán bộ “Trung thành …”": the quotation is only the end of a name that is not quoted.</summary>
    public static bool IsPhrase(string bridge) => bridge.TrimStart().StartsWith("xây dựng ", StringComparison.OrdinalIgnoreCase);

    private static bool IsJoiner(ReadOnlySpan<char> between, int length)
    {
        if (length > 60 || between.Contains('.')) return false;
        var words = new string(between).Replace('\n', ' ');
        if (!words.HasLetter()) return true;
        foreach (var joiner in Joiners) words = words.Replace($" {joiner} ", " ", StringComparison.OrdinalIgnoreCase).Replace($" {joiner} ", " ", StringComparison.OrdinalIgnoreCase);
        return !words.HasLetter() || IsPeriod(words);
    }

    /// <summary>"giai đoạn 2021 - 2025," after a name belongs to the list.</summary>
    private static bool IsPeriod(string words)
    {
        var text = words.Trim(' ', ',', ';', '*');
        return (text.StartsWith("giai đoạn ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("năm ", StringComparison.OrdinalIgnoreCase))
            && !text[(text.IndexOf(' ') + 1)..].Replace("đoạn", "").HasLetter();
    }
}
