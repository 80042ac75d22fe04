using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The words of a page in reading order: blocks and table cells become lines; navigation, scripts and forms go.</summary>
public sealed class HtmlText
{
    private static readonly HashSet<string> Paragraphs = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "pre", "figure", "hr",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "div", "section", "article", "main", "address", "center", "dl", "dt", "dd", "ul", "ol", "li", "tr", "td", "th", "caption", "thead", "tbody",
        "tfoot", "figcaption", "body", "html", "fieldset", "details", "summary",
    };

    /// <summary>Word writes .0001pt for none. In any unit.</summary>
    private const double LeastSpace = 0.01;

    private const int LongestStyle = 2000;

    private readonly LineWriter lines = new();

    /// <summary>Of the latest item of each list.</summary>
    private readonly Dictionary<IElement, int> numbers = [];
    private int cells;

    /// <summary>What was written before the paragraph at hand.</summary>
    private int before;

    private int preformatted;

    private HtmlText()
    {
    }

    public static string Read(string html)
    {
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        var root = (INode?)document.Body ?? document.DocumentElement;
        var text = new HtmlText();
        var boilerplate = new HtmlBoilerplate(document, root);
        text.Walk(HtmlDocumentBlock.Find(root, boilerplate), boilerplate);
        return text.lines.ToString();
    }

    /// <summary>Begins and ends lines of its own.</summary>
    internal static bool IsBlock(IElement element) => Paragraphs.Contains(element.LocalName) || Blocks.Contains(element.LocalName);

    /// <summary>Goes through the nodes in document order, without recursion: hostile pages nest without end. Children are taken by their
    /// place, for a node finds its neighbour only by going through all before it.</summary>
    private void Walk(INode root, HtmlBoilerplate boilerplate)
    {
        var open = new Stack<(INode Node, int Child)>();
        Open(root);
        while (open.TryPop(out var at))
        {
            if (at.Child >= at.Node.ChildNodes.Length)
            {
                Leave(at.Node);
                continue;
            }

            open.Push((at.Node, at.Child + 1));
            Open(at.Node.ChildNodes[at.Child]);
        }

        void Open(INode node)
        {
            if (node is IElement element && boilerplate.Contains(element))
            {
                Boundary(element);
                return;
            }

            Enter(node);
            open.Push((node, 0));
        }
    }

    private void Enter(INode node)
    {
        if (node is IText text) Write(text.Data);
        if (node is not IElement element) return;
        if (element.LocalName == "br") lines.Break();
        else Boundary(element);
        if (element.LocalName is "td" or "th") cells++;
        if (element.LocalName == "p") before = lines.Length;
        if (element.LocalName == "pre") preformatted++;
        if (element.LocalName == "li") lines.Write(Marker(element) + " ");
    }

    private void Leave(INode node)
    {
        if (node is not IElement element) return;
        if (element.LocalName is "td" or "th") cells--;
        if (element.LocalName == "pre") preformatted--;
        Boundary(element);
        if (element.LocalName == "p" && lines.Length == before && cells == 0) lines.Break(2);
    }

    /// <summary>Ends of lines are printed only where the page says that it is laid out by hand.</summary>
    private void Write(string words)
    {
        if (preformatted == 0)
        {
            lines.Write(words);
            return;
        }

        var (count, blank) = (0, false);
        foreach (var line in words.AsSpan().EnumerateLines())
        {
            if (count > 0) lines.Break(blank ? 2 : 1);
            lines.Write(line);
            // The first and the last line go on in the text beside.
            blank = count++ > 0 && line.IsWhiteSpace();
        }
    }

    /// <summary>Paragraphs stand apart, but not within a cell, for the lines of a letterhead belong together, nor where the page takes the space below them away,
    /// as word processors do; there an empty paragraph parts.</summary>
    private void Boundary(IElement element)
    {
        if (Paragraphs.Contains(element.LocalName)) lines.Break(cells > 0 || HasNoSpaceBelow(element) ? 1 : 2);
        else if (Blocks.Contains(element.LocalName)) lines.Break();
    }

    private static bool HasNoSpaceBelow(IElement element)
    {
        const string Below = "margin-bottom:";
        if (element.LocalName != "p" || element.GetAttribute("style") is not { Length: <= LongestStyle } style) return false;
        var at = style.IndexOf(Below, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return false;
        var value = style.AsSpan(at + Below.Length).TrimStart();
        var end = 0;
        while (end < value.Length && (char.IsAsciiDigit(value[end]) || value[end] == '.')) end++;
        return double.TryParse(value[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var space) && space < LeastSpace;
    }

    /// <summary>What the browser prints before a list item: legal texts cite these numbers.</summary>
    private string Marker(IElement item)
    {
        if (item.ParentElement is not IHtmlOrderedListElement list) return "-";
        var number = numbers.TryGetValue(list, out var before) ? before + 1 : list.Start;
        numbers[list] = number;
        return list.GetAttribute("type") switch
        {
            "a" when number is > 0 and <= 26 => (char)('a' + number - 1) + ")",
            "A" when number is > 0 and <= 26 => (char)('A' + number - 1) + ".",
            "I" => Numerals.Roman(number) + ".",
            "i" => Numerals.Roman(number).ToLowerInvariant() + ".",
            _ => number.ToString(CultureInfo.InvariantCulture) + ".",
        };
    }
}
