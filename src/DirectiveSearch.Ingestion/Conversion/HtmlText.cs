using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The words of a page in reading order: blocks and table cells become lines; navigation, scripts and forms go.</summary>
public static class HtmlText
{
    /// <summary>Lists of links beyond this share of link text are navigation.</summary>
    private const double NavigationShare = 0.6;

    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "head", "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "select", "input", "textarea",
        "iframe", "object", "embed", "svg", "canvas", "audio", "video", "dialog", "menu",
    };

    private static readonly HashSet<string> Paragraphs = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "pre", "figure", "hr",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "div", "section", "article", "main", "address", "center", "dl", "dt", "dd", "ul", "ol", "li", "tr", "td", "th", "caption", "thead", "tbody",
        "tfoot", "figcaption", "body", "html", "fieldset", "details", "summary",
    };

    private static readonly HashSet<string> Containers = new(StringComparer.OrdinalIgnoreCase) { "div", "ul", "ol", "dl", "table", "section" };

    public static string Read(string html)
    {
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        var root = (INode?)document.Body ?? document.DocumentElement;
        var navigation = Navigation(root);
        var lines = new LineWriter();
        // A form that wraps the whole page (as old portals do) is not a form to fill in.
        var wrapping = document.QuerySelectorAll("form").Where(form => form.TextContent.Length * 2 > root.TextContent.Length).ToHashSet();
        for (var node = root; node is not null;)
        {
            var enters = node is not IElement entered || !(Skips(entered, wrapping) || navigation.Contains(entered));
            if (enters) Enter(node, lines);
            node = Next(node, root, enters, lines);
        }

        return lines.ToString();
    }

    /// <summary>The next node in document order, without recursion: hostile pages nest without end.</summary>
    private static INode? Next(INode node, INode root, bool enters, LineWriter lines)
    {
        if (enters && node.FirstChild is { } child) return child;
        for (var at = node; at is not null; at = at.Parent)
        {
            Leave(at, lines);
            if (ReferenceEquals(at, root)) return null;
            if (at.NextSibling is { } sibling) return sibling;
        }

        return null;
    }

    private static void Enter(INode node, LineWriter lines)
    {
        if (node is IText text)
        {
            lines.Write(text.Data);
            return;
        }

        if (node is not IElement element) return;
        if (element.LocalName == "br") lines.Break();
        else Boundary(element, lines);
        if (element.LocalName == "li") lines.Write(Marker(element) + " ");
    }

    private static void Leave(INode node, LineWriter lines)
    {
        if (node is IElement element) Boundary(element, lines);
    }

    private static void Boundary(IElement element, LineWriter lines)
    {
        if (Paragraphs.Contains(element.LocalName)) lines.Break(2);
        else if (Blocks.Contains(element.LocalName)) lines.Break();
    }

    /// <summary>What the browser prints before a list item: legal texts cite these numbers.</summary>
    private static string Marker(IElement item)
    {
        if (item.ParentElement is not IHtmlOrderedListElement list) return "-";
        var number = list.Start;
        for (var sibling = item.PreviousElementSibling; sibling is not null; sibling = sibling.PreviousElementSibling)
        {
            if (sibling.LocalName == "li") number++;
        }

        return list.GetAttribute("type") switch
        {
            "a" when number is > 0 and <= 26 => (char)('a' + number - 1) + ")",
            "A" when number is > 0 and <= 26 => (char)('A' + number - 1) + ".",
            "I" => Numerals.Roman(number) + ".",
            "i" => Numerals.Roman(number).ToLowerInvariant() + ".",
            _ => number.ToString(CultureInfo.InvariantCulture) + ".",
        };
    }

    private static bool Skips(IElement element, HashSet<IElement> wrapping) =>
        (Dropped.Contains(element.LocalName) && !wrapping.Contains(element))
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
            if (node is IElement { LocalName: "a" } link && link.HasAttribute("href")) own = (own.All, own.All, 1);
            if (node is IElement element && Containers.Contains(element.LocalName) && own.Links >= 4 && own.Linked > own.All * NavigationShare) found.Add(element);
            if (node is IElement dropped && Dropped.Contains(dropped.LocalName) && dropped.LocalName != "form") own = default;
            if (node.Parent is not { } parent) continue;
            var sum = text.GetValueOrDefault(parent);
            text[parent] = (sum.All + own.All, sum.Linked + own.Linked, sum.Links + own.Links);
        }

        return found;
    }
}
