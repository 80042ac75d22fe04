using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Tells whether the words before a mention report what was done, rather than tell to do it.</summary>
internal static class PastActs
{
    private const int LongestSpan = 6;

    private static readonly Phrases Adverbials = new(Column("past"));
    private static readonly Phrases Forward = new(Column("forward"));
    private static readonly Phrases Standing = new(Column("standing"));
    private static readonly HashSet<string> Counts = Column("count");
    private static readonly Phrases Reviews = new(Column("review"));

    private static readonly string[] PeriodWords = ["qua", "sau", "trong"];
    private const string Done = "đã";
    private const string Year = "năm";

    /// <summary>No range tells anything without one of these: behind the words of a period comes "năm".</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Telling =
        ((HashSet<string>)[Year, Done, .. Adverbials.FirstWords]).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Their first letters, folded; most words begin with another.</summary>
    private static readonly HashSet<char> TellingInitials = [.. Telling.Set.Select(word => Folding.Fold(word[0]))];
    private const int LongestTelling = 8;

    /// <param name="start">Of the sentence, or the end of the mention before it in the same sentence.</param>
    /// <returns>The words that tell it, in small letters; null when they tell to do it.</returns>
    public static string? Tell(string text, int start, int end)
    {
        if (!MayTell(text, start, end)) return null;
        var words = Words(text, start, end);
        for (var index = words.Count - 1; index >= 0; index--)
        {
            if (Is(words, index, Forward)) return null;
            if (words[index] == Done && IsDone(words, index)) return IsInPurpose(words, index) ? null : Done;
            if (Shortest(words, index, Adverbials) is > 0 and var count) return string.Join(' ', words.GetRange(index, count));
            if (IsPeriod(words, index)) return words[index];
        }

        return null;
    }

    /// <summary>Whether there is a word at all that a telling phrase cannot do without.</summary>
    private static bool MayTell(string text, int start, int end)
    {
        for (var index = start; index < end;)
        {
            var from = index;
            while (index < end && char.IsLetterOrDigit(text[index])) index++;
            if (index - from is > 0 and <= LongestTelling && TellingInitials.Contains(Folding.Fold(text[from])) && IsTelling(text.AsSpan(from, index - from))) return true;
            if (index == from) index++;
        }

        return false;
    }

    private static bool IsTelling(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[LongestTelling];
        return Telling.Contains(lower[..word.ToLowerInvariant(lower)]);
    }

    /// <summary>"đơn vị đã tổng kết …", but not "thực hiện nhiệm vụ đã được giao tại …": what a verb before it carries out still stands.</summary>
    private static bool IsDone(List<string> words, int index)
    {
        if (Is(words, index + 1, Standing)) return false;
        var comma = words.IndexOf(",", index);
        if (comma >= 0 && (comma - index < 3 || words[index + 1] == "được")) return false;
        var from = words.LastIndexOf(",", index) + 1;
        return RelationCues.Nearest(Folding.Fold($" {string.Join(' ', words.GetRange(from, index - from))} ")) is not (Relation.Implements or Relation.Mentions);
    }

    /// <summary>"để thúc đẩy chuyển đổi số tại các khu công nghiệp đã đi vào hoạt động, …": of what a purpose is about.</summary>
    private static bool IsInPurpose(List<string> words, int index)
    {
        while (--index >= 0 && words[index] != ",")
        {
            if (Is(words, index, Forward)) return true;
        }

        return false;
    }

    /// <summary>"qua 05 năm thực hiện", "sau hơn 10 năm triển khai", not "tổng kết sau 5 năm thực hiện", which is to be done.</summary>
    private static bool IsPeriod(List<string> words, int index)
    {
        if (!PeriodWords.Contains(words[index])) return false;
        var year = words.IndexOf(Year, index, Math.Min(LongestSpan, words.Count - index));
        if (year < index + 2 || !words.GetRange(index + 1, year - index - 1).TrueForAll(word => char.IsAsciiDigit(word[0]) || Counts.Contains(word))) return false;
        return year + 1 < words.Count && words[year + 1].AreLetters() && !Enumerable.Range(0, index).Any(at => Is(words, at, Reviews));
    }

    private static bool Is(List<string> words, int index, Phrases phrases) => Shortest(words, index, phrases) > 0;

    /// <summary>How many words from an index on make a phrase; 0 when none do.</summary>
    private static int Shortest(List<string> words, int index, Phrases phrases)
    {
        if (index >= words.Count || !phrases.FirstWords.Contains(words[index])) return 0;
        for (var count = 1; count <= 3 && index + count <= words.Count; count++)
            if (phrases.All.Contains(count == 1 ? words[index] : string.Join(' ', words.GetRange(index, count)))) return count;
        return 0;
    }

    /// <summary>Phrases of up to three words, and the words that they begin with: most words begin none.</summary>
    private sealed record Phrases(HashSet<string> All)
    {
        public HashSet<string> FirstWords { get; } = [.. All.Select(phrase => phrase.Split(' ')[0])];
    }

    /// <summary>Small letters with their marks; commas, and other marks as commas, stand as words of their own.</summary>
    private static List<string> Words(string text, int start, int end)
    {
        var words = new List<string>((end - start) / 4);
        for (var index = start; index < end;)
        {
            var from = index;
            while (index < end && char.IsLetterOrDigit(text[index])) index++;
            if (index > from) words.Add(Tokenizer.Word(text.AsSpan(from, index - from)).Written.ToLowerInvariant());
            else if (text[index++] is ',' or ';' or ':') words.Add(",");
        }

        return words;
    }

    private static HashSet<string> Column(string kind) =>
        [.. DataTable.Rows("past-acts", 2).Where(cells => cells[1] == kind).Select(cells => cells[0])];
}
