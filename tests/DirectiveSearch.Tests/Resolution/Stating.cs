using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Resolution;
using Evidence = DirectiveSearch.Directives.Resolution.Evidence;

namespace DirectiveSearch.Tests.Resolution;

/// <summary>Short words for evidence: "Chỉ thị 34-CT/TW|2014-04-07|Bộ Chính trị", further parts like "×5" (documents), "@2021-02" (date of the citing document),
/// "tỉnh Tây Ninh" (its province) or "kho abc" (a held document states itself so).</summary>
internal static class Stating
{
    public static List<Evidence> Of(params string[] lines) => [.. lines.Select((line, index) => One(line, index + 1))];

    public static Evidence One(string line, long id = 1)
    {
        var parts = line.Split('|');
        var blank = parts[0].LastIndexOf(' ');
        var extra = parts.Skip(1).ToList();
        string? Take(Func<string, bool> which, int cut)
        {
            var found = extra.FirstOrDefault(part => which(part));
            if (found is not null) extra.Remove(found);
            return found?[cut..];
        }

        var documents = Take(part => part.StartsWith('×'), 1);
        var citing = Take(part => part.StartsWith('@'), 1);
        var province = Take(part => part.StartsWith("tỉnh ", StringComparison.Ordinal), 5);
        var held = Take(part => part.StartsWith("kho ", StringComparison.Ordinal), 4);
        return new Evidence(
            id, parts[0][..blank], parts[0][(blank + 1)..], Date(extra.ElementAtOrDefault(0)), extra.ElementAtOrDefault(1) is { Length: > 0 } issuer ? issuer : null,
            province, Date(citing), held, documents is null ? 1 : int.Parse(documents));
    }

    public static Statement Named(string line)
    {
        var evidence = One(line);
        return new Statement(evidence.Type, evidence.Number, evidence.Issuer, evidence.Date);
    }

    public static string[] Slugs(this Directives.Resolution.Resolution resolution) => [.. resolution.Instruments.Select(instrument => instrument.Slug).Order(StringComparer.Ordinal)];

    public static Assignment Of(this Directives.Resolution.Resolution resolution, long id) => resolution.Assignments.Single(assignment => assignment.EvidenceId == id);

    private static PartialDate? Date(string? iso) => string.IsNullOrEmpty(iso) ? null : iso.Split('-').Select(int.Parse).ToArray() switch
    {
        [var year] => new PartialDate(year),
        [var year, var month] => new PartialDate(year, month),
        [var year, var month, var day] => new PartialDate(year, month, day),
        _ => null,
    };
}
