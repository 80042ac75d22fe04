using DirectiveSearch.Text;

namespace DirectiveSearch.Search.Evaluation;

/// <summary>The ways in which people type a question.</summary>
/// <param name="Type">Id and text of a question to what is typed; the same for ever.</param>
public sealed record Typing(string Name, Func<string, string, string> Type)
{
    public static IReadOnlyList<Typing> Ways { get; } =
    [
        new("accented", (_, text) => text),
        new("unaccented", (_, text) => Folding.Fold(TextNormalizer.Normalize(text).Text)),
        new("half", (id, text) => HalfFolded(id, TextNormalizer.Normalize(text).Text)),
        new("telex", (_, text) => Telex.Encode(TextNormalizer.Normalize(text).Text)),
    ];

    /// <summary>Every second word without accents, chosen by a hash of the question and the word's place.</summary>
    private static string HalfFolded(string id, string text)
    {
        var words = Tokenizer.Tokenize(text);
        var folded = Enumerable.Range(0, words.Count).OrderBy(place => Hash($"{id}/{place}")).Take(words.Count / 2);
        var typed = text.ToCharArray();
        foreach (var span in folded.Select(place => words[place].Span))
        {
            for (var index = span.Start; index < span.End; index++) typed[index] = Folding.Fold(typed[index]);
        }

        return new string(typed);
    }

    /// <summary>FNV-1a over code units, finished by a multiplicative mix; the framework's own hash differs from run to run.</summary>
    private static uint Hash(string text)
    {
        var hash = text.Aggregate(2166136261u, (mixed, unit) => (mixed ^ unit) * 16777619u);
        hash ^= hash >> 15;
        hash *= 2246822519u;
        return hash ^ (hash >> 13);
    }
}
