using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Reads the stories of a Word 6 to 2003 file: page heads, body with its boxes and notes.</summary>
internal sealed class WordBinaryStory(WordBinaryFile file, IngestionLimits limits)
{
    /// <summary>Numbers of the tables in the file's header.</summary>
    private const int NoteMarks = 2, NoteTexts = 3, Headers = 11, Shapes = 40, EndnoteMarks = 46, EndnoteTexts = 47, Boxes = 56;

    private const int ShapeSize = 26, BoxSize = 22;

    private const int BoxShape = 14;

    private readonly Dictionary<int, string> marks = [];
    private readonly Dictionary<int, StringBuilder> boxes = [];

    public string Read()
    {
        var notes = new List<string>();
        CollectNotes(NoteMarks, NoteTexts, file.FirstNote, notes);
        CollectNotes(EndnoteMarks, EndnoteTexts, file.FirstEndnote, notes);
        CollectBoxes();
        return ParagraphWriter.Join(HeaderTexts(), Story(0, file.Body, inBody: true), notes);
    }

    private void CollectNotes(int markTable, int textTable, int first, List<string> notes)
    {
        var places = file.Table(markTable, 2).Positions;
        var texts = file.Table(textTable, 0).Positions;
        for (var index = 0; index + 1 < places.Count && index + 1 < texts.Count; index++)
        {
            notes.Add(Story(first + texts[index], first + texts[index + 1], inBody: false).Trim());
            marks[places[index]] = $"[{notes.Count}]";
        }
    }

    /// <summary>Which box belongs to which shape, and where in the body that is anchored.</summary>
    private void CollectBoxes()
    {
        var (places, shapes) = file.Table(Shapes, ShapeSize);
        var anchors = new Dictionary<uint, int>();
        for (var index = 0; index + 1 < places.Count; index++) anchors.TryAdd(CompoundFile.UInt32(shapes, index * ShapeSize), places[index]);
        var (texts, owners) = file.Table(Boxes, BoxSize);
        for (var index = 0; index + 1 < texts.Count; index++)
        {
            if (!anchors.TryGetValue(CompoundFile.UInt32(owners, (index * BoxSize) + BoxShape), out var anchor)) continue;
            if (!boxes.TryGetValue(anchor, out var box)) boxes[anchor] = box = new StringBuilder();
            box.Append(Story(file.FirstBox + texts[index], file.FirstBox + texts[index + 1], inBody: false)).Append('\n');
        }
    }

    /// <summary>Six separators of notes, then for each section: head of even and odd pages, their feet, head and foot of the first page.</summary>
    private List<string> HeaderTexts()
    {
        var places = file.Table(Headers, 0).Positions;
        var texts = new List<string>();
        for (var index = 6; index + 1 < places.Count; index++)
        {
            if (index % 6 is 0 or 1 or 4) texts.Add(Story(file.FirstHeader + places[index], file.FirstHeader + places[index + 1], inBody: false));
        }

        return texts;
    }

    private string Story(int from, int to, bool inBody)
    {
        var writer = new ParagraphWriter(limits.LargestTextBytes);
        var fields = new DocxFields();
        for (var at = Math.Max(from, 0); at < to && at < file.Text.Length; at++)
        {
            if (inBody && marks.TryGetValue(at, out var mark)) writer.Write(mark);
            if (inBody && boxes.TryGetValue(at, out var box)) writer.Insert(box.ToString());
            Write(file.Text[at], writer, fields);
        }

        if (writer.Length > writer.Start) writer.End();
        return writer.ToString();
    }

    private static void Write(char letter, ParagraphWriter writer, DocxFields fields)
    {
        if (letter is '\r' or '\a' && fields.IsInstruction) fields.Abandon();
        switch (letter)
        {
            case '\r':
                writer.End();
                break;
            // A row ends with the same mark as its cells, with nothing before it.
            case '\a' or '\f':
                if (writer.Length > writer.Start) writer.End();
                break;
            case '\u0013':
                fields.Step("begin");
                break;
            case '\u0014':
                fields.Step("separate");
                break;
            case '\u0015':
                fields.Step("end");
                break;
            default:
                if (fields.IsInstruction) fields.Instruct(letter.ToString());
                else if (!fields.Hide && Printed(letter) is { } printed) writer.Write([printed]);
                break;
        }
    }

    private static char? Printed(char letter) => letter switch
    {
        '\v' => '\n',
        '\u001E' => '-',
        // Bullets of symbol fonts are what officials type as a hyphen.
        '\uF0B7' or '\uF0A7' => '-',
        '\t' or '\u00A0' => letter,
        < ' ' => null,
        _ => letter,
    };
}
