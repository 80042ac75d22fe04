using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Takes from a subject the words that tell its matter: folded, fillers left out, phrases parted by |, congresses and years marked.</summary>
internal static class ThemeWords
{
    /// <summary>Before the numeral of a congress and before a year.</summary>
    public const char Mark = '#';

    /// <summary>The rest of a long subject repeats or goes on to other things; and evidence stays small.</summary>
    private const int Most = 16;

    /// <summary>No syllable is longer; what hostile texts glue together is cut.</summary>
    private const int LongestWord = 12;

    private static readonly (string[] Words, bool Leans)[] Rows =
        [.. DataTable.Rows("subject-fillers", 2).Select(cells => (cells[0].Split(' '), cells[1].Length > 0)).OrderByDescending(row => row.Item1.Length)];

    private static readonly Dictionary<string, (string[] Words, bool Leans)[]> Fillers = Rows.GroupBy(row => row.Words[0]).ToDictionary(group => group.Key, group => group.ToArray());

    private static readonly Dictionary<string, string[][]> Types = TypeWords.All.Select(type => type.Folded.Split(' ')).GroupBy(words => words[0])
        .ToDictionary(group => group.Key, group => group.ToArray());

    public static string? Of(string subject)
    {
        var given = Words(subject);
        if (given is null) return null;
        var (told, counted, leans, parted) = (new System.Text.StringBuilder(), 0, false, true);
        for (var index = 0; index < given.Count && counted < Most;)
        {
            if (leans && BeginsType(given, index)) return null;
            if (Filler(given, index) is { Words.Length: > 0 and var length } filler)
            {
                leans |= filler.Leans;
                parted = true;
                index += length;
                continue;
            }

            if (IsTime(given[index]) is { } mark) told.Append(told.Length > 0 ? " " : "").Append(Mark).Append(mark);
            else
            {
                told.Append(told.Length == 0 ? "" : parted ? "|" : " ").Append(given[index]);
                parted = false;
                counted++;
            }

            index++;
        }

        return counted < 3 ? null : told.ToString();
    }

    /// <summary>Null where a number of a document stands among them: then another document tells what this one is about.</summary>
    private static List<string>? Words(string subject)
    {
        var words = new List<string>();
        for (var index = 0; index < subject.Length;)
        {
            if (!char.IsLetterOrDigit(subject[index]))
            {
                index++;
                continue;
            }

            var end = index;
            while (end < subject.Length && char.IsLetterOrDigit(subject[end])) end++;
            if (IsNumbered(subject, index, end)) return null;
            words.Add(Folding.Fold(subject[index..Math.Min(end, index + LongestWord)]));
            index = end;
        }

        return words;
    }

    /// <summary>34-CT/TW, 12/KH-UBND: figures, a separator, capitals.</summary>
    private static bool IsNumbered(string subject, int start, int end) =>
        char.IsAsciiDigit(subject[start]) && end + 2 < subject.Length && subject[end] is '/' or '-' && char.IsUpper(subject[end + 1]) && char.IsUpper(subject[end + 2]);

    private static (string[] Words, bool Leans) Filler(List<string> given, int index) =>
        Fillers.TryGetValue(given[index], out var rows) ? Array.Find(rows, row => Stands(row.Words, given, index)) : default;

    private static bool BeginsType(List<string> given, int index) =>
        Types.TryGetValue(given[index], out var types) && Array.Exists(types, words => Stands(words, given, index));

    private static bool Stands(string[] words, List<string> given, int index)
    {
        if (index + words.Length > given.Count) return false;
        for (var at = 0; at < words.Length; at++)
        {
            if (given[index + at] != words[at]) return false;
        }

        return true;
    }

    /// <summary>A congress's numeral or a year.</summary>
    private static string? IsTime(string word) =>
        word.Length is >= 2 and <= 5 && !word.AsSpan().ContainsAnyExcept('i', 'v', 'x') ? word
        : word is ['1' or '2', '9' or '0', _, _] && !word.AsSpan().ContainsAnyExceptInRange('0', '9') ? word
        : null;
}
