using System.Text.RegularExpressions;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>In collections of law the head is gone and the title says all of it: "NGHỊ ĐỊNH / CỦA CHÍNH PHỦ SỐ 03/2010/NĐ-CP NGÀY 13 THÁNG 01 NĂM 2010 QUY ĐỊNH …".</summary>
internal static class TitleNumber
{
    private static readonly Regex Stated = new(
        @"^(?<joint>của|liên tịch) (?<issuer>[\p{L} ,-]{2,120}?),? số:? *(?<number>\d[\p{L}\d&./-]*(?: \p{Lu}{1,4}[/-][\p{L}\d&./-]+)?),? *ngày (?<date>\d{1,2} *(?:/|tháng) *\d{1,2} *(?:/|năm) *\d{4}),? *(?<rest>.*)$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Only where the head states no date and no other number, and the number is of the document's own type: what it carries out is of
    /// another one, or has its type word before it. Decrees of the first years have bare numbers, and decisions of the National Assembly's committee the code
    /// of resolutions; behind such a body alone, it can only be the own one. A blank may stand for the slash: "46 NQ/TVQH".</summary>
    public static DocumentHead Complete(DocumentHead head)
    {
        if (head is not { Date: null, Type: { } type, Title: { } title } || Stated.Match(title) is not { Success: true } match) return head;
        var (issuer, number, rest) = (WithoutCountry(match.Groups["issuer"].Value), InstrumentNumber.Canonical(match.Groups["number"].Value.Replace(' ', '-')), match.Groups["rest"].Value);
        if (match.Groups["joint"].Value.StartsWith('l') || match.Groups["joint"].Value.StartsWith('L')) type = DocumentTypes.Joint(type) ?? type;
        if ((head.Number is { } stated && stated != number) || issuer.Contains(type, StringComparison.OrdinalIgnoreCase)) return head;
        if (!number.All(char.IsAsciiDigit) && !DocumentTypes.IsCode(number, type) && (rest.Length > 0 || OrganisationTable.Find(issuer) is null)) return head;
        if (AttachedNumber.DateIn(match.Groups["date"].Value) is not { } date) return head;
        return head with
        {
            Type = type, Number = number, Date = date, Year = date.Year, Issuer = [.. head.Issuer.Where(line => !line.HasLower()).DefaultIfEmpty(issuer.Split(" - ")[0])],
            Title = rest.Length == 0 ? null : char.ToUpperInvariant(rest[0]) + rest[1..],
        };
    }

    /// <summary>"ỦY BAN THƯỜNG VỤ QUỐC HỘI NƯỚC VIỆT NAM DÂN CHỦ CỘNG HÒA".</summary>
    private static string WithoutCountry(string issuer) => issuer.IndexOf(" NƯỚC ", StringComparison.OrdinalIgnoreCase) is > 0 and var country ? issuer[..country] : issuer;
}
