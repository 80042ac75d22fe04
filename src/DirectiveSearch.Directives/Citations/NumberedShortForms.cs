using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Finds "Chỉ thị 34", "Chỉ thị số 34", "Nghị định 91/2017": a type word and the number of what was cited before, without its code.</summary>
internal sealed class NumberedShortForms
{
    private const int MostOfOneNumber = 50;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");
    private static readonly HashSet<string> Counted = [.. DataTable.Rows("counted-nouns", 1).Select(cells => cells[0])];

    private readonly string text;
    private readonly List<Mention> mentions;
    private readonly DocumentMetadata metadata;
    private readonly List<Alias> aliases;
    private readonly Dictionary<int, List<int>> bySerial = [];

    public NumberedShortForms(string text, List<Mention> mentions, DocumentMetadata metadata, List<Alias> aliases)
    {
        (this.text, this.mentions, this.metadata, this.aliases) = (text, mentions, metadata, aliases);
        for (var index = 0; index < mentions.Count; index++)
        {
            var serial = Antecedents.Serial(mentions[index].Number.Number);
            if (!bySerial.TryGetValue(serial, out var same)) bySerial[serial] = same = [];
            same.Add(index);
        }
    }

    public IEnumerable<FoundShortForm> Read()
    {
        var next = 1;
        for (var index = mentions[0].Span.End; index < text.Length;)
        {
            var step = text.AsSpan(index).IndexOfAny(Digits);
            if (step < 0) yield break;
            index += step;
            while (next < mentions.Count && mentions[next].Span.End <= index) next++;
            if (next < mentions.Count && mentions[next].Span.Start <= index)
            {
                index = mentions[next].Span.End;
                continue;
            }

            var end = index;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            if (end - index <= 5 && bySerial.TryGetValue(Antecedents.Serial(text.AsSpan(index, end - index)), out var same) && At(index, end, same) is { } found) yield return found;
            index = end;
        }
    }

    private FoundShortForm? At(int start, int end, List<int> same)
    {
        if (Head(start, end) is not { } head) return null;
        var year = Year(end);
        var close = year is null ? end : end + 5;
        if (GoesOn(close)) return null;
        var meant = Meant(same, head.Type, start, year, close);
        if (meant.Count == 0) return null;
        var span = new TextSpan(head.Start, close);
        var alias = aliases.Find(alias => alias.Type == head.Type && alias.Definition.End <= start && alias.Serial == Antecedents.Serial(text.AsSpan(start, end - start)));
        if (alias is not null && meant.Exists(index => index == alias.Mention || Antecedents.AreSame(mentions[index], mentions[alias.Mention])))
        {
            return new FoundShortForm(span, new Antecedent("alias-defined", [alias.Definition], [alias.Mention]));
        }

        return new FoundShortForm(span, new Antecedent(meant.Count > 1 ? "several-of-number" : "same-number", meant.ConvertAll(index => mentions[index].Span), meant));
    }

    /// <summary>A type word before the number; without "số" between them, what follows may be no noun that is counted ("Kế hoạch 5 năm", but "Nghị định 91 năm 2017").</summary>
    private (TypeWord Type, int Start)? Head(int start, int end)
    {
        if (start == 0 || !(Cursor.IsBlank(text[start - 1]) || char.IsLetter(text[start - 1]))) return null;
        var before = Cursor.SkipBlanksBack(text, start);
        if (Cursor.Before(text, before, "so") is >= 0 and var numbered) return TypeWords.Before(text, Cursor.SkipBlanksBack(text, numbered));
        if (before == start || text.AsSpan(before, start - before).Contains("\n\n", StringComparison.Ordinal)) return null;
        return TypeWords.Before(text, before) is { } type && !IsCount(end) ? type : null;
    }

    private bool IsCount(int end)
    {
        var word = Cursor.SkipBlanks(text, end, text.Length);
        if (word == end) return word < text.Length && text[word] == '%';
        var close = word;
        while (close < text.Length && char.IsLetter(text[close]) && close - word < 12) close++;
        var next = Cursor.SkipBlanks(text, close, text.Length);
        return (next >= text.Length || !char.IsAsciiDigit(text[next])) && Counted.Contains(Cursor.Flat(text, word, close));
    }

    /// <summary>The year behind the number: "/2017".</summary>
    private int? Year(int end) =>
        end + 5 <= text.Length && text[end] == '/' && text[end + 1] is '1' or '2' && !text.AsSpan(end + 2, 3).ContainsAnyExceptInRange('0', '9')
            ? Antecedents.Serial(text.AsSpan(end + 1, 4)) : null;

    /// <summary>More digits, a code or a unit: it is no number of a document, or one of its own.</summary>
    private bool GoesOn(int end)
    {
        if (end >= text.Length) return false;
        if (char.IsLetterOrDigit(text[end])) return true;
        if (text[end] is '.' or ',' or '/' or '-' or '–' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1])) return true;
        return text[end] is '/' or '%';
    }

    /// <summary>The documents of the type and number that were named before and that date and issuer, where stated, do not exclude; nearest first.</summary>
    private List<int> Meant(List<int> same, TypeWord type, int start, int? year, int end)
    {
        var tail = TailReader.Read(text, end, metadata);
        var meant = new List<int>();
        var last = same.BinarySearch(start, Comparer<int>.Create((index, place) => mentions[index].Span.Start.CompareTo(place)));
        for (var at = ~last - 1; at >= 0 && ~last - at <= MostOfOneNumber; at--)
        {
            var mention = mentions[same[at]];
            if (mention.Head.Type != type || (year is { } stated && !mention.Number.Number.AsSpan().Contains($"/{stated}", StringComparison.Ordinal))) continue;
            if (tail.Date?.Date is { } date && mention.Date?.Date is { } other && date != other) continue;
            if (tail.Issuer is { Known: true } issuer && mention.Issuer is { Known: true } its && issuer.Name != its.Name) continue;
            if (!meant.Exists(index => Antecedents.AreSame(mentions[index], mention))) meant.Add(same[at]);
        }

        return meant;
    }
}
