using DirectiveSearch.Text;

namespace DirectiveSearch.Portal.Pages.Instruments;

/// <summary>Compares what two instruments are about.</summary>
public static class Subjects
{
    private const double Enough = 0.6;
    private const int FewestPairs = 4;

    /// <summary>Whether most pairs of neighbouring words of a title stand in another subject too.</summary>
    public static bool Agree(string title, string? subject)
    {
        if (subject is null) return false;
        var pairs = Pairs(title);
        var others = Pairs(subject);
        var shared = pairs.Count(others.Contains);
        return shared >= FewestPairs && shared >= Enough * pairs.Count;
    }

    private static HashSet<string> Pairs(string text)
    {
        var words = TextNormalizer.Compose(text).ToLowerInvariant().Split([' ', ',', ';', '.', '-', '"', '“', '”', '(', ')', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Zip(words.Skip(1), (one, next) => one + " " + next)];
    }
}
