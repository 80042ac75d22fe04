using System.Buffers;
using System.Text;

namespace DirectiveSearch.Text.Legacy;

/// <summary>A token with a character beyond ASCII: how well each encoding explains it (0: Unicode, then <see cref="LegacyEncoding.All"/>).</summary>
internal sealed class LegacyToken
{
    private const int Syllable = 4;
    private const int Abbreviation = 2;
    private const int NoSyllable = -4;

    /// <summary>In Unicode a word of another language.</summary>
    private const int OtherWord = -2;
    private const int Foreign = -6;

    /// <summary>Letters that no code page of the West has.</summary>
    private static readonly SearchValues<char> OfUnicode = SearchValues.Create([.. Enumerable.Range(0x100, 0x1F00).Select(unit => (char)unit).Where(VietnameseLetters.Has)]);

    /// <summary>Dashes, quotation marks, ellipses and the like: in VISCII their codes are capitals, but they are more often themselves.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create("\u00A0\u2013\u2014\u2018\u2019\u201C\u201D\u2022\u2026");

    private readonly string written;
    private readonly List<LegacyRun>[] runs;

    public LegacyToken(string written)
    {
        this.written = written;
        runs = [LegacyRuns.Read(written, null), .. LegacyEncoding.All.Select(encoding => LegacyRuns.Read(written, encoding))];
        Scores = [.. runs.Select((read, state) => read.Sum(run => state == 0 ? Score(run.Kind, OtherWord, OtherWord) : Score(run.Kind, NoSyllable, Foreign)) - read.Count(IsMisplaced) + SignsInWords(read))];
    }

    /// <summary>Above zero: words are Vietnamese; below: letters are no words.</summary>
    public int[] Scores { get; }

    /// <summary>As an encoding reads it; what is not of that encoding stays as it is.</summary>
    /// <param name="state">0: Unicode.</param>
    public string Decode(int state)
    {
        if (state == 0) return written;
        var text = new StringBuilder(written.Length);
        var at = 0;
        foreach (var run in runs[state])
        {
            var source = written.AsSpan(run.Start, run.Length);
            text.Append(written, at, run.Start - at).Append(Stays(run, source) ? source : BrokenCapitals.Mend(run.Letters));
            at = run.Start + run.Length;
        }

        text.Append(written, at, written.Length - at);
        if (HasSymbolFont()) for (var index = 0; index < text.Length; index++) text[index] = LegacyEncoding.Plain(text[index]);
        return text.ToString();
    }

    /// <summary>"vaỉ" is typed now and then, but where another encoding has "và" it is that.</summary>
    private static bool IsMisplaced(LegacyRun run) => run.Kind == RunKind.Syllable && !VietnameseLetters.HasToneInPlace(run.Letters);

    private static int Score(RunKind kind, int noSyllable, int foreign) => kind switch
    {
        RunKind.Syllable => Syllable, RunKind.Abbreviation => Abbreviation, RunKind.NoSyllable => noSyllable, RunKind.Foreign => foreign, _ => 0,
    };

    /// <summary>Words with letters that only Unicode has or that are whole as Unicode only, and signs of print on their own.</summary>
    private bool Stays(LegacyRun run, ReadOnlySpan<char> source) =>
        (run.Kind == RunKind.Foreign && source.IndexOfAny(OfUnicode) >= 0)
        || !source.ContainsAnyExcept(Signs)
        || (run.Kind is RunKind.NoSyllable or RunKind.Foreign && runs[0] is [{ Kind: RunKind.Syllable } whole] && whole.Length == written.Length);

    private bool HasSymbolFont() => written.AsSpan().IndexOfAnyInRange('\uF021', '\uF07E') is >= 0 and var at && char.IsAsciiLetter(LegacyEncoding.Plain(written[at]));

    /// <summary>A sign does not stand between letters, unless it is a letter itself.</summary>
    private int SignsInWords(List<LegacyRun> read)
    {
        var found = 0;
        for (var index = 1; index + 1 < written.Length; index++)
        {
            if (IsSign(written[index]) && char.IsLetter(written[index - 1]) && char.IsLetter(written[index + 1]) && !read.Exists(run => index >= run.Start && index < run.Start + run.Length)) found++;
        }

        return found * NoSyllable;
    }

    private static bool IsSign(char unit) => unit is > '\u007F' and not ('\u00AD' or '\u00B7' or '\u2019') and not (>= '\u2010' and <= '\u2014') && !char.IsLetter(unit);
}
