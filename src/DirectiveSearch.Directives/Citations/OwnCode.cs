namespace DirectiveSearch.Directives.Citations;

/// <summary>The code of the citing document's own issuer, which no table need know: QĐ-TTPVHCC.</summary>
internal static class OwnCode
{
    /// <summary>The citing document's issuer when a number carries the same letters as its own; a steering board's code is one of many.</summary>
    public static string? Issuer(NumberMatch number, DocumentMetadata metadata)
    {
        if (metadata is not { Issuer: { } issuer, Number: { } own } || number.Parts.Length < 2 || !TypeWords.IsCode(number.Parts[0])) return null;
        var office = number.Parts[^1];
        return office.Length > 3 && own.Length > office.Length && own.EndsWith(office, StringComparison.Ordinal) && !char.IsLetterOrDigit(own[^(office.Length + 1)]) ? issuer : null;
    }
}
