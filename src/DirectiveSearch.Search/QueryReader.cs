using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Search;

/// <summary>Recursive descent over one query. It reads on after an error as if the fault were mended, and gathers the mending edits:
/// they make the corrected query.</summary>
internal sealed class QueryReader(NormalizedText source)
{
    private const int DeepestGroup = 16;

    /// <summary>Other words between words that are near; a paragraph has no more.</summary>
    private const int FurthestNear = 50;

    private const int MostNearWords = 10;

    private static readonly SearchValues<char> Enclosing = SearchValues.Create("()|\"");

    private readonly string text = source.Text;
    private readonly List<SearchFilter> filters = [];
    private readonly QueryFaults faults = new(source);
    private int at;
    private int depth;

    public QueryError? Error => faults.ToError();

    public bool IsFaultless()
    {
        Read();
        return !faults.Any;
    }

    public SearchQuery Read()
    {
        var clauses = new List<QueryClause>();
        while (at < text.Length)
        {
            var clause = ReadAlternatives();
            if (clause is AllClause all) clauses.AddRange(all.Parts);
            else if (clause is not null) clauses.Add(clause);
            if (at < text.Length) faults.Add(at, at++ + 1, "Dấu đóng ngoặc này không có dấu mở ngoặc tương ứng.");
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

    private void Lonely(int offset) => faults.Add(offset, offset + 1, "Dấu | cần có từ ở cả hai bên.");

    private QueryClause? ReadAll()
    {
        var parts = new List<QueryClause>();
        var wordsStart = -1;
        while (at < text.Length && text[at] is not ('|' or ')'))
        {
            if (!StartsOperator())
            {
                if (wordsStart < 0) wordsStart = at;
                at = Math.Max(EndOfWord(at), EndOfRemark(at));
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
        var key = NumberReader.Read(run) is { } number && number.Key.Any(char.IsAsciiLetter) ? number.Key : null;
        if (words.Count > 0) parts.Add(new WordsClause(words, key) { Expansions = key is null ? Synonyms.Find(run, words) : [] });
        start = -1;
    }

    /// <summary>One past the next blank, or where an operator begins that needs no blank before it.</summary>
    private int EndOfWord(int start)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('|' or '(' or ')' or '"')) end++;
        return end == start ? end + 1 : end;
    }

    /// <summary>One past parentheses that hold nothing but words: a remark in a sentence, which they do not part. -1: a group, or none.</summary>
    private int EndOfRemark(int open)
    {
        if (text[open] != '(') return -1;
        var close = text.AsSpan(open + 1).IndexOfAny(Enclosing);
        if (close < 0 || text[open + 1 + close] != ')' || NumberReader.Read(text.Substring(open + 1, close)) is not null) return -1;
        var (start, isRemark) = (at, true);
        for (at = open + 1; at < open + 1 + close && isRemark; at = EndOfWord(at)) isRemark = !StartsOperator();
        at = start;
        return isRemark ? open + close + 2 : -1;
    }

    private bool StartsOperator() =>
        text[at] == '"' || (text[at] == '(' && EndOfRemark(at) < 0) || IsExclusion() || QueryFields.At(text, at) is not null || WordOperators.Read(text[at..EndOfWord(at)]) is not null;

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
            var excluded = text[at] == '(' || StartsOperator() ? ReadOperator() : ReadExcludedWord();
            return excluded is null ? null : new NotClause(excluded);
        }

        return QueryFields.At(text, at) is { } field ? ReadField(field) : ReadWordOperator();
    }

    private QueryClause? ReadWordOperator()
    {
        var start = at;
        at = EndOfWord(at);
        return WordOperators.Read(text[start..at]);
    }

    private PhraseClause? ReadExcludedWord()
    {
        var start = at;
        at = EndOfWord(at);
        return Phrase(text[start..at]);
    }

    private static PhraseClause? Phrase(string run) => Tokenizer.Tokenize(run) is { Count: > 0 } words ? new PhraseClause(words) : null;

    private QueryClause? ReadPhrase()
    {
        var open = at;
        var close = text.IndexOf('"', open + 1);
        at = close < 0 ? text.Length : close + 1;
        if (close >= 0) return Phrase(text[(open + 1)..close]) is { } phrase ? ReadNear(phrase) : null;
        const string message = "Dấu ngoặc kép mở ở đây chưa được đóng.";
        if (string.IsNullOrWhiteSpace(text[(open + 1)..])) faults.Add(open, open + 1, message);
        else faults.AddMendedAtEnd(open, "\"", message);
        return Phrase(text[(open + 1)..]);
    }

    /// <summary>The phrase, or the near words that ~N behind it makes of it. One word, however often, is near to nothing but itself.</summary>
    private QueryClause ReadNear(PhraseClause phrase)
    {
        var start = at;
        if (at + 1 >= text.Length || text[at] != '~' || !char.IsAsciiDigit(text[at + 1])) return phrase;
        for (at++; at < text.Length && char.IsAsciiDigit(text[at]);) at++;
        var distance = int.TryParse(text.AsSpan(start + 1, at - start - 1), out var number) ? number : int.MaxValue;
        var words = phrase.Words.DistinctBy(word => word.Folded).ToList();
        if (words.Count == 1) return new PhraseClause(words);
        if (words.Count > MostNearWords)
        {
            faults.Add(start, at, $"Chỉ tìm được nhiều nhất {MostNearWords} từ gần nhau; trong ngoặc kép có {words.Count} từ.");
        }
        else if (distance is 0 or > FurthestNear)
        {
            faults.Add(start, at, $"Sau dấu ~ phải là một số từ 1 đến {FurthestNear}: số từ khác được phép xen giữa.", $"~{Math.Clamp(distance, 1, FurthestNear)}");
        }

        return new NearClause(words, distance);
    }

    private QueryClause? ReadGroup()
    {
        var open = at++;
        if (++depth > DeepestGroup)
        {
            faults.AddBeyondMending(open, $"Ngoặc đơn lồng nhau quá {DeepestGroup} lớp.");
            at = text.Length;
            return null;
        }

        var clause = ReadAlternatives();
        depth--;
        if (at < text.Length) at++;
        else if (clause is null) faults.Add(open, open + 1, "Dấu mở ngoặc này không có gì theo sau.");
        else faults.AddMendedAtEnd(open, ")", "Dấu mở ngoặc ở đây chưa được đóng.");
        return clause;
    }

    private QueryClause? ReadField(QueryFields.Field field)
    {
        var start = at;
        at = field.ValueStart;
        List<string> values;
        if (text[at] == '"' && text.IndexOf('"', at + 1) is var close and > 0)
        {
            values = [text[(at + 1)..close]];
            at = close + 1;
        }
        else
        {
            var valueStart = at;
            at = EndOfWord(at);
            values = [.. text[valueStart..at].Split(',', StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty("")];
        }

        var read = values.Select(value => QueryFields.Read(field.Kind, value)).ToList();
        if (read.Select(value => value.Problem).OfType<string>().FirstOrDefault() is { } problem) faults.Add(start, at, problem);
        var clauses = read.Select(value => value.Clause).OfType<QueryClause>().SelectMany(clause => clause is AnyClause any ? any.Alternatives : [clause]).ToList();
        return clauses.Count switch { 0 => null, 1 => clauses[0], _ => new AnyClause(clauses) };
    }
}
