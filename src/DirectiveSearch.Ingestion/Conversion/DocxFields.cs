using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The fields that are open where a Word file, old or new, is read: of each, the instruction comes first, then what it prints.</summary>
internal sealed class DocxFields
{
    private const int LongestInstruction = 32;

    private const int Deepest = 100;

    private readonly Stack<Field> open = [];

    /// <summary>What stands here is the number of a page, or part of another field's instruction.</summary>
    public bool Hide { get; private set; }

    /// <summary>What stands here is the instruction of a field.</summary>
    public bool IsInstruction => open.TryPeek(out var last) && !last.Prints;

    public static bool IsPageNumber(string instruction) => RtfWords.IsPageNumber(instruction);

    /// <param name="type">begin, separate or end.</param>
    public void Step(string? type)
    {
        switch (type)
        {
            case "begin" when open.Count < Deepest:
                // A field that is never closed must not swallow the text behind it: only what it holds is hidden.
                open.Push(new Field { Inside = open.Count > 0 && (open.Peek().Inside || !open.Peek().Prints) });
                break;
            case "separate" when open.Count > 0:
                open.Peek().Prints = true;
                break;
            case "end" when open.Count > 0:
                open.Pop();
                break;
        }

        Hide = open.Any(field => field.Prints && (field.Inside || IsPageNumber(field.Instruction.ToString())));
    }

    /// <summary>Forgets fields that were never closed.</summary>
    public void Abandon()
    {
        open.Clear();
        Hide = false;
    }

    public void Instruct(string words)
    {
        if (open.TryPeek(out var field) && !field.Prints && field.Instruction.Length < LongestInstruction) field.Instruction.Append(words);
    }

    private sealed class Field
    {
        public bool Inside { get; init; }

        public bool Prints { get; set; }

        public StringBuilder Instruction { get; } = new();
    }
}
