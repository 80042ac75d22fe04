namespace DirectiveSearch.Text.Legacy;

/// <summary>Goes over a text from token to token: ASCII letters and all that is beyond ASCII, blanks excepted.</summary>
internal struct LegacyScanner(string text)
{
    /// <summary>So many blanks part cells of a table that was printed as text.</summary>
    private const int BlanksOfCells = 3;

    /// <summary>The control codes that are capitals in VISCII.</summary>
    private const string CapitalControls = "\u0002\u0005\u0006\u0014\u0019\u001E";

    private int end;

    public int Start { get; private set; }

    public readonly int Length => end - Start;

    public bool IsAscii { get; private set; }

    /// <summary>What stands between this token and the one before.</summary>
    public Parting Parting { get; private set; }

    public bool Next()
    {
        Parting = end == 0 ? Parting.Line : Parting.Word;
        var blanks = 0;
        for (Start = end; Start < text.Length && !IsPart(text[Start]); Start++)
        {
            blanks = text[Start] == ' ' ? blanks + 1 : 0;
            if (text[Start] is '\n' or '\r' or '\f' or '\v') Parting = Parting.Line;
            else if (Parting == Parting.Word && (blanks == BlanksOfCells || text[Start] is '\t' or '|' or '\a')) Parting = Parting.Cell;
        }

        IsAscii = true;
        for (end = Start; end < text.Length && IsPart(text[end]); end++) IsAscii &= char.IsAsciiLetter(text[end]);
        return Start < text.Length;
    }

    private static bool IsPart(char unit) => unit < 128 ? char.IsAsciiLetter(unit) || (unit < ' ' && CapitalControls.Contains(unit)) : unit is not ('\u0085' or '\u2028' or '\u2029');
}
