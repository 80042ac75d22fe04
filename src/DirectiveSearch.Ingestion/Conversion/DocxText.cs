using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The words of a Word 2007+ file: headers, then paragraphs and table cells as lines, then notes.</summary>
public static class DocxText
{
    /// <exception cref="ReasonException">zip-bomb, damaged, text-too-long.</exception>
    public static string Read(string path, IngestionLimits limits)
    {
        try
        {
            using var file = WordprocessingDocument.Open(path, isEditable: false, new OpenSettings { AutoSave = false });
            var main = file.MainDocumentPart ?? throw new ReasonException("damaged", "không có phần văn bản chính");
            return Read(main, limits);
        }
        catch (Exception error) when (error is OpenXmlPackageException or XmlException or InvalidDataException or FileFormatException or UriFormatException or InvalidOperationException or ArgumentException)
        {
            throw new ReasonException("damaged", error.Message.Split('\n')[0]);
        }
    }

    private static string Read(MainDocumentPart main, IngestionLimits limits)
    {
        var numbering = new DocxNumbering(main);
        var notes = new List<(bool End, int Id)>();
        var body = ReadPart(main, numbering, notes, limits);
        var headers = main.HeaderParts.Select(part => ReadPart(part, numbering, [], limits)).ToList();
        var footnotes = NoteTexts(main.FootnotesPart, "footnote", numbering, limits);
        var endnotes = NoteTexts(main.EndnotesPart, "endnote", numbering, limits);
        return ParagraphWriter.Join(headers, body, [.. notes.Select(note => (note.End ? endnotes : footnotes).GetValueOrDefault(note.Id, ""))]);
    }

    private static string ReadPart(OpenXmlPart part, DocxNumbering numbering, List<(bool End, int Id)> notes, IngestionLimits limits)
    {
        using var xml = Open(part);
        return new DocxStory(xml, numbering, notes, limits).ReadToEnd();
    }

    private static Dictionary<int, string> NoteTexts(OpenXmlPart? part, string element, DocxNumbering numbering, IngestionLimits limits)
    {
        var texts = new Dictionary<int, string>();
        if (part is null) return texts;
        using var xml = Open(part);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != element || xml.IsEmptyElement) continue;
            if (!int.TryParse(DocxStory.Attribute(xml, "id"), out var id)) continue;
            using var note = xml.ReadSubtree();
            texts[id] = new DocxStory(note, numbering, [], limits).ReadToEnd().Trim();
        }

        return texts;
    }

    private static XmlReader Open(OpenXmlPart part) =>
        XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true,
        });
}
