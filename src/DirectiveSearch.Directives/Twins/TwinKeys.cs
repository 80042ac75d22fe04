namespace DirectiveSearch.Directives.Twins;

/// <summary>By what twins find each other without comparing all with all: two that <see cref="TwinRule"/> takes for one share a key at least (of texts at the edge of likeness all but one pair in thousands do).</summary>
/// <param name="Numbered">Of the text of a document that bears a clear number: two such are found by their numbers, never by their texts.</param>
public readonly record struct TwinKey(long Value, bool Numbered)
{
    private const int Bands = 8;
    private const int BandWidth = 3;

    public static IReadOnlyList<TwinKey> Of(TwinFacts facts)
    {
        var keys = new HashSet<TwinKey> { new((long)Of(facts.Print.Text, "text"), false) };
        if (facts is { PlacedTitle: { } title, Type: { } titled } && facts.Print.Length >= TwinRule.LongText) keys.Add(new TwinKey((long)Of(0, $"title {titled} {title}"), facts.IsNumbered));
        if (facts.Issuer is not { } issuer) return [.. keys];
        if (facts.Number is { } number) keys.Add(new TwinKey((long)Of(0, $"number {number} {issuer}"), false));
        if (facts.Type is { } type)
            foreach (var band in facts.Print.Bands(Bands, BandWidth)) keys.Add(new TwinKey((long)Of(band, $"band {type} {issuer}"), facts.IsNumbered));
        return [.. keys];
    }

    private static ulong Of(ulong start, string words)
    {
        var hash = start;
        foreach (var unit in words) hash = Fingerprint.Mix(hash ^ unit);
        return hash;
    }
}
