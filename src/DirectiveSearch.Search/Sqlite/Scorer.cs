using DirectiveSearch.Text;

namespace DirectiveSearch.Search.Sqlite;

/// <summary>Weights of the score, measured on questions with known answers; see docs/performance.md.</summary>
internal sealed record ScoreWeights
{
    public double K1 { get; init; } = 1.2;

    public double B { get; init; } = 0.75;

    /// <summary>How often a pair or triple counts for each time that it occurs.</summary>
    public double Neighbours { get; init; } = 2;

    /// <summary>How often a word in title, number or issuer counts.</summary>
    public double Head { get; init; } = 3;

    /// <summary>Share of the score that needs the accents as typed.</summary>
    public double Exact { get; init; } = 0.4;

    /// <summary>Terms in nearly every document still count a little: often all that a query has.</summary>
    public double LeastRarity { get; init; } = 0.05;

    /// <summary>For each step of how many documents cite it, as a share of what all terms are worth: it decides between texts that are about as good.</summary>
    public double CitedStep { get; init; } = 0.005;
}

/// <summary>BM25 of one document over syllables, pairs, triples and kinds of words, each with the rarity of its own.</summary>
internal sealed class Scorer(QueryTerms terms, TermRarity rarity, ScoreWeights weights)
{
    private readonly Dictionary<(int, int), int> pairs = terms.Pairs.Select((pair, index) => (pair, index)).ToDictionary(item => (item.pair.First, item.pair.Second), item => item.index);
    private readonly Dictionary<(int, int, int), int> triples = terms.Triples.Select((triple, index) => (triple, index)).ToDictionary(item => (item.triple.First, item.triple.Second, item.triple.Third), item => item.index);
    private readonly double[] all = new double[rarity.Terms];
    private readonly double[] exact = new double[rarity.Terms];

    /// <param name="head">Exact tokens of title, number and issuer, joined by blanks.</param>
    /// <param name="body">Exact tokens of the text, joined by blanks.</param>
    /// <param name="length">Tokens of the text over those of an average one.</param>
    public double Score(ReadOnlySpan<char> head, ReadOnlySpan<char> body, double length)
    {
        Count(head, body);
        var norm = Norm(length);
        var score = 0.0;
        for (var term = 0; term < all.Length; term++) score += AnyAccents(term, norm) + ExactAccents(term, norm);
        return score;
    }

    /// <summary>What each term that the document has adds to the score.</summary>
    public IReadOnlyList<ScoreExplanation> Explain(ReadOnlySpan<char> head, ReadOnlySpan<char> body, double length)
    {
        Count(head, "");
        var heads = all.ToArray();
        Count(head, body);
        var norm = Norm(length);
        return [.. Enumerable.Range(0, all.Length).Where(term => all[term] > 0).Select(term => new ScoreExplanation(
            $"{terms.Describe(term)}: độ hiếm {Number(rarity.Of(term))}, tần suất {Number(all[term])} (trong tên, số ký hiệu hoặc nơi ban hành {Number(heads[term])}; đúng dấu {Number(exact[term])})",
            AnyAccents(term, norm) + ExactAccents(term, norm),
            terms.HasAccents ? [new("Không kể dấu", AnyAccents(term, norm), []), new("Đúng dấu như đã gõ", ExactAccents(term, norm), [])] : []))];
    }

    private double AnyAccents(int term, double norm) => rarity.Of(term) * (terms.HasAccents ? 1 - weights.Exact : 1) * Saturated(all[term], norm);

    private double ExactAccents(int term, double norm) => rarity.Of(term) * (terms.HasAccents ? weights.Exact : 0) * Saturated(exact[term], norm);

    private double Norm(double length) => weights.K1 * (1 - weights.B + (weights.B * length));

    private double Saturated(double frequency, double norm) => frequency * (weights.K1 + 1) / (frequency + norm);

    private static string Number(double number) => number.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture).Replace('.', ',');

    private void Count(ReadOnlySpan<char> head, ReadOnlySpan<char> body)
    {
        Array.Clear(all);
        Array.Clear(exact);
        Count(head, weights.Head);
        Count(body, 1);
    }

    private void Count(ReadOnlySpan<char> words, double weight)
    {
        var (before, previous) = (-1, -1);
        var (beforeExact, previousExact) = (false, false);
        Span<char> folded = stackalloc char[64];
        while (!words.IsEmpty)
        {
            var end = words.IndexOf(' ');
            var word = end < 0 ? words : words[..end];
            words = end < 0 ? [] : words[(end + 1)..];
            var read = word.Length < folded.Length && !word.IsEmpty && terms.MayBe(Folding.Fold(word[0]), word.Length) ? Fold(word, folded) : [];
            var number = read.IsEmpty ? -1 : terms.NumberOf(read);
            var isExact = number >= 0 && terms.IsExact(word);
            if (!read.IsEmpty) CountPatterns(read, weight);
            if (number >= 0)
            {
                Add(number, weight, isExact);
                if (previous >= 0 && pairs.TryGetValue((previous, number), out var pair)) Add(terms.Syllables.Count + pair, weight * weights.Neighbours, isExact && previousExact);
                if (before >= 0 && previous >= 0 && triples.TryGetValue((before, previous, number), out var triple))
                {
                    Add(terms.Syllables.Count + terms.Pairs.Count + triple, weight * weights.Neighbours, isExact && previousExact && beforeExact);
                }
            }

            (before, previous, beforeExact, previousExact) = (previous, number, previousExact, isExact);
        }
    }

    /// <summary>A kind of words is typed by its letters, so any accents are as exact.</summary>
    private void CountPatterns(ReadOnlySpan<char> word, double weight)
    {
        for (var pattern = 0; pattern < terms.Patterns.Count; pattern++)
        {
            if (terms.Patterns[pattern].Matches(word)) Add(rarity.Terms - terms.Patterns.Count + pattern, weight, isExact: true);
        }
    }

    private void Add(int term, double times, bool isExact)
    {
        all[term] += times;
        if (isExact) exact[term] += times;
    }

    private static ReadOnlySpan<char> Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        for (var index = 0; index < word.Length; index++) folded[index] = Folding.Fold(word[index]);
        return folded[..word.Length];
    }
}

/// <summary>Inverse document frequency of syllables, pairs, triples and kinds of words, in this order. A triple is taken to be as rare as the rarer of
/// its pairs: looking up triples costs a third of the time and adds nothing that was measurable.</summary>
internal sealed class TermRarity
{
    private readonly double[] values;

    public TermRarity(QueryTerms terms, Matching matching, int documents, double least)
    {
        double Rarity(int count) => Math.Max(least, Math.Log(1 + ((Math.Max(documents, count) - count + 0.5) / (count + 0.5))));
        Pairs = [.. terms.Pairs.Select(pair => matching.Phrase(terms.Syllables[pair.First], terms.Syllables[pair.Second]))];
        var syllables = terms.Syllables.Select(syllable => Rarity(matching.Phrase(syllable).Count));
        var pairs = Pairs.Select(documents => Rarity(documents.Count)).ToList();
        var places = terms.Pairs.Select((pair, index) => (pair, index)).ToDictionary(item => item.pair, item => item.index);
        var triples = terms.Triples.Select(triple => Math.Max(pairs[places[(triple.First, triple.Second)]], pairs[places[(triple.Second, triple.Third)]]));
        var patterns = terms.Patterns.Select(pattern => Rarity(matching.Pattern(pattern.Clause).Count));
        values = [.. syllables, .. pairs, .. triples, .. patterns];
        Sum = values.Sum();
    }

    public int Terms => values.Length;

    public double Sum { get; }

    /// <summary>The documents of each pair.</summary>
    public IReadOnlyList<DocumentList> Pairs { get; }

    public double Of(int term) => values[term];
}
