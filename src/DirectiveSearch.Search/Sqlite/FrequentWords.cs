using Dapper;
using DirectiveSearch.Text;
using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Search.Sqlite;

/// <summary>Syllables and pairs that many documents have, by a sample of their texts: reading their lists is what makes a first search slow.</summary>
internal static class FrequentWords
{
    private const int Sample = 100;
    private const int Most = 800;

    /// <summary>Below this many documents every list is read within milliseconds.</summary>
    private const int FewestDocuments = 5000;

    /// <summary>The share of documents from which a list is long.</summary>
    private const double Share = 0.1;

    /// <summary>The most frequent first, the syllables of a pair with a blank between them.</summary>
    public static IReadOnlyList<string> Read(SqliteConnection connection, Snapshot snapshot)
    {
        if (snapshot.Documents < FewestDocuments) return [];
        var counts = new Dictionary<string, int>();
        var ordinals = snapshot.Alive.ToArray();
        for (var index = 0; index < Sample; index++)
        {
            var text = connection.QueryFirstOrDefault<string>("SELECT words FROM document WHERE ordinal = $ordinal", new { ordinal = ordinals[(long)index * ordinals.Length / Sample] });
            foreach (var term in TermsOf(Folding.Fold(text ?? "").Split(' '))) counts[term] = counts.GetValueOrDefault(term) + 1;
        }

        return [.. counts.Where(term => term.Value >= Sample * Share).OrderByDescending(term => term.Value).ThenBy(term => term.Key, StringComparer.Ordinal).Take(Most).Select(term => term.Key)];
    }

    private static HashSet<string> TermsOf(string[] words) => [.. words, .. words.Zip(words.Skip(1), (first, second) => $"{first} {second}")];
}
