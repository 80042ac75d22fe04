using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Movements;

/// <summary>A row of movements.tsv.</summary>
internal sealed record NationalMovement(string Name, MovementForm Form, IReadOnlyList<string> Names, IReadOnlyList<string[]> Tails)
{
    public bool HasVariants => Tails.Count > 0;
}

/// <summary>The national movements and the local names under which plans carry them.</summary>
public static class MovementFamilies
{
    private const int LongestSubject = 16;
    private const int LongestName = 250;

    private static readonly IReadOnlyList<NationalMovement> All =
        [.. DataTable.Rows("movements", 4).Select(cells => new NationalMovement(
            cells[0],
            cells[1] == "thi đua" ? MovementForm.EmulationMovement : MovementForm.Campaign,
            [.. DataTable.Parts(cells[2]).Prepend(cells[0]).Select(Words)],
            [.. DataTable.Parts(cells[3]).Select(tail => tail.Split(" * ").Select(Words).ToArray())]))];

    private static readonly Dictionary<string, NationalMovement> ByName =
        All.SelectMany(row => row.Names.Select(name => (name, row))).DistinctBy(pair => pair.name).ToDictionary(pair => pair.name, pair => pair.row);

    private static readonly HashSet<string> LastWords =
        [.. All.SelectMany(row => row.Names.Concat(row.Tails.Select(tail => tail[^1]))).Select(name => name[(name.LastIndexOf(' ') + 1)..])];

    /// <summary>Words after which only the period or the area follows, no longer the name.</summary>
    private static readonly string[] Trailers = [" giai doan ", " nam ", " tren dia ban ", " nhiem ky ", " trong tinh hinh moi", " tren toan "];

    /// <summary>The national name that local variants share; null when none is known, or when the name is nowhere varied.</summary>
    public static string? FamilyOf(string name) => Find(name) is { HasVariants: true } movement ? movement.Name : null;

    /// <summary>The address of a movement: its family's or national name's slug, else its own name's, years and places kept.</summary>
    public static string Slug(string name, string? family = null) => UnitDirectory.Slug(family ?? Find(name)?.Name ?? name);

    internal static NationalMovement? Find(string name)
    {
        var words = Words(name);
        if (ByName.TryGetValue(words, out var movement)) return movement;
        var bare = WithoutTrailer(words);
        if (ByName.TryGetValue(bare, out movement)) return movement;
        if (bare.Length > LongestName) return null;
        return All
            .SelectMany(row => row.Tails.Where(tail => IsVariant(bare, tail)).Select(tail => (row, Length: tail.Sum(part => part.Length))))
            .OrderByDescending(match => match.Length)
            .Select(match => match.row)
            .FirstOrDefault();
    }

    /// <summary>The longest known name, perhaps with a local subject, that the words begin with: how many words, 0 when none.</summary>
    internal static int KnownPrefix(IReadOnlyList<string> words)
    {
        for (var count = Math.Min(words.Count, 30); count >= 3; count--)
        {
            if (!LastWords.Contains(words[count - 1])) continue;
            var name = string.Join(' ', words.Take(count));
            if (ByName.ContainsKey(name) || All.Any(row => row.Tails.Any(tail => name.EndsWith(tail[^1], StringComparison.Ordinal) && IsVariant(name, tail)))) return count;
        }

        return 0;
    }

    /// <summary>"Tây Ninh" + "chung sức xây dựng nông thôn mới" (+ ", đô thị văn minh"): the subject changes, the tail stays.</summary>
    private static bool IsVariant(string words, string[] tail)
    {
        if (tail.Length == 2)
        {
            var local = words.StartsWith(tail[0], StringComparison.Ordinal) && words.Length > tail[0].Length && words[tail[0].Length] == ' ' ? words.IndexOf(" " + tail[1], tail[0].Length, StringComparison.Ordinal) : -1;
            return local >= 0 && CountWords(words.AsSpan(0, local)) <= LongestSubject && IsRest(words.AsSpan(local + 1 + tail[1].Length));
        }

        var at = WholeWords(words, tail[0]);
        return at >= 0 && CountWords(words.AsSpan(0, at)) <= LongestSubject && WholeWords(words[..at], "doan ket") < 0 && IsRest(words.AsSpan(at + tail[0].Length));
    }

    /// <summary>Where a phrase stands among the words, at the borders of words; -1: nowhere.</summary>
    private static int WholeWords(string words, string phrase)
    {
        for (var at = words.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = words.IndexOf(phrase, at + 1, StringComparison.Ordinal))
        {
            var end = at + phrase.Length;
            if ((at == 0 || words[at - 1] == ' ') && (end == words.Length || words[end] == ' ')) return at;
        }

        return -1;
    }

    /// <summary>What a place adds to a name is short.</summary>
    private static bool IsRest(ReadOnlySpan<char> rest) => CountWords(rest) <= 6;

    private static int CountWords(ReadOnlySpan<char> words) => words.Length == 0 ? 0 : words.Trim().Count(' ') + 1;

    /// <summary>"nam" without its mark is a year word before a number only: Quảng Nam, Việt Nam are names.</summary>
    private static string WithoutTrailer(string words)
    {
        var end = words.Length;
        foreach (var trailer in Trailers)
        {
            var at = words.IndexOf(trailer, StringComparison.Ordinal);
            while (at > 0 && trailer == " nam " && !char.IsAsciiDigit(words[at + trailer.Length])) at = words.IndexOf(trailer, at + 1, StringComparison.Ordinal);
            if (at > 0) end = Math.Min(end, at);
        }

        return words[..end];
    }

    internal static string Words(string name) => UnitDirectory.Slug(name).Replace('-', ' ');
}
