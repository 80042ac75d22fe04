using System.Globalization;
using System.Xml;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Reads one story (body or page head) of an OpenDocument text from start to end, without recursion; boxes and notes within it
/// are stories of their own.</summary>
internal sealed class OdtStory(XmlReader xml, OdtNumbering numbering, HashSet<string> hidden, List<string> notes, IngestionLimits limits)
{
    private const int MostBlanks = 1000;

    private const int DeepestElement = 10_000;

    /// <summary>Deleted text, comments, page numbers, and what is not printed where it stands.</summary>
    private static readonly HashSet<string> Dropped =
    [
        "tracked-changes", "annotation", "page-number", "page-count", "forms", "sequence-decls", "variable-decls", "user-field-decls", "note-citation",
        "ruby-text", "covered-table-cell", "script", "event-listeners", "hidden-text", "hidden-paragraph", "binary-data", "desc", "footer", "footer-left",
        "footer-first", "table-of-content-source", "alphabetical-index-source", "illustration-index-source", "table-index-source", "object-index-source",
        "user-index-source", "bibliography-source", "number", "math",
    ];

    private static readonly HashSet<string> Boxes =
        ["text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "polyline", "path", "regular-polygon", "caption", "line", "connector", "measure"];

    private readonly Stack<(int Depth, Part Part)> outer = [];
    private readonly Dictionary<string, int[]> countsById = [];
    private readonly Dictionary<string, int[]> countsByStyle = [];
    private readonly int[] headings = OdtNumbering.NewCounts();
    private Part part = new(limits.LargestTextBytes, null);

    public string ReadToEnd()
    {
        while (!xml.EOF)
        {
            if (xml.Depth > DeepestElement) throw new ReasonException("damaged", "OpenDocument, quá nhiều phần lồng nhau");
            // Skipping a subtree stands on the node after it already.
            if (xml.NodeType == XmlNodeType.Element && IsDropped())
            {
                xml.Skip();
                continue;
            }

            if (xml.NodeType == XmlNodeType.Element) Start(xml.LocalName);
            else if (xml.NodeType == XmlNodeType.EndElement) End(xml.LocalName);
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) part.WriteCollapsed(xml.Value);
            xml.Read();
        }

        return part.Text.ToString();
    }

    internal static string? Attribute(XmlReader xml, string name) => DocxStory.Attribute(xml, name);

    private bool IsDropped()
    {
        if (Dropped.Contains(xml.LocalName) || (xml.LocalName == "title" && xml.Prefix == "svg")) return true;
        if (xml.LocalName == "section" && Attribute(xml, "display") == "none") return true;
        return xml.LocalName is "span" or "p" or "h" && Attribute(xml, "style-name") is { } style && hidden.Contains(style);
    }

    private void Start(string name)
    {
        var empty = xml.IsEmptyElement;
        if (!empty && (name == "note-body" || Boxes.Contains(name))) Enter(name);
        switch (name)
        {
            case "p" or "h":
                BeginParagraph(name == "h");
                if (empty) part.EndParagraph();
                break;
            case "list" when !empty:
                part.Lists.Push(BeginList());
                break;
            case "list-item" when part.Lists.TryPop(out var list):
                part.Lists.Push(list with { Waits = true, Start = Number("start-value") });
                break;
            case "s":
                part.Write(new string(' ', Math.Clamp(Number("c") ?? 1, 1, MostBlanks)));
                break;
            case "tab":
                part.Write("\t");
                break;
            case "line-break":
                part.Write("\n");
                break;
        }
    }

    private void End(string name)
    {
        if (name is "p" or "h") part.EndParagraph();
        else if (name == "list") part.Lists.TryPop(out _);
        else if (name == "list-item" && part.Lists.TryPop(out var list)) part.Lists.Push(list with { Waits = false });
        if (outer.TryPeek(out var top) && top.Depth == xml.Depth) Leave();
    }

    private void Enter(string name)
    {
        int? note = null;
        if (name == "note-body")
        {
            notes.Add("");
            note = notes.Count - 1;
            part.Write($"[{notes.Count}]");
        }

        outer.Push((xml.Depth, part));
        part = new Part(limits.LargestTextBytes, note);
    }

    private void Leave()
    {
        var inner = part;
        part = outer.Pop().Part;
        if (inner.Note is { } note) notes[note] = inner.Text.ToString().Trim();
        else part.Text.Insert(inner.Text.ToString());
    }

    private void BeginParagraph(bool heading)
    {
        string? marker = null;
        if (part.Lists.TryPop(out var list))
        {
            if (list.Waits) marker = numbering.Next(list.Style, list.Counts, list.Depth, list.Start);
            part.Lists.Push(list with { Waits = false });
        }
        else if (heading && Attribute(xml, "is-list-header") != "true")
        {
            marker = numbering.Next(OdtNumbering.Headings, headings, (Number("outline-level") ?? 1) - 1, null);
        }

        part.BeginParagraph(marker);
    }

    /// <summary>A list within a list counts on; another list counts anew unless it says which one it goes on with.</summary>
    private ListAtHand BeginList()
    {
        var style = Attribute(xml, "style-name");
        if (part.Lists.TryPeek(out var above)) return new ListAtHand(style ?? above.Style, above.Counts, above.Depth + 1, false, null);
        var counts = Attribute(xml, "continue-list") is { } before && countsById.TryGetValue(before, out var found) ? found
            : Attribute(xml, "continue-numbering") == "true" && countsByStyle.TryGetValue(style ?? "", out var same) ? same
            : OdtNumbering.NewCounts();
        if (Attribute(xml, "id") is { } id) countsById[id] = counts;
        countsByStyle[style ?? ""] = counts;
        return new ListAtHand(style, counts, 0, false, null);
    }

    private int? Number(string name) => int.TryParse(Attribute(xml, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record ListAtHand(string? Style, int[] Counts, int Depth, bool Waits, int? Start);

    /// <summary>A story under way: the letters of its paragraphs, in which runs of blanks count as one.</summary>
    private sealed class Part(long most, int? note)
    {
        private bool blank;
        private bool inParagraph;

        public int? Note => note;

        public ParagraphWriter Text { get; } = new(most);

        public Stack<ListAtHand> Lists { get; } = [];

        public void BeginParagraph(string? marker)
        {
            Text.Begin();
            Text.Mark(marker);
            (blank, inParagraph) = (true, true);
        }

        public void EndParagraph()
        {
            Text.End();
            inParagraph = false;
        }

        public void Write(string words)
        {
            blank = false;
            if (inParagraph) Text.Write(words);
        }

        public void WriteCollapsed(string words)
        {
            if (!inParagraph) return;
            var from = 0;
            for (var at = 0; at < words.Length; at++)
            {
                if (words[at] is not (' ' or '\t' or '\n' or '\r'))
                {
                    blank = false;
                    continue;
                }

                if (at > from) Text.Write(words.AsSpan(from, at - from));
                if (!blank) Text.Write(" ");
                blank = true;
                from = at + 1;
            }

            if (from < words.Length) Text.Write(words.AsSpan(from));
        }
    }
}
