using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>What the groups and control words of a rich text file mean for its words: which are printed, in which story, in which letters.</summary>
internal sealed class RtfStories(IngestionLimits limits)
{
    /// <summary>Why the letters of a group are not printed, and which inner group would be all the same.</summary>
    private enum Silence
    {
        None,
        /// <summary>Nothing in it is printed.</summary>
        All,
        Fonts,
        /// <summary>A field's instruction: its first word is kept.</summary>
        Instruction,
        /// <summary>Properties of a shape or an old drawing, among them its text.</summary>
        Shape,
        /// <summary>The text twice: for old readers, then in Unicode.</summary>
        Twofold,
        /// <summary>An embedded object with its picture as text.</summary>
        Object,
    }

    private const int LongestInstruction = 32;

    private const int MostFallback = 16;

    private readonly RtfFonts fonts = new();
    private readonly Stack<Group> outer = [];
    private readonly List<string> headers = [];
    private readonly List<string> notes = [];
    private readonly StringBuilder instruction = new();
    private readonly RtfStory body = new(RtfStoryKind.Body, limits.LargestTextBytes, 0);
    private readonly List<byte> run = [];
    private Group group;
    private int defaultFont;
    private int fallback;

    private struct Group
    {
        public RtfStory Story;
        public Silence Silence;
        public int Font;
        public int Fallback;
        public bool Hidden;
        public bool Number;
        public PageFrame? Frame;
    }

    public int Depth => outer.Count;

    /// <summary>Letters are of no interest until the next group or control word.</summary>
    public bool Deaf => group.Silence is not (Silence.None or Silence.Fonts or Silence.Instruction);

    private RtfStory Current => group.Story ?? body;

    public void Open()
    {
        Flush();
        fallback = 0;
        outer.Push(group);
    }

    /// <returns>False when the outermost group ended.</returns>
    public bool Close()
    {
        Flush();
        fallback = 0;
        if (outer.Count == 0) return false;
        var closed = group;
        group = outer.Pop();
        if (closed.Story is not null && closed.Story != group.Story) EndStory(closed.Story);
        return outer.Count > 0;
    }

    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        var skipped = Math.Min(fallback, bytes.Length);
        fallback -= skipped;
        bytes = bytes[skipped..];
        if (group.Silence == Silence.Fonts)
        {
            foreach (var letter in bytes) fonts.AddName((char)letter);
        }
        else if (group.Silence == Silence.Instruction)
        {
            if (instruction.Length < LongestInstruction) instruction.Append(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, LongestInstruction)]));
        }
        else if (group.Silence == Silence.None && !group.Hidden && bytes is not [< (byte)' '])
        {
            run.AddRange(bytes);
        }
    }

    public void WriteCharacter(char letter)
    {
        if (fallback > 0)
        {
            fallback--;
            return;
        }

        Flush();
        // Between the number of a paragraph and its words the printed gap is a blank like any other.
        if (group.Silence == Silence.None && !group.Hidden) Current.Text.Write([group.Number && letter == '\t' ? ' ' : letter]);
    }

    public void EndParagraph()
    {
        Flush();
        fallback = 0;
        if (group.Silence == Silence.None) Current.EndParagraph(group.Frame);
    }

    public void Control(ReadOnlySpan<char> word, int? number, bool starred)
    {
        if (fallback > 0 && RtfWords.Character(word) is not null)
        {
            fallback--;
            return;
        }

        Flush();
        fallback = 0;
        if (group.Silence != Silence.None) Reveal(word, number);
        else if (Destination(word) is { } silence) group.Silence = silence;
        else if (!Begin(word) && starred) group.Silence = Silence.All;
        else if (RtfWords.Character(word) is { } letter) WriteCharacter(letter);
        else if (!Format(word, number)) Place(word, number);
    }

    public string Finish()
    {
        Flush();
        while (outer.Count > 0) Close();
        body.EndFrames();
        return ParagraphWriter.Join(headers, body.Text.ToString(), notes);
    }

    /// <summary>Within what is not printed: what is, all the same.</summary>
    private void Reveal(ReadOnlySpan<char> word, int? number)
    {
        switch (group.Silence)
        {
            case Silence.Fonts when word is "f":
                fonts.Define(number ?? 0);
                break;
            case Silence.Fonts when word is "fcharset":
                fonts.SetCharset(number ?? 0);
                break;
            case Silence.Fonts when word is "cpg":
                fonts.SetCodePage(number ?? 0);
                break;
            case Silence.Fonts when word is "panose" or "falt" or "fname" or "fontemb" or "fontfile":
                group.Silence = Silence.All;
                break;
            case Silence.Shape when word is "shptxt" or "dptxbxtext":
                group.Silence = Silence.None;
                BeginStory(RtfStoryKind.Box);
                break;
            case Silence.Twofold when word is "ud":
            case Silence.Object when word is "result":
                group.Silence = Silence.None;
                break;
        }
    }

    private static Silence? Destination(ReadOnlySpan<char> word) => word switch
    {
        "fonttbl" => Silence.Fonts,
        "fldinst" => Silence.Instruction,
        "shpinst" or "do" => Silence.Shape,
        "upr" => Silence.Twofold,
        "object" => Silence.Object,
        _ => RtfWords.IsSilent(word) ? Silence.All : null,
    };

    /// <summary>Groups with words of their own.</summary>
    private bool Begin(ReadOnlySpan<char> word)
    {
        switch (word)
        {
            case "header" or "headerl" or "headerr" or "headerf":
                BeginStory(RtfStoryKind.Header);
                return true;
            case "footnote":
                Current.Text.Write($"[{notes.Count + 1}]");
                notes.Add("");
                BeginStory(RtfStoryKind.Note);
                return true;
            case "listtext" or "pntext":
                group.Number = true;
                return true;
            case "field":
                instruction.Clear();
                return true;
            case "fldrslt":
                if (RtfWords.IsPageNumber(instruction.ToString())) group.Silence = Silence.All;
                instruction.Clear();
                return true;
            default:
                return false;
        }
    }

    /// <returns>Whether the word says how letters are meant.</returns>
    private bool Format(ReadOnlySpan<char> word, int? number)
    {
        switch (word)
        {
            case "u":
                WriteUnicode(number ?? 0);
                return true;
            case "uc":
                group.Fallback = Math.Clamp(number ?? 1, 0, MostFallback) + 1;
                return true;
            case "f":
                group.Font = number ?? 0;
                return true;
            case "v" or "deleted" or "mvf":
                group.Hidden = number != 0;
                return true;
            case "plain":
                (group.Hidden, group.Font) = (false, defaultFont);
                return true;
            case "deff":
                group.Font = defaultFont = number ?? 0;
                return true;
            case "ansicpg":
                fonts.CodePage = number ?? 1252;
                return true;
            case "mac" or "pc" or "pca":
                fonts.CodePage = word[0] == 'm' ? 10000 : word.Length == 2 ? 437 : 850;
                return true;
            default:
                return false;
        }
    }

    private void Place(ReadOnlySpan<char> word, int? number)
    {
        var frame = group.Frame ?? default;
        switch (word)
        {
            case "par" or "cell" or "nestcell":
                EndParagraph();
                break;
            case "row" or "nestrow" or "sect" or "page" or "column":
                Current.EndLine();
                break;
            case "pard":
                group.Frame = null;
                break;
            case "posx":
                group.Frame = frame with { Left = number ?? 0 };
                break;
            case "posy":
                group.Frame = frame with { Top = number ?? 0 };
                break;
            case "absw":
                group.Frame = frame with { Width = number ?? 0 };
                break;
            case "pvpara":
                group.Frame = null;
                break;
        }
    }

    private void WriteUnicode(int code)
    {
        if (code < 0) code += 65536;
        if (code is >= 0xF020 and <= 0xF0FF && fonts.IsPictures(group.Font)) WriteBytes([(byte)code]);
        else if (code is >= 0x20 and <= 0xFFFF) WriteCharacter((char)code);
        // No group has counted its fallback until it says so; one letter is the rule.
        fallback = group.Fallback == 0 ? 1 : group.Fallback - 1;
    }

    private void Flush()
    {
        if (run.Count == 0) return;
        Current.Text.Write(fonts.Decode(group.Font, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(run)));
        run.Clear();
    }

    private void BeginStory(RtfStoryKind kind)
    {
        group.Story = new RtfStory(kind, limits.LargestTextBytes, notes.Count - 1);
        (group.Frame, group.Number) = (null, false);
    }

    private void EndStory(RtfStory story)
    {
        story.EndFrames();
        var text = story.Text.ToString();
        if (story.Kind == RtfStoryKind.Header) headers.Add(text);
        else if (story.Kind == RtfStoryKind.Box) Current.Text.Insert(text);
        else notes[story.Note] = text.Trim();
    }
}
