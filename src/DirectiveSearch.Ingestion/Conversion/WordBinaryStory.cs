using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Reads the stories of a Word 6 to 2003 file: page heads, body with its boxes and notes.</summary>
internal sealed class WordBinaryStory(WordBinaryFile file, IngestionLimits limits)
{
    /// <summary>Numbers of the tables in the file's header.</summary>
    private const int NoteMarks = 2, NoteTexts = 3, Headers = 11, Shapes = 40, EndnoteMarks = 46, EndnoteTexts = 47, Drawings = 50, Boxes = 56;

    private const int ShapeSize = 26, BoxSize = 22;

    private const int BoxShape = 14;

    /// <summary>Of boxes whose place is not told: they follow the body.</summary>
    private const int Unanchored = -1;

    private readonly WordBinaryFormatting formatting = new(file);
    private readonly WordBinaryNumbering numbering = new(file);
    private readonly WordOldNumbering oldNumbering = new();
    private readonly Dictionary<int, string> marks = [];
    private readonly Dictionary<int, StringBuilder> boxes = [];

    public string Read()
    {
        var notes = new List<string>();
        CollectNotes(NoteMarks, NoteTexts, file.FirstNote, notes);
        CollectNotes(EndnoteMarks, EndnoteTexts, file.FirstEndnote, notes);
        CollectBoxes();
        var body = Story(0, file.Body, inBody: true);
        return ParagraphWriter.Join(HeaderTexts(), boxes.TryGetValue(Unanchored, out var rest) ? $"{body}\n{rest.ToString().Trim()}" : body, notes);
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
        var groups = texts.Count > 1 ? WordBinaryDrawings.Groups(file.TableFrom(Drawings)) : [];
        for (var index = 0; index + 1 < texts.Count; index++)
        {
            var shape = CompoundFile.UInt32(owners, (index * BoxSize) + BoxShape);
            if (!anchors.TryGetValue(groups.GetValueOrDefault(shape, shape), out var anchor)) anchor = Unanchored;
            if (!boxes.TryGetValue(anchor, out var box)) boxes[anchor] = box = new StringBuilder();
            box.Append(Story(file.FirstBox + texts[index], file.FirstBox + texts[index + 1], inBody: false).Trim()).Append('\n');
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
        var end = -1;
        for (var at = Math.Max(from, 0); at < to && at < file.Text.Length; at++)
        {
            if (at > end) writer.Mark(NumberOf(end = EndOf(at, to)));
            if (inBody && marks.TryGetValue(at, out var mark)) writer.Write(mark);
            if (inBody && boxes.TryGetValue(at, out var box)) writer.Insert(box.ToString());
            if (Shown(at) is { } letter) Write(letter, writer, fields);
        }

        if (writer.Length > writer.Start) writer.End();
        return writer.ToString();
    }

    /// <summary>Where the paragraph that holds a letter ends.</summary>
    private int EndOf(int at, int to)
    {
        var length = file.Text.AsSpan(at, Math.Min(to, file.Text.Length) - at).IndexOfAny('\r', '\a');
        return length < 0 ? to : at + length;
    }

    private string? NumberOf(int end) => file.IsOld ? oldNumbering.Next(formatting.Paragraph(file.PlaceOf(end))) : formatting.Paragraph(file.PlaceOf(end)) is { } paragraph ? numbering.Next(paragraph) : null;

    /// <summary>Null when it is hidden or deleted; the marks of fields and cells always hold.</summary>
    private char? Shown(int at)
    {
        var letter = file.Text[at];
        if (letter is (>= '\u0013' and <= '\u0015') or '\a' || formatting.Letters(file.PlaceOf(at)) is not { } format) return letter;
        return format.Printed;
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
        // The hyphen of a word that may break, at whose place the old fonts have a letter: ư of TCVN3.
        '\u001F' => '\u00AD',
        // Bullets of symbol fonts are what officials type as a hyphen.
        '\uF0B7' or '\uF0A7' => '-',
        '\t' or '\u00A0' => letter,
        < ' ' => null,
        _ => letter,
    };
}
