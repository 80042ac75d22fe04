using System.Text;

namespace DirectiveSearch.Cli.Generation;

/// <summary>A citation at its place in the draft; <see cref="Within"/> is an index into the same list.</summary>
internal sealed record CitationMark(int Start, string Type, string Number, string? Date, string? Issuer, string Relation, int? Within)
{
    public int End { get; init; }

    /// <summary>What tells the instrument from all others.</summary>
    public string Instrument { get; init; } = "";

    /// <summary>The part that is cited; null: the whole.</summary>
    public string? Pinpoint { get; init; }
}

/// <summary>A short form; <see cref="Citation"/> is the index of the latest mention of what it stands for.</summary>
internal sealed record ShortFormMark(int Start, int End, int Citation);

internal sealed record ReferenceMark(int Start, int End, string Title);

internal sealed record MovementMark(int Start, int End, string Name, string Form, string? Family, bool Quoted);

/// <summary>A text in the making with what is known of its passages.</summary>
internal sealed class AnnotatedText
{
    private readonly StringBuilder text = new(6144);

    public List<CitationMark> Citations { get; } = [];

    public List<ShortFormMark> ShortForms { get; } = [];

    public List<ReferenceMark> References { get; } = [];

    public List<MovementMark> Movements { get; } = [];

    /// <summary>Passages whose words carry the annotation (dates, issuers, names): noise leaves their letters alone.</summary>
    public List<(int Start, int End)> Protected { get; } = [];

    public int Length => text.Length;

    public AnnotatedText Write(string words)
    {
        text.Append(words);
        return this;
    }

    public AnnotatedText Line(string words = "") => Write(words).Write("\n");

    public void Protect(string words)
    {
        Protected.Add((Length, Length + words.Length));
        Write(words);
    }

    public void Reference(string words, string title)
    {
        References.Add(new ReferenceMark(Length, Length + words.Length, title));
        Write(words);
    }

    public void Movement(string words, string form, string? family, bool quoted)
    {
        Movements.Add(new MovementMark(Length, Length + words.Length, words, form, family, quoted));
        Write(words);
    }

    /// <summary>Writes text in which [[ ]] stands around a reference without a number.</summary>
    public void WriteWithReferences(string words)
    {
        var rest = words.AsSpan();
        for (var open = rest.IndexOf("[["); open >= 0; open = rest.IndexOf("[["))
        {
            var close = rest.IndexOf("]]");
            Write(rest[..open].ToString());
            var name = rest[(open + 2)..close].ToString();
            Reference(name, name);
            rest = rest[(close + 2)..];
        }
        Write(rest.ToString());
    }

    /// <summary>Makes capitals of what was written since a position; the length stays.</summary>
    public void Capitalize(int from)
    {
        for (var i = from; i < text.Length; i++) text[i] = char.ToUpperInvariant(text[i]);
    }

    /// <summary>Breaks the lines from a position on at a width, blank for line feed, so that no span moves.</summary>
    public void Wrap(int from, int width)
    {
        var lineStart = from;
        var lastBlank = -1;
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '\n') (lineStart, lastBlank) = (i + 1, -1);
            else if (text[i] == ' ') lastBlank = i;
            if (i - lineStart < width || lastBlank <= lineStart) continue;
            text[lastBlank] = '\n';
            (lineStart, lastBlank) = (lastBlank + 1, -1);
        }
    }

    public override string ToString() => text.ToString();
}
