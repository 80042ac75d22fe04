using DirectiveSearch.Directives.Resolution;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Twins;

/// <summary>What decides whether two files are one document: what each says of itself, and the sketch of its text. Null: not said, or not so that it tells anything.</summary>
/// <param name="Number">The same for all its spellings.</param>
/// <param name="NumberIsClear">False where a machine read it with doubt; so with date and issuer.</param>
/// <param name="NumberHasYear">The number tells its year, so it comes but once.</param>
/// <param name="Issuer">Slug; null too for a name that many offices bear ("Ủy ban nhân dân xã" without a place).</param>
/// <param name="TitleFigures">All figures of the title: plans of one office for two years often differ in nothing else.</param>
public sealed record TwinFacts(
    Fingerprint Print, string? Number, bool NumberIsClear, bool NumberHasYear, PartialDate? Date, bool DateIsClear, int? Year, string? Issuer, bool IssuerIsClear, string? Type, string? TitleFigures)
{
    /// <summary>The words of a title that names a province, without marks and signs: such a title tells whose plan it is where no head does.</summary>
    public string? PlacedTitle { get; init; }

    /// <param name="issuer">The unit that the metadata names.</param>
    public static TwinFacts Of(Fingerprint print, DocumentMetadata metadata, UnitDescription? issuer)
    {
        var number = metadata.Number is { } stated && stated.Any(char.IsAsciiDigit) ? stated : null;
        var warnings = metadata.Warnings;
        return new TwinFacts(
            print,
            number is null ? null : NumberParts.Parse(number).Identity, !warnings.Contains("number-read-doubtful"), number is not null && NumberParts.Parse(number).OwnYear is not null,
            metadata.Date, !warnings.Contains("date-read-doubtful"), metadata.Date?.Year ?? metadata.Year,
            issuer is { Level: Level.Central } or { Province: not null } ? issuer.Slug : null,
            !warnings.Contains("issuer-read-doubtful") && !warnings.Contains("issuer-from-text"),
            metadata.Type,
            string.IsNullOrWhiteSpace(metadata.Title) ? null : FiguresOf(metadata.Title))
        {
            PlacedTitle = metadata.Title is { } title && WordsOf(title) is var words && Provinces.Any(province => words.Contains(province, StringComparison.Ordinal)) ? words : null,
        };
    }

    private static readonly List<string> Provinces = [.. ProvinceTable.All.Select(row => WordsOf(row.Titled))];

    /// <summary>Bears a number that nobody doubts.</summary>
    public bool IsNumbered => Number is not null && NumberIsClear;

    private static string WordsOf(string title) => $" {string.Join(' ', Tokenizer.Tokenize(TextNormalizer.Normalize(title).Text).Select(token => token.Folded))} ";

    private static string FiguresOf(string title)
    {
        var figures = new List<char>();
        foreach (var unit in title)
        {
            if (char.IsAsciiDigit(unit)) figures.Add(unit);
            else if (figures.Count > 0 && figures[^1] != ' ') figures.Add(' ');
        }

        return new string([.. figures]).TrimEnd();
    }
}
