using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Crawlers.Families;

/// <summary>The systems on which offices build their portals, by the name that an operator gives in a source's file.</summary>
public static class Family
{
    /// <summary>Pages with a table whose head names the columns and labels beside the values: what is left when no family fits.</summary>
    public const string Plain = "plain";

    public static readonly IReadOnlyDictionary<string, Layout> All = new Dictionary<string, Layout>
    {
        [Plain] = new(),
        ["vnportal"] = VnPortal.Layout,
        ["module-wrapper"] = ModuleWrapper.Layout,
        ["sharepoint"] = SharePoint.Layout,
        ["liferay"] = Liferay.Layout,
        ["liferay-vbpq"] = Liferay.LegalDocuments,
        ["nukeviet"] = NukeViet.Layout,
        ["domino"] = Domino.Layout,
        ["dotnetnuke"] = DotNetNuke.Layout,
        ["webforms"] = WebForms.Layout,
    };
}
