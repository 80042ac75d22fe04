using System.Reflection;
using DirectiveSearch.Text;

namespace DirectiveSearch.Crawlers.Layouts;

/// <summary>The labels of Data/portal-labels.tsv.</summary>
internal static class FieldLabels
{
    /// <summary>No label is longer.</summary>
    public const int Longest = 45;

    private static readonly Dictionary<string, (PortalField Field, bool NeedsColon)> Known = EmbeddedTable.Read(Assembly.GetExecutingAssembly(), "portal-labels.tsv")
        .ToDictionary(columns => Key(columns[0]), columns => (Enum.Parse<PortalField>(columns[1]), columns.Length > 2));

    /// <summary>Of a column of a list.</summary>
    public static PortalField? OfColumn(string head) => Known.TryGetValue(Key(head), out var known) && head.Length <= Longest ? known.Field : null;

    /// <summary>Beside a value. Words that also stand alone ("Nội dung" on a tab) are labels only with a colon.</summary>
    public static PortalField? BesideValue(string label) =>
        label.Length <= Longest && Known.TryGetValue(Key(label), out var known) && (!known.NeedsColon || label.EndsWith(':')) ? known.Field : null;

    private static string Key(string label) => TextNormalizer.Normalize(label).Text.Trim(' ', ':', '*', '(', ')', '\u00A0').ToLowerInvariant();
}
