using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Portals;

public enum Agreement
{
    Agrees,
    Disagrees,
    /// <summary>One of the two says nothing of it, or too little or too much to tell.</summary>
    Unknown,
}

/// <summary>Compares what a portal says of a document with what was read out of its text. Spelling, abbreviations, marks and more or less detail are no disagreement.</summary>
public static class PortalComparison
{
    /// <param name="fields">As the portal writes them, by the names of the archive: number, issued, type, issuer, signer, subject and others.</param>
    /// <param name="shared">The portal's page has other documents, too: what it says may be said of one of those.</param>
    /// <returns>For each field of the portal how it stands to the text.</returns>
    public static IReadOnlyDictionary<string, Agreement> Compare(IReadOnlyDictionary<string, string> fields, DocumentMetadata metadata, bool shared)
    {
        var compared = fields.ToDictionary(field => field.Key, field => Compare(field.Key, TextNormalizer.Normalize(field.Value).Text.Trim(), metadata));
        if (!shared || compared.GetValueOrDefault("number", Agreement.Unknown) == Agreement.Agrees) return compared;
        return compared.ToDictionary(field => field.Key, field => field.Value == Agreement.Disagrees ? Agreement.Unknown : field.Value);
    }

    private static Agreement Compare(string field, string stated, DocumentMetadata metadata) => stated.Length == 0 ? Agreement.Unknown : field switch
    {
        "number" => metadata.Number is { } number ? Numbers(stated, number) : Agreement.Unknown,
        "issued" => metadata.Date is { } date ? Dates(stated, date) : Agreement.Unknown,
        "type" => metadata.Type is { } type ? Types(stated, type, metadata.Title) : Agreement.Unknown,
        "issuer" => metadata.Issuer is { } issuer ? PortalIssuers.Compare(stated, issuer, metadata) : Agreement.Unknown,
        "signer" => metadata.Signer is { } signer ? Signers(stated, signer) : Agreement.Unknown,
        "subject" => metadata.Title is { } title ? Subjects(stated, title) : Agreement.Unknown,
        _ => Agreement.Unknown,
    };

    /// <summary>By their keys. A portal may leave the code out, or give part of it.</summary>
    private static Agreement Numbers(string stated, string read)
    {
        var (said, known) = (InstrumentNumber.Key(AfterLabel(stated)), InstrumentNumber.Key(read));
        if (said == known) return Agreement.Agrees;
        if (Ordinal(said) is not { Length: > 0 } ordinal || Ordinal(known) is not { Length: > 0 }) return Agreement.Unknown;
        if (said == ordinal) return ordinal == Ordinal(known) ? Agreement.Agrees : Agreement.Disagrees;
        // Several numbers in one field, or words around it.
        if (stated.AsSpan().IndexOfAny(';', '\n') >= 0 || said.Contains(known, StringComparison.Ordinal)) return Agreement.Unknown;
        return known.StartsWith(said, StringComparison.Ordinal) ? Agreement.Unknown : Agreement.Disagrees;
    }

    private static string AfterLabel(string stated)
    {
        var label = Folding.Fold(stated);
        return label.StartsWith("so:", StringComparison.Ordinal) || label.StartsWith("so ", StringComparison.Ordinal) ? stated[3..] : stated;
    }

    private static string Ordinal(string key) => key[..(key.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : key.Length)];

    private static Agreement Dates(string stated, PartialDate read)
    {
        if (PortalDate.Read(stated) is not { } said) return Agreement.Unknown;
        var same = said.Year == read.Year && (said.Month is null || read.Month is null || said.Month == read.Month) && (said.Day is null || read.Day is null || said.Day == read.Day);
        return same ? Agreement.Agrees : Agreement.Disagrees;
    }

    /// <summary>Kế hoạch and Kế hoạch hành động agree, and what a decision puts into force is often listed by its own type; headings of a portal's own ("Văn bản điều hành") tell nothing.</summary>
    private static Agreement Types(string stated, string read, string? title)
    {
        var said = Metadata.DocumentTypes.OfNumber(stated) ?? stated;
        var (one, other) = (UnitDirectory.Slug(said), UnitDirectory.Slug(read));
        if (Contains(one, other) || Contains(other, one)) return Agreement.Agrees;
        if (DocumentTypes.NameOf(one) is null || DocumentTypes.NameOf(other) is null || one == "van-ban") return Agreement.Unknown;
        return title is not null && Contains(UnitDirectory.Slug(title), one) ? Agreement.Unknown : Agreement.Disagrees;
    }

    /// <summary>By the given name, which stands last: titles stand around a name, and middle names are left out.</summary>
    private static Agreement Signers(string stated, string read)
    {
        var (said, known) = (UnitDirectory.Slug(stated), UnitDirectory.Slug(read));
        if (known.Length == 0 || Contains(said, known)) return Agreement.Agrees;
        var (words, given) = (said.Split('-'), known.Split('-')[^1]);
        return words.Contains(given) || words.Length is < 2 or > LongestName || said.Any(char.IsAsciiDigit) ? Agreement.Unknown : Agreement.Disagrees;
    }

    /// <summary>By the share of their words that two subjects have in common; either may be cut short.</summary>
    private static Agreement Subjects(string stated, string read)
    {
        var (said, known) = (WordsOf(stated), WordsOf(read));
        var fewer = Math.Min(said.Count, known.Count);
        if (fewer == 0) return Agreement.Unknown;
        var common = (double)said.Count(known.Contains) / fewer;
        return common >= LeastAlike ? Agreement.Agrees : common <= MostUnlike && fewer >= FewestWords ? Agreement.Disagrees : Agreement.Unknown;
    }

    private static HashSet<string> WordsOf(string subject) => [.. Tokenizer.Tokenize(TextNormalizer.Normalize(Abbreviations.Expand(subject)).Text).Select(token => token.Folded)];

    /// <summary>Whether the words of one slug stand in another, one after the other.</summary>
    internal static bool Contains(string slug, string words) => words.Length > 0 && $"-{slug}-".Contains($"-{words}-", StringComparison.Ordinal);

    /// <summary>In words; a longer one says something beside the name.</summary>
    private const int LongestName = 5;

    private const double LeastAlike = 0.6;
    private const double MostUnlike = 0.25;

    /// <summary>Subjects of fewer words tell nothing.</summary>
    private const int FewestWords = 5;
}
