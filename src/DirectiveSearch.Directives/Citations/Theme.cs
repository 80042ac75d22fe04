using System.Globalization;
using DirectiveSearch.Directives.Resolution;

namespace DirectiveSearch.Directives.Citations;

/// <summary>The matter of a stated subject in its content words, so that two statements of one number can be told apart or together.
/// Subjects are shortened, paraphrased and misread: only much in common supports, only nothing in common contradicts.</summary>
internal sealed class Theme
{
    /// <summary>Fewer neighbouring content syllables tell too little.</summary>
    private const int FewestPairs = 3;

    private readonly HashSet<string> words = [];
    private readonly HashSet<string> pairs = [];
    private readonly HashSet<string> congresses = [];
    private (int First, int Last)? years;

    private static readonly Memo<string?> Read = new(ThemeWords.Of);
    private static readonly Memo<Theme> Parsed = new(theme => Union([theme]));

    /// <summary>The content words of a subject, for storing; null when it tells too little or only names another document.</summary>
    public static string? Of(string? subject) => subject is null ? null : Read.Of(subject);

    public static Theme Parse(string theme) => Parsed.Of(theme);

    /// <summary>All that several statements say of one instrument.</summary>
    public static Theme Union(IEnumerable<string> themes)
    {
        var union = new Theme();
        foreach (var theme in themes) union.Add(theme);
        return union;
    }

    /// <summary>Whether two subjects cannot be one document's.</summary>
    public static bool Contradict(string? one, string? other) =>
        one is not null && other is not null && one != other && Parse(one).Contradicts(Parse(other));

    /// <summary>Enough for another to be compared with it.</summary>
    public bool TellsEnough => pairs.Count >= FewestPairs;

    public bool Contradicts(Theme other) => IsOfOtherTime(other) || (pairs.Count >= FewestPairs && other.pairs.Count >= FewestPairs && !pairs.Overlaps(other.pairs) && InCommon(other) <= 1);

    /// <summary>Most of what it says the other says, too.</summary>
    public bool IsSupportedBy(Theme other)
    {
        if (pairs.Count < FewestPairs || IsOfOtherTime(other)) return false;
        var shared = pairs.Count(other.pairs.Contains);
        return shared >= 2 && 2 * shared >= Math.Min(pairs.Count, other.pairs.Count);
    }

    /// <summary>The same matter of another congress, or of other years.</summary>
    private bool IsOfOtherTime(Theme other) =>
        pairs.Overlaps(other.pairs)
        && ((congresses.Count > 0 && other.congresses.Count > 0 && !congresses.Overlaps(other.congresses))
            || (years is { } own && other.years is { } its && (own.Last < its.First || its.Last < own.First)));

    /// <summary>Words that both have, as machines may have misread them.</summary>
    private int InCommon(Theme other) => words.Count(word => other.words.Contains(word) || (word.Length >= 4 && other.words.Any(its => IsNear(word, its))));

    /// <summary>One letter wrong, lost or added.</summary>
    private static bool IsNear(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1) return false;
        var start = 0;
        while (start < one.Length && start < other.Length && one[start] == other[start]) start++;
        var (left, right) = (one.Length, other.Length);
        while (left > start && right > start && one[left - 1] == other[right - 1]) (left, right) = (left - 1, right - 1);
        return left - start <= 1 && right - start <= 1;
    }

    private void Add(string theme)
    {
        foreach (var phrase in theme.Split('|'))
        {
            string? before = null;
            foreach (var word in phrase.Split(' '))
            {
                if (word.StartsWith(ThemeWords.Mark))
                {
                    AddTime(word[1..]);
                    continue;
                }

                words.Add(word);
                if (before is not null) pairs.Add($"{before} {word}");
                before = word;
            }
        }
    }

    private void AddTime(string mark)
    {
        if (!int.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out var year)) congresses.Add(mark);
        else years = years is { } known ? (Math.Min(known.First, year), Math.Max(known.Last, year)) : (year, year);
    }
}
