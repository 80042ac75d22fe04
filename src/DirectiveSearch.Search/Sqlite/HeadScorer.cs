using System.Collections.Concurrent;

namespace DirectiveSearch.Search.Sqlite;

/// <summary>The share of the query's words, and of its pairs, that a document's title, number and issuer have.</summary>
internal sealed class HeadScorer
{
    /// <summary>Words of a query beyond these are not looked for in heads.</summary>
    private const int MostWords = 64;

    /// <summary>Place of each head syllable in the query counted from 1, 0 when it is not there: every match is looked at, so no hashing.</summary>
    private readonly byte[] places;
    private readonly ulong[] followers = new ulong[MostWords + 1];
    private readonly int words;
    private readonly int pairs;

    public HeadScorer(QueryTerms terms, ConcurrentDictionary<string, int> known)
    {
        var ids = terms.Syllables.Take(MostWords).Select(syllable => known.GetValueOrDefault(syllable, -1)).ToList();
        places = new byte[ids.DefaultIfEmpty(-1).Max() + 1];
        for (var place = 0; place < ids.Count; place++)
        {
            if (ids[place] < 0) continue;
            places[ids[place]] = (byte)(place + 1);
            words++;
        }

        foreach (var (first, second) in terms.Pairs.Where(pair => pair.First < ids.Count && pair.Second < ids.Count)) followers[first + 1] |= 1UL << second;
        pairs = terms.Pairs.Count;
    }

    public bool IsEmpty => words == 0;

    /// <param name="head">Ids of the syllables in order.</param>
    public double Score(int[] head)
    {
        var (seen, previous, found) = (0UL, 0, 0);
        foreach (var id in head)
        {
            var place = id < places.Length ? places[id] : 0;
            if (place > 0)
            {
                seen |= 1UL << (place - 1);
                if (((followers[previous] >> (place - 1)) & 1) != 0) found++;
            }

            previous = place;
        }

        return ((double)System.Numerics.BitOperations.PopCount(seen) / words) + (pairs == 0 ? 0 : Math.Min(1.0, (double)found / pairs));
    }
}
