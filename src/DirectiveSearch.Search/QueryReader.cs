using System.Text;
using DirectiveSearch.Text;

namespace DirectiveSearch.Search;

/// <summary>Recursive descent over one query. It reads on after an error as if the fault were mended, and gathers the mending edits:
/// they make the corrected query.</summary>
internal sealed class QueryReader(NormalizedText source)
{
    private const int DeepestGroup = 16;

    private readonly string text = source.Text;
    private readonly List<SearchFilter> filters = [];
    private readonly List<(int Start, int End, string Insert)> edits = [];
    private (int Offset, string Message)? fault;
    private int at;
    private int depth;

    public QueryError? Error => fault is not { } found ? null
        : new QueryError(source.ToPublished(new TextSpan(found.Offset, found.Offset)).Start, found.Message, Mended());

    public SearchQuery Read()
    {
        var clauses = new List<QueryClause>();
        while (at < text.Length)
        {
            var clause = ReadAlternatives();
            if (clause is AllClause all) clauses.AddRange(all.Parts);
            else if (clause is not null) clauses.Add(clause);
            if (at < text.Length) Fault(at, at++ + 1, "Dấu đóng ngoặc này không có dấu mở ngoặc tương ứng.");
        }

        clauses.RemoveAll(clause => clause is NotClause excluded ? Lift(excluded.Clause, true) : Lift(clause, false));
        return new SearchQuery(source.Published, clauses, filters);
    }

    /// <summary>A field by itself, or alternatives of one field, become filters of the whole query.</summary>
    private bool Lift(QueryClause clause, bool exclude)
    {
        var alternatives = clause is AnyClause any ? any.Alternatives : [clause];
        if (!alternatives.All(alternative => alternative is FilterClause)) return false;
        var fields = alternatives.Cast<FilterClause>().Select(field => field.Filter).ToList();
        if (fields.DistinctBy(field => field.Field).Count() > 1) return false;
        filters.AddRange(fields.Select(field => field with { Exclude = exclude }));
        return true;
    }

    private QueryClause? ReadAlternatives()
    {
        var alternatives = new List<QueryClause>();
        var bar = -1;
        while (true)
        {
            var clause = ReadAll();
            if (clause is not null) alternatives.Add(clause);
            else if (bar >= 0) Lonely(bar);
            if (at >= text.Length || text[at] != '|') break;
            if (clause is null && bar < 0) Lonely(at);
            else bar = at;
            at++;
        }

        return alternatives.Count switch { 0 => null, 1 => alternatives[0], _ => new AnyClause(alternatives) };
    }

    private void Lonely(int offset) => Fault(offset, offset + 1, "Dấu | cần có từ ở cả hai bên.");

    private QueryClause? ReadAll()
    {
        var parts = new List<QueryClause>();
        var wordsStart = -1;
        while (at < text.Length && text[at] is not ('|' or ')'))
        {
            if (!StartsOperator())
            {
                if (wordsStart < 0) wordsStart = at;
                at = EndOfWord(at);
                continue;
            }

            AddWords(parts, ref wordsStart);
            if (ReadOperator() is { } clause) parts.Add(clause);
        }

        AddWords(parts, ref wordsStart);
        return parts.Count switch { 0 => null, 1 => parts[0], _ => new AllClause(parts) };
    }

    private void AddWords(List<QueryClause> parts, ref int start)
    {
        if (start < 0) return;
        var run = text[start..at];
        var words = Tokenizer.Tokenize(run);
        if (words.Count > 0) parts.Add(new WordsClause(words, NumberReader.Read(run) is { } number && number.Key.Any(char.IsAsciiLetter) ? number.Key : null));
        start = -1;
    }

    /// <summary>One past the next blank, or where an operator begins that needs no blank before it.</summary>
    private int EndOfWord(int start)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('|' or '(' or ')' or '"')) end++;
        return end == start ? end + 1 : end;
    }

    private bool StartsOperator() => text[at] is '"' or '(' || IsExclusion() || QueryFields.At(text, at) is not null;

    private bool IsExclusion() =>
        text[at] == '-' && at + 1 < text.Length && (char.IsLetter(text[at + 1]) || text[at + 1] is '"' or '(')
        && (at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '|');

    private QueryClause? ReadOperator()
    {
        if (text[at] == '"') return ReadPhrase();
        if (text[at] == '(') return ReadGroup();
        if (IsExclusion())
        {
            at++;
            var excluded = StartsOperator() ? ReadOperator() : ReadExcludedWord();
            return excluded is null ? null : new NotClause(excluded);
        }

        return ReadField();
    }

    private PhraseClause? ReadExcludedWord()
    {
        var start = at;
        at = EndOfWord(at);
        return Phrase(text[start..at]);
    }

    private static PhraseClause? Phrase(string run) => Tokenizer.Tokenize(run) is { Count: > 0 } words ? new PhraseClause(words) : null;

    private PhraseClause? ReadPhrase()
    {
        var open = at;
        var close = text.IndexOf('"', open + 1);
        at = close < 0 ? text.Length : close + 1;
        if (close >= 0) return Phrase(text[(open + 1)..close]);
        const string message = "Dấu ngoặc kép mở ở đây chưa được đóng.";
        if (string.IsNullOrWhiteSpace(text[(open + 1)..])) Fault(open, open + 1, message);
        else FaultMendedAtEnd(open, "\"", message);
        return Phrase(text[(open + 1)..]);
    }

    private QueryClause? ReadGroup()
    {
        var open = at++;
        if (++depth > DeepestGroup)
        {
            fault ??= (open, $"Ngoặc đơn lồng nhau quá {DeepestGroup} lớp.");
            at = text.Length;
            return null;
        }

        var clause = ReadAlternatives();
        depth--;
        if (at < text.Length) at++;
        else if (clause is null) Fault(open, open + 1, "Dấu mở ngoặc này không có gì theo sau.");
        else FaultMendedAtEnd(open, ")", "Dấu mở ngoặc ở đây chưa được đóng.");
        return clause;
    }

    private QueryClause? ReadField()
    {
        var start = at;
        var field = QueryFields.At(text, at)!;
        at = field.ValueStart;
        string value;
        if (text[at] == '"' && text.IndexOf('"', at + 1) is var close and > 0)
        {
            value = text[(at + 1)..close];
            at = close + 1;
        }
        else
        {
            var valueStart = at;
            at = EndOfWord(at);
            value = text[valueStart..at];
        }

        var (clause, problem) = QueryFields.Read(field.Kind, value);
        if (problem is not null) Fault(start, at, problem);
        return clause;
    }

    private void Fault(int start, int end, string message)
    {
        fault ??= (start, message);
        edits.Add((start, end, " "));
    }

    private void FaultMendedAtEnd(int offset, string insert, string message)
    {
        fault ??= (offset, message);
        edits.Add((text.Length, text.Length, insert));
    }

    /// <summary>The query with every fault mended; its bare words where that is not enough.</summary>
    private string Mended()
    {
        var mended = new StringBuilder(text);
        foreach (var (start, end, insert) in edits.AsEnumerable().Reverse().OrderByDescending(edit => edit.Start))
        {
            mended.Remove(start, end - start).Insert(start, insert);
        }

        var corrected = TextNormalizer.Normalize(mended.ToString().Trim());
        var reader = new QueryReader(corrected);
        reader.Read();
        return depth <= DeepestGroup && reader.fault is null ? corrected.Text : string.Join(' ', Tokenizer.Tokenize(text).Select(word => word.Exact));
    }
}
