using System.Text;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Corrections;

/// <summary>Finds the words that people decided about in another reading of their text, by the words around them, and puts in what they said.</summary>
public static class WordCorrecting
{
    /// <summary>How many words on each side tell a place.</summary>
    private const int Neighbours = 3;

    /// <summary>With fewer of them the same, a place may be any other.</summary>
    private const int FewestAlike = 2;

    /// <param name="place">Whole words of the text.</param>
    /// <param name="right">What stands there.</param>
    public static WordCorrection At(string text, TextSpan place, string right)
    {
        var (before, after, wrong) = (Before(text, place.Start), After(text, place.End), Joined(place.In(text)));
        var occurrence = Places(text, wrong).TakeWhile(other => other.Start < place.Start).Count(other => Before(text, other.Start) == before && After(text, other.End) == after);
        return new WordCorrection(before, wrong, Joined(right), after, occurrence);
    }

    /// <summary>The same words between the same words; where there are none, the one place whose nearest neighbours are most the same. Null: no longer there, or not to be told.</summary>
    public static TextSpan? Find(string text, WordCorrection correction)
    {
        var (before, after) = (correction.Before.Split(' '), correction.After.Split(' '));
        var (occurrence, best, found, alone) = (0, 0, default(TextSpan), false);
        foreach (var place in Places(text, correction.Wrong))
        {
            var (left, right) = (Before(text, place.Start), After(text, place.End));
            if (left == correction.Before && right == correction.After && occurrence++ == correction.Occurrence) return place;
            var alike = Alike(left.Split(' '), before) + Alike(right.Split(' '), after);
            if (alike < best) continue;
            (alone, best, found) = (alike > best, alike, place);
        }

        return occurrence == 0 && alone && best >= FewestAlike ? found : null;
    }

    /// <param name="corrections">Of several about one place the last one counts.</param>
    public static EditedText Apply(string text, IReadOnlyList<WordCorrection> corrections)
    {
        if (corrections.Count == 0) return new EditedText(text, [], []);
        var places = corrections.Select(correction => Find(text, correction)).ToList();
        var kept = new List<(TextSpan Place, WordCorrection Correction)>();
        for (var index = corrections.Count - 1; index >= 0; index--)
            if (places[index] is { } place && !kept.Any(later => later.Place.Overlaps(place))) kept.Add((place, corrections[index]));
        kept.Sort(static (one, other) => one.Place.Start.CompareTo(other.Place.Start));
        var (edited, edits, at) = (new StringBuilder(text.Length + 64), new List<Edit>(kept.Count), 0);
        foreach (var (place, correction) in kept)
        {
            edited.Append(text, at, place.Start - at);
            var start = edited.Length;
            if (correction.Confirms) edited.Append(text, place.Start, place.Length);
            else edited.Append(correction.Right);
            edits.Add(new Edit(place, edited.Length - start));
            at = place.End;
        }

        return new EditedText(edited.Append(text, at, text.Length - at).ToString(), edits, [.. places.Select(place => place is not null)]);
    }

    /// <summary>The fewest whole words that must change so that this part of a text says what it should.</summary>
    /// <param name="part">Is widened to whole words.</param>
    /// <param name="meant">All that should stand there.</param>
    /// <returns>The words that change, and what stands there instead; the whole part, with its own words, when none change.</returns>
    public static (TextSpan Place, string Right) Change(string text, TextSpan part, string meant)
    {
        part = Whole(text, part);
        var (old, right) = (Words(text, part), meant.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var (first, same) = (0, 0);
        while (first < Math.Min(old.Count, right.Length) && old[first].In(text) == right[first]) first++;
        if (first == old.Count && first == right.Length) return (part, Joined(part.In(text)));
        while (same < Math.Min(old.Count, right.Length) - first && old[^(same + 1)].In(text) == right[^(same + 1)]) same++;
        // Words that were only left out, or only put in, are told together with a neighbour: every correction replaces words by words.
        if (first == old.Count - same || first == right.Length - same)
        {
            if (first > 0) first--;
            else same--;
        }

        return (new TextSpan(old[first].Start, old[^(same + 1)].End), string.Join(' ', right[first..^same]));
    }

    /// <summary>The words of which a part of a text takes any.</summary>
    public static TextSpan Whole(string text, TextSpan part)
    {
        var (start, end) = (part.Start, part.End);
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1])) start--;
        while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
        return new TextSpan(start, end);
    }

    /// <summary>One blank between words.</summary>
    public static string Joined(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static List<TextSpan> Words(string text, TextSpan part)
    {
        var words = new List<TextSpan>();
        for (var at = part.Start; at < part.End; at++)
        {
            if (char.IsWhiteSpace(text[at])) continue;
            var start = at;
            while (at < part.End && !char.IsWhiteSpace(text[at])) at++;
            words.Add(new TextSpan(start, at));
        }

        return words;
    }

    /// <summary>Everywhere these whole words stand, whatever blanks part them.</summary>
    private static IEnumerable<TextSpan> Places(string text, string words)
    {
        var parts = words.Split(' ');
        if (parts[0].Length == 0) yield break;
        for (var at = text.IndexOf(parts[0], StringComparison.Ordinal); at >= 0; at = text.IndexOf(parts[0], at + 1, StringComparison.Ordinal))
            if ((at == 0 || char.IsWhiteSpace(text[at - 1])) && EndOf(text, at, parts) is { } end) yield return new TextSpan(at, end);
    }

    private static int? EndOf(string text, int at, string[] parts)
    {
        foreach (var part in parts)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (string.CompareOrdinal(text, at, part, 0, part.Length) != 0) return null;
            at += part.Length;
            if (at < text.Length && !char.IsWhiteSpace(text[at])) return null;
        }

        return at;
    }

    /// <summary>Nearest first.</summary>
    private static string Before(string text, int place)
    {
        var words = new List<string>();
        for (var start = place; words.Count < Neighbours && start > 0;)
        {
            while (start > 0 && char.IsWhiteSpace(text[start - 1])) start--;
            var end = start;
            while (start > 0 && !char.IsWhiteSpace(text[start - 1])) start--;
            Add(words, text[start..end]);
        }

        return string.Join(' ', words);
    }

    /// <summary>Nearest first.</summary>
    private static string After(string text, int place)
    {
        var words = new List<string>();
        for (var end = place; words.Count < Neighbours && end < text.Length;)
        {
            while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
            var start = end;
            while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
            Add(words, text[start..end]);
        }

        return string.Join(' ', words);
    }

    /// <summary>Signs on their own come and go with conversions.</summary>
    private static void Add(List<string> words, string word)
    {
        var key = string.Concat(Folding.Fold(word).Where(char.IsLetterOrDigit));
        if (key.Length > 0) words.Add(key);
    }

    /// <summary>How many neighbours are the same, from the nearest on.</summary>
    private static int Alike(string[] these, string[] those)
    {
        var count = 0;
        while (count < Math.Min(these.Length, those.Length) && these[count].Length > 0 && these[count] == those[count]) count++;
        return count;
    }
}
