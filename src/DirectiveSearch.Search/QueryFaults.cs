using System.Text;
using DirectiveSearch.Text;

namespace DirectiveSearch.Search;

/// <summary>The first fault of a query, and the edits that mend all of them.</summary>
internal sealed class QueryFaults(NormalizedText source)
{
    private readonly List<(int Start, int End, string Insert)> edits = [];
    private (int Offset, string Message)? first;
    private bool isBeyondMending;

    public bool Any => first is not null;

    /// <summary>What stands from start to end is replaced.</summary>
    public void Add(int start, int end, string message, string insert = " ")
    {
        first ??= (start, message);
        edits.Add((start, end, insert));
    }

    public void AddMendedAtEnd(int offset, string insert, string message)
    {
        first ??= (offset, message);
        edits.Add((source.Text.Length, source.Text.Length, insert));
    }

    public void AddBeyondMending(int offset, string message)
    {
        first ??= (offset, message);
        isBeyondMending = true;
    }

    public QueryError? ToError() => first is not { } found ? null
        : new QueryError(source.ToPublished(new TextSpan(found.Offset, found.Offset)).Start, found.Message, Mended());

    /// <summary>The query with every fault mended; its bare words where that is not enough.</summary>
    private string Mended()
    {
        var mended = new StringBuilder(source.Text);
        foreach (var (start, end, insert) in edits.AsEnumerable().Reverse().OrderByDescending(edit => edit.Start))
        {
            mended.Remove(start, end - start).Insert(start, insert);
        }

        var corrected = TextNormalizer.Normalize(mended.ToString().Trim());
        return !isBeyondMending && new QueryReader(corrected).IsFaultless() ? corrected.Text
            : string.Join(' ', Tokenizer.Tokenize(source.Text).Select(word => word.Exact));
    }
}
