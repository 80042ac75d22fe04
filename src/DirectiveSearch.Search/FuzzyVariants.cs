namespace DirectiveSearch.Search;

/// <summary>The words that a fuzzy word stands for; every engine looks for these very words.</summary>
public static class FuzzyVariants
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>The folded word itself first, then each word that one letter behind the first, changed, left out or added, makes of it; all distinct.</summary>
    public static IReadOnlyList<string> Of(string folded)
    {
        var variants = new List<string> { folded };
        for (var place = 1; place <= folded.Length; place++)
        {
            variants.AddRange(Letters.Select(letter => folded.Insert(place, $"{letter}")));
            if (place == folded.Length) break;
            var without = folded.Remove(place, 1);
            variants.Add(without);
            variants.AddRange(Letters.Select(letter => without.Insert(place, $"{letter}")));
        }

        return [.. variants.Distinct()];
    }
}
