namespace DirectiveSearch.Text;

/// <summary>A few words to be found as they are written. The framework finds one short string quickly, and several with marks slowly:
/// each word is sought by what few other words have, from its first marked letter on, and the rest is compared here.</summary>
public sealed class WordSearch
{
    private const int LongestAnchor = 2;

    private readonly (string Anchor, (string Word, int Offset)[] Words)[] anchors;

    public WordSearch(params string[] words) =>
        anchors = [.. words.Select(word => (Word: word, Offset: Offset(word))).GroupBy(word => Anchor(word.Word, word.Offset)).Select(group => (group.Key, group.ToArray()))];

    /// <summary>Begins at the top of a text; the places asked for must rise.</summary>
    public Positions In(string text) => new(this, text);

    private static int Offset(string word) => word.AsSpan().IndexOfAnyExceptInRange('\0', '\x7f') is >= 0 and var marked ? marked : 0;

    private static string Anchor(string word, int offset) => offset == 0 ? word : word[offset..Math.Min(word.Length, offset + LongestAnchor)];

    public sealed class Positions(WordSearch search, string text)
    {
        private readonly int[] next = [.. search.anchors.Select(anchor => First(anchor, text, 0))];

        /// <summary>Where the first of the words begins, at or after an index; -1: nowhere.</summary>
        public int Next(int from)
        {
            var nearest = int.MaxValue;
            for (var index = 0; index < next.Length; index++)
            {
                if (next[index] < from) next[index] = First(search.anchors[index], text, from);
                nearest = Math.Min(nearest, next[index]);
            }

            return nearest == int.MaxValue ? -1 : nearest;
        }

        private static int First((string Anchor, (string Word, int Offset)[] Words) anchor, string text, int from)
        {
            for (int at = from, step; (step = text.AsSpan(at).IndexOf(anchor.Anchor)) >= 0; at++)
            {
                at += step;
                foreach (var (word, offset) in anchor.Words)
                    if (at - offset >= from && text.AsSpan(at - offset).StartsWith(word)) return at - offset;
            }

            return int.MaxValue;
        }
    }
}
