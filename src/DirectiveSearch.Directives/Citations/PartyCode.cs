using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives.Citations;

/// <summary>"TƯ" at the end of a number: a provincial committee means TU by it, a body of the centre TW.</summary>
internal static class PartyCode
{
    private static readonly string[] Committees = ["Tỉnh ủy", "Thành ủy"];

    public static bool IsAmbiguous(ReadOnlySpan<char> number) => number.EndsWith("/TƯ", StringComparison.Ordinal);

    /// <summary>The number as its issuer prints it; as stated where the issuer is not known.</summary>
    public static string Spelled(string number, string? issuer)
    {
        if (issuer is null || !IsAmbiguous(number)) return number;
        if (Committees.Any(committee => issuer.Contains(committee, StringComparison.Ordinal))) return number[..^1] + "U";
        return OrganisationTable.Find(issuer) is { Kind: UnitKind.Party } ? number[..^1] + "W" : number;
    }
}
