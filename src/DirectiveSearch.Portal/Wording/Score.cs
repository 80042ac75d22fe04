using System.Globalization;

namespace DirectiveSearch.Portal.Wording;

/// <summary>Scores of hits as operators compare them: up to four places, the sign of decimals as Vietnamese writes it.</summary>
public static class Score
{
    public static string Format(double value) => value.ToString("0.####", CultureInfo.InvariantCulture).Replace('.', ',');
}
