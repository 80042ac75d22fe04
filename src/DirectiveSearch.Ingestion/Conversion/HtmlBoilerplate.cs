using AngleSharp.Dom;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>What of a page is not its document: scripts, forms, navigation, what is hidden.</summary>
internal sealed class HtmlBoilerplate(IDocument document, INode root)
{
    /// <summary>Containers beyond this share of link text are lists of links.</summary>
    private const double NavigationShare = 0.6;

    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "head", "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "select", "input", "textarea",
        "iframe", "object", "embed", "svg", "canvas", "audio", "video", "dialog", "menu",
    };

    private static readonly HashSet<string> Containers = new(StringComparer.OrdinalIgnoreCase) { "div", "ul", "ol", "dl", "table", "section" };

    private readonly HashSet<IElement> navigation = Navigation(root);

    /// <summary>A form that wraps the whole page (as old portals do) is not a form to fill in.</summary>
    private readonly HashSet<IElement> wrapping = document.QuerySelectorAll("form").Where(form => form.TextContent.Length * 2 > root.TextContent.Length).ToHashSet();

    public bool Contains(IElement element) =>
        navigation.Contains(element)
        || (Dropped.Contains(element.LocalName) && !wrapping.Contains(element))
        || element.HasAttribute("hidden")
        || string.Equals(element.GetAttribute("role"), "navigation", StringComparison.OrdinalIgnoreCase)
        || (element.GetAttribute("style") is { } style && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase));

    /// <summary>Elements whose text is mostly links (menus, lists of related pages), counted once from the leaves up.</summary>
    private static HashSet<IElement> Navigation(INode root)
    {
        var text = new Dictionary<INode, (int All, int Linked, int Links)>();
        var found = new HashSet<IElement>();
        var nodes = root.GetDescendants().ToList();
        for (var index = nodes.Count - 1; index >= 0; index--)
        {
            var node = nodes[index];
            var own = text.GetValueOrDefault(node);
            if (node is IText words) own.All += words.Data.AsSpan().Trim().Length;
            if (node is IElement element) own = Judge(element, own, found);
            if (node.Parent is not { } parent) continue;
            var sum = text.GetValueOrDefault(parent);
            text[parent] = (sum.All + own.All, sum.Linked + own.Linked, sum.Links + own.Links);
        }

        return found;
    }

    private static (int All, int Linked, int Links) Judge(IElement element, (int All, int Linked, int Links) own, HashSet<IElement> found)
    {
        if (element.LocalName == "a" && element.HasAttribute("href")) return (own.All, own.All, 1);
        if (Dropped.Contains(element.LocalName) && element.LocalName != "form") return default;
        if (Containers.Contains(element.LocalName) && own.Links >= 4 && own.Linked > own.All * NavigationShare) found.Add(element);
        return own;
    }
}
