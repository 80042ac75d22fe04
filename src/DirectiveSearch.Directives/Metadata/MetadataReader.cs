using System.Globalization;
using DirectiveSearch.Directives.Citations;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>Reads what a document says of itself from its header, title, signature and recipients.</summary>
public static class MetadataReader
{
    private const int OpeningBlocks = 12;

    public static DocumentMetadata Read(NormalizedText text)
    {
        using var page = Page.Split(text.Text);
        var blocks = page.Blocks;
        var head = ClosingDate.Complete(AttachedNumber.Complete(TitleNumber.Complete(HeaderReader.Read(blocks)), blocks), blocks);
        var usual = new UsualCase(blocks);
        usual.Expect(head.Issuer.Select(Abbreviations.Expand).Prepend(head.Title ?? ""));
        var signature = SignatureReader.Read(blocks, head.Opening);
        var title = head.Title is null ? null : usual.Apply(head.Title);
        var year = head.Date?.Year ?? head.Year ?? NumberedYear(head.Number) ?? YearOf(title);
        var on = head.Date ?? (year is { } known ? new PartialDate(known) : null);
        string Opening() => string.Join('\n', blocks.Skip(head.Opening).Take(OpeningBlocks).Select(block => block.Joined).Prepend(title ?? ""));
        var places = PlaceEvidence.Read(head.Place, string.Join('\n', head.Issuer), Opening, text.Text, on);
        var draft = new DocumentMetadata(
            head.Type, title, head.Number, head.Place, head.Date, year, null, null, null, null, signature.Signer, signature.Recipients, []);
        var (metadata, issuer) = IssuerResolver.Resolve(draft, places, IssuerReader.Read(head, blocks, signature, usual), on);
        if (head.Number is { } number) metadata = metadata with { Number = PartyCode.Spelled(number, metadata.Issuer) };
        if (head is { Number: null, UnreadNumber: not null }) metadata = metadata with { Warnings = [.. metadata.Warnings, "number-not-read"] };
        return metadata with { Reasons = new MetadataReasons(text, head, metadata).Of(issuer, places, signature) };
    }

    /// <summary>16/2025/NĐ-CP is of 2025.</summary>
    private static int? NumberedYear(string? number) =>
        number?.Split('/') is [_, var year, _] && year.Length == 4 && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && IsYear(value) ? value : null;

    /// <summary>"năm 2021" in the title; neither a span of years ("2020 - 2025") nor the date of a document that it names.</summary>
    private static int? YearOf(string? title)
    {
        const string Word = "năm ";
        for (var at = title?.IndexOf(Word, StringComparison.OrdinalIgnoreCase) ?? -1; at >= 0; at = title!.IndexOf(Word, at + Word.Length, StringComparison.OrdinalIgnoreCase))
        {
            var digits = title.AsSpan(at + Word.Length);
            var rest = digits.Length > 4 ? digits[4..].TrimStart() : [];
            var dated = title.AsSpan(0, at).TrimEnd() is [.., >= '0' and <= '9'];
            if (!dated && digits.Length >= 4 && int.TryParse(digits[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && IsYear(year) && rest is not ['-', ..]) return year;
        }

        return null;
    }

    private static bool IsYear(int value) => value is > 1945 and < 2100;
}
