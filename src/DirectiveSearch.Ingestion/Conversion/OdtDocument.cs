using System.Xml;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>An OpenDocument text as it is read, part by part: what its styles print and hide, its page heads, its body.</summary>
internal sealed class OdtDocument(IngestionLimits limits)
{
    private readonly OdtNumbering numbering = new();
    private readonly HashSet<string> hidden = [];
    private readonly List<string> headers = [];
    private readonly List<string> notes = [];
    private string body = "";
    private string? list;
    private string? style;

    public string Text => ParagraphWriter.Join(headers, body, notes);

    public void Read(XmlReader xml)
    {
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "header" or "header-left" or "header-first":
                    headers.Add(Story(xml, []));
                    break;
                case "body":
                    body = Story(xml, notes);
                    break;
                default:
                    Define(xml);
                    break;
            }
        }
    }

    private string Story(XmlReader xml, List<string> itsNotes)
    {
        using var part = xml.ReadSubtree();
        return new OdtStory(part, numbering, hidden, itsNotes, limits).ReadToEnd();
    }

    private void Define(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "list-style":
                list = OdtStory.Attribute(xml, "name");
                break;
            case "outline-style":
                list = OdtNumbering.Headings;
                break;
            case "list-level-style-number" or "outline-level-style" when list is not null:
                numbering.Define(list, xml, bullet: null);
                break;
            case "list-level-style-bullet" or "list-level-style-image" when list is not null:
                numbering.Define(list, xml, OdtStory.Attribute(xml, "bullet-char") ?? "-");
                break;
            case "style":
                style = OdtStory.Attribute(xml, "name");
                break;
            case "text-properties" when style is not null && OdtStory.Attribute(xml, "display") == "none":
                hidden.Add(style);
                break;
        }
    }
}
