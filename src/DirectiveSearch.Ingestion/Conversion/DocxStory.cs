using System.Globalization;
using System.Xml;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Reads one story (body, header or note) of a Word file from start to end, without recursion; text boxes are stories of their own.</summary>
internal sealed class DocxStory(XmlReader xml, DocxNumbering numbering, List<(bool End, int Id)> notes, IngestionLimits limits)
{
    private const int DeepestElement = 10_000;

    /// <summary>Deleted text, the marks of the pronunciation, and what only old readers are meant to see.</summary>
    private static readonly HashSet<string> Dropped =
        ["del", "moveFrom", "delText", "delInstrText", "Fallback", "pPrChange", "rPrChange", "sectPr", "tblPr", "trPr", "tcPr", "rt"];

    private readonly Stack<(int Depth, ParagraphWriter Text, ParagraphAtHand Paragraph)> outer = [];
    private readonly DocxFields fields = new();
    private ParagraphWriter text = new(limits.LargestTextBytes);
    private ParagraphAtHand paragraph;

    public string ReadToEnd()
    {
        while (!xml.EOF)
        {
            if (xml.Depth > DeepestElement) throw new ReasonException("damaged", "Word, quá nhiều phần lồng nhau");
            // Skipping a subtree stands on the node after it already.
            if (xml.NodeType == XmlNodeType.Element && (Dropped.Contains(xml.LocalName) || IsPageNumber()))
            {
                xml.Skip();
                continue;
            }

            if (xml.NodeType == XmlNodeType.Element) Start(xml.LocalName);
            if (xml.NodeType == XmlNodeType.EndElement || (xml.NodeType == XmlNodeType.Element && xml.IsEmptyElement)) End(xml.LocalName);
            if (!ReadText()) xml.Read();
        }

        return text.ToString();
    }

    internal static string? Attribute(XmlReader xml, string name)
    {
        for (var index = 0; index < xml.AttributeCount; index++)
        {
            xml.MoveToAttribute(index);
            var (local, value) = (xml.LocalName, xml.Value);
            xml.MoveToElement();
            if (local == name) return value;
        }

        return null;
    }

    private bool IsPageNumber() => xml.LocalName == "fldSimple" && DocxFields.IsPageNumber(Attribute(xml, "instr") ?? "");

    private bool ReadText()
    {
        if (xml.NodeType != XmlNodeType.Element || xml.LocalName is not ("t" or "instrText") || xml.IsEmptyElement) return false;
        var instruction = xml.LocalName == "instrText";
        var words = xml.ReadElementContentAsString();
        if (instruction) fields.Instruct(words);
        else Write(words);
        return true;
    }

    private void Start(string name)
    {
        switch (name)
        {
            case "p":
                paragraph = default;
                text.Begin();
                break;
            case "r":
                paragraph.Hidden = false;
                paragraph.InRun = !xml.IsEmptyElement;
                break;
            case "vanish" when paragraph.InRun:
                paragraph.Hidden = Attribute(xml, "val") is not ("0" or "false" or "off");
                break;
            case "pStyle":
                paragraph.Style = Attribute(xml, "val");
                break;
            case "numId":
                paragraph.List = Number();
                break;
            case "ilvl":
                paragraph.Level = Number();
                break;
            case "txbxContent" when !xml.IsEmptyElement:
                outer.Push((xml.Depth, text, paragraph));
                (text, paragraph) = (new ParagraphWriter(limits.LargestTextBytes), default);
                break;
            case "fldChar":
                fields.Step(Attribute(xml, "fldCharType"));
                break;
            case "footnoteReference" or "endnoteReference" when int.TryParse(Attribute(xml, "id"), out var id):
                notes.Add((name[0] == 'e', id));
                Write($"[{notes.Count}]");
                break;
            default:
                WriteCharacter(name);
                break;
        }
    }

    private void WriteCharacter(string name)
    {
        switch (name)
        {
            // In paragraph properties the same name defines tab stops.
            case "tab" when Attribute(xml, "pos") is null:
            case "ptab":
                Write("\t");
                break;
            case "br" or "cr":
                Write("\n");
                break;
            case "noBreakHyphen":
                Write("-");
                break;
            // The old fonts have a letter at its place.
            case "softHyphen":
                Write("\u00AD");
                break;
            case "sym" when int.TryParse(Attribute(xml, "char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) && SymbolFont.Letter(Attribute(xml, "font"), code) is { } symbol:
                Write($"{symbol}");
                break;
        }
    }

    private void End(string name)
    {
        if (name == "pPr") text.Mark(numbering.Next(paragraph.Style, paragraph.List, paragraph.Level));
        else if (name == "r") paragraph.InRun = paragraph.Hidden = false;
        else if (name == "p") text.End();
        if (!outer.TryPeek(out var around) || around.Depth != xml.Depth || xml.NodeType != XmlNodeType.EndElement) return;
        var box = text.ToString();
        (_, text, paragraph) = outer.Pop();
        if (!paragraph.Hidden) text.Insert(box);
    }

    private int? Number() => int.TryParse(Attribute(xml, "val"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void Write(string words)
    {
        if (!paragraph.Hidden && !fields.Hide) text.Write(words);
    }

    private struct ParagraphAtHand
    {
        public string? Style;
        public int? List;
        public int? Level;
        public bool InRun;
        public bool Hidden;
    }
}
