namespace DirectiveSearch.Text;

/// <summary>A few words to be found as they are written. The framework finds one short string quickly, and several with marks slowly:
/// each word is sought without its first letter, which may be small or a capital, and that letter is compared here.</summary>
public sealed class WordSearch(params string[] words)
{
    private readonly (string Anchor, string[] Words)[] anchors = [.. words.GroupBy(word => word[1..]).Select(group => (group.Key, group.ToArray()))];

    /// <summary>Begins at the top of a text; the places asked for must rise.</summary>
    public Positions In(string text) => new(this, text);

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

        private static int First((string Anchor, string[] Words) anchor, string text, int from)
        {
            for (int at = from + 1, step; at < text.Length && (step = text.AsSpan(at).IndexOf(anchor.Anchor)) >= 0; at++)
            {
                at += step;
                foreach (var word in anchor.Words)
                    if (word[0] == text[at - 1]) return at - 1;
            }

            return int.MaxValue;
        }
    }
}
