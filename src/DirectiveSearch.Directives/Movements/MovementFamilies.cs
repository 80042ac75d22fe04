using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Movements;

/// <summary>How a name meets that of a national movement.</summary>
internal enum FamilyEvidence
{
    NationalName,
    OtherName,
    LocalVariant,
    LaunchingDecision,
}

/// <summary>The national movements and the local names under which plans carry them.</summary>
public static class MovementFamilies
{
    private const int LongestSubject = 16;
    private const int LongestName = 250;

    /// <summary>Of the pairs of neighbouring words of a national name, the share that a name must have to resemble it.</summary>
    private const double Resemblance = 0.6;

    private static readonly Dictionary<string, string> Abbreviations =
        DataTable.Rows("movement-abbreviations", 2).ToDictionary(cells => cells[0], cells => cells[1]);

    private static readonly IReadOnlyList<NationalMovement> All = NationalMovement.Table(Words);

    private static readonly Dictionary<string, (NationalMovement Movement, FamilyEvidence Evidence)> ByName = All
        .SelectMany(row => row.Names.Select((name, index) => (name, row, index == 0 ? FamilyEvidence.NationalName : FamilyEvidence.OtherName)))
        .DistinctBy(known => known.name)
        .ToDictionary(known => known.name, known => (known.row, known.Item3));

    private static readonly (string[] Tail, int Length, NationalMovement Movement)[] Tails =
        [.. All.SelectMany(row => row.Tails.Select(tail => (tail, tail.Sum(part => part.Length), row)))];

    private static readonly NationalPairs Pairs = new(All);

    private static readonly HashSet<string> LastWords =
        [.. All.SelectMany(row => row.Names.Concat(row.Tails.Select(tail => tail[^1]))).Select(name => name[(name.LastIndexOf(' ') + 1)..])];

    /// <summary>Words after which only the period or the area follows, no longer the name.</summary>
    private static readonly string[] Trailers = [" giai doan ", " nam ", " tren dia ban ", " nhiem ky ", " trong tinh hinh moi", " tren toan "];

    public static IReadOnlyList<string> NationalNames { get; } = [.. All.Select(row => row.Name)];

    /// <summary>The national name of a movement by any of its names, varied or not; null: none.</summary>
    public static string? NationalName(string name) => Find(name)?.Name;

    /// <summary>The national name that local variants share; null when none is known, or when the name is nowhere varied.</summary>
    public static string? FamilyOf(string name) => Family(name)?.Movement.Name;

    /// <summary>The address of a movement: its family's or national name's slug, else its own name's, years and places kept.</summary>
    public static string Slug(string name, string? family = null) => UnitDirectory.Slug(family ?? Find(name)?.Name ?? name);

    internal static NationalMovement? Find(string name) => Match(name)?.Movement;

    internal static (NationalMovement Movement, FamilyEvidence Evidence)? Family(string name) => Match(name) is { } match && IsFamily(match) ? match : null;

    internal static bool IsFamily((NationalMovement Movement, FamilyEvidence Evidence) match) => match.Movement.IsVaried || match.Evidence == FamilyEvidence.LocalVariant;

    /// <summary>Of a name that matches none.</summary>
    internal static string? Resembled(string name) => Pairs.Nearest(Words(name)) is { Share: >= Resemblance } near ? near.Movement.Name : null;

    /// <summary>The movement that a decision cited beside the name launched, when the name at least resembles it.</summary>
    internal static (NationalMovement Movement, string Number)? LaunchedBy(string sentence, string name)
    {
        if (!sentence.Contains("-TTg", StringComparison.Ordinal) && !sentence.Contains("-CP", StringComparison.Ordinal)) return null;
        HashSet<string>? pairs = null;
        foreach (var row in All)
        {
            foreach (var number in row.Decisions)
                if (IsCited(sentence, number) && NationalPairs.Of(row.Names[0]).Count((pairs ??= NationalPairs.Of(Words(name))).Contains) >= 2) return (row, number);
        }

        return null;
    }

    /// <summary>The longest known name, perhaps with a local subject, that the words begin with: how many words, 0 when none.</summary>
    internal static int KnownPrefix(IReadOnlyList<string> words)
    {
        for (var count = Math.Min(words.Count, 30); count >= 3; count--)
        {
            if (!LastWords.Contains(words[count - 1])) continue;
            var name = string.Join(' ', words.Take(count));
            if (ByName.ContainsKey(name) || Variant(name, endsInTail: true) is not null) return count;
        }

        return 0;
    }

    internal static string Words(string name)
    {
        var words = UnitDirectory.Slug(name).Split('-', StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < words.Length; index++)
            if (Abbreviations.TryGetValue(words[index], out var full)) words[index] = full;
        return string.Join(' ', words);
    }

    internal static (NationalMovement Movement, FamilyEvidence Evidence)? Match(string name)
    {
        var words = Words(name);
        if (ByName.TryGetValue(words, out var known)) return known;
        var bare = WithoutTrailer(words);
        if (ByName.TryGetValue(bare, out known)) return known;
        if (bare.Length > LongestName) return null;
        return Variant(bare, endsInTail: false) is { } variant ? (variant, FamilyEvidence.LocalVariant) : null;
    }

    /// <summary>The movement with the longest tail of which the words are a variant.</summary>
    private static NationalMovement? Variant(string words, bool endsInTail)
    {
        (NationalMovement? Movement, int Length) best = (null, 0);
        foreach (var (tail, length, row) in Tails)
        {
            if (length <= best.Length || length > words.Length) continue;
            if ((!endsInTail || words.EndsWith(tail[^1], StringComparison.Ordinal)) && IsVariant(words, tail)) best = (row, length);
        }

        return best.Movement;
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

    /// <summary>The number whole: 66/QĐ-TTg is not cited where 666/QĐ-TTg stands.</summary>
    private static bool IsCited(string sentence, string number)
    {
        var at = sentence.IndexOf(number, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || !char.IsDigit(sentence[at - 1]));
    }
}
