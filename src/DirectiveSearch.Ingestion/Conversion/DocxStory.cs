using System.Globalization;
using System.Text;
using System.Xml;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Reads one story (body, header or note) of a Word file from start to end, without recursion.</summary>
internal sealed class DocxStory(XmlReader xml, DocxNumbering numbering, List<(bool End, int Id)> notes, IngestionLimits limits)
{
    /// <summary>Deleted text, field codes, and what only old readers are meant to see.</summary>
    private static readonly HashSet<string> Dropped = ["del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "pPrChange", "rPrChange", "sectPr", "tblPr", "trPr", "tcPr", "rPr"];

    private readonly StringBuilder text = new();
    private string? style;
    private int? list;
    private int? level;
    private string? marker;

    public string ReadToEnd()
    {
        while (!xml.EOF)
        {
            // Skipping a subtree stands on the node after it already.
            if (xml.NodeType == XmlNodeType.Element && Dropped.Contains(xml.LocalName))
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

    private bool ReadText()
    {
        if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "t" || xml.IsEmptyElement) return false;
        Write(xml.ReadElementContentAsString());
        return true;
    }

    private void Start(string name)
    {
        switch (name)
        {
            case "p":
                (style, list, level, marker) = (null, null, null, null);
                if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
                break;
            case "pStyle":
                style = Attribute(xml, "val");
                break;
            case "numId":
                list = Number();
                break;
            case "ilvl":
                level = Number();
                break;
            case "tab":
                // In paragraph properties the same name defines tab stops.
                if (Attribute(xml, "pos") is null) Write("\t");
                break;
            case "br" or "cr":
                Write("\n");
                break;
            case "noBreakHyphen":
                Write("-");
                break;
            case "footnoteReference" or "endnoteReference" when int.TryParse(Attribute(xml, "id"), out var id):
                notes.Add((name[0] == 'e', id));
                Write($"[{notes.Count}]");
                break;
        }
    }

    private void End(string name)
    {
        if (name == "pPr") marker = numbering.Next(style, list, level);
        else if (name == "p") EndParagraph();
    }

    /// <summary>Paragraphs end their line; of empty ones, one is kept as a blank line.</summary>
    private void EndParagraph()
    {
        while (text.Length > 0 && text[^1] is ' ' or '\t') text.Length--;
        if (text.Length >= 2 && text[^1] == '\n' && text[^2] == '\n') return;
        if (text.Length > 0) text.Append('\n');
    }

    private int? Number() => int.TryParse(Attribute(xml, "val"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void Write(string words)
    {
        if (marker is not null && !string.IsNullOrWhiteSpace(words))
        {
            text.Append(marker).Append(' ');
            marker = null;
        }

        text.Append(words);
        if (text.Length > limits.LargestTextBytes) throw new ReasonException("text-too-long", $"hơn {limits.LargestTextBytes >> 20} MB");
    }
}
