using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>What a short form may stand for.</summary>
/// <param name="Words">The words that the rule went by, in the normalised text.</param>
/// <param name="Meant">Indices of mentions, nearest first.</param>
internal readonly record struct Antecedent(string Rule, IReadOnlyList<TextSpan> Words, IReadOnlyList<int> Meant)
{
    /// <summary>One document is meant, and it is known which.</summary>
    public bool IsCertain => Meant.Count == 1 && Rule != SeveralMeant;

    public const string SeveralMeant = "several-meant";
}

/// <summary>Finds among the mentions before a place those that a short form may stand for.</summary>
internal sealed class Antecedents(string text, List<Mention> mentions)
{
    /// <summary>How far one looks back, so that time stays in proportion to the text.</summary>
    private const int MostMentions = 200;
    private const int MostCandidates = 5;

    /// <summary>"này" does not reach beyond; "nêu trên" does when only one document can be meant.</summary>
    private static readonly int[] Distances = [600, 1500];

    /// <summary>The one of a type in the nearest surroundings that name any.</summary>
    /// <param name="type">Null: a document of any type.</param>
    public Antecedent? Nearest(TypeWord? type, int at, bool here)
    {
        foreach (var floor in Floors(at, here))
        {
            var found = Distinct(type, floor, at);
            if (found.Count == 0) continue;
            return new Antecedent(found.Count > 1 ? "several-of-type" : floor == 0 ? "only-of-type" : "nearest-of-type", Spans(found), found);
        }

        return null;
    }

    /// <summary>All of a type in the nearest surroundings that name at least two.</summary>
    public Antecedent? Several(TypeWord? type, int at, bool here)
    {
        List<int> found = [];
        foreach (var floor in Floors(at, here))
        {
            if (Distinct(type, floor, at) is { Count: > 0 } more) found = more;
            if (found.Count > 1) break;
        }

        return found.Count == 0 ? null : new Antecedent(Antecedent.SeveralMeant, Spans(found), found);
    }

    /// <summary>The nearest mention of a type, and of a serial number if one is given, in the sentence that ends at a place.</summary>
    public int? InSentence(TypeWord type, int? serial, int at)
    {
        var floor = Sentences.Start(text, at);
        for (var index = Before(at); index >= 0 && mentions[index].Span.Start >= floor; index--)
        {
            if ((type.Word == "Văn bản" || mentions[index].Head.Type == type) && (serial is null || Serial(mentions[index].Number.Number) == serial)) return index;
        }

        return null;
    }

    public TextSpan SpanOf(int mention) => mentions[mention].Span;

    /// <summary>The first digits of a number.</summary>
    public static int Serial(ReadOnlySpan<char> number)
    {
        var serial = 0;
        for (var index = 0; index < Math.Min(6, number.Length) && char.IsAsciiDigit(number[index]); index++) serial = (serial * 10) + (number[index] - '0');
        return serial;
    }

    /// <summary>Whether two mentions name the same document, as far as the text tells.</summary>
    public static bool AreSame(Mention one, Mention other) =>
        one.Head.Type == other.Head.Type
        && (one.Number.Number == other.Number.Number || (Serial(one.Number.Number) == Serial(other.Number.Number) && InstrumentNumber.Key(one.Number.Number) == InstrumentNumber.Key(other.Number.Number)))
        && (one.Date?.Date is null || other.Date?.Date is null || one.Date.Value.Date == other.Date.Value.Date);

    private IEnumerable<int> Floors(int at, bool here)
    {
        var sentence = Sentences.Start(text, at);
        yield return sentence;
        yield return Sentences.Start(text, Math.Max(0, Cursor.SkipBlanksBack(text, sentence) - 1));
        foreach (var distance in Distances)
        {
            yield return Math.Max(0, at - distance);
            if (here) yield break;
        }

        yield return 0;
    }

    private List<int> Distinct(TypeWord? type, int floor, int at)
    {
        var found = new List<int>();
        var last = Before(at);
        for (var index = last; index >= 0 && last - index < MostMentions && mentions[index].Span.Start >= floor && found.Count < MostCandidates; index--)
        {
            if ((type is null || mentions[index].Head.Type == type) && !found.Exists(other => AreSame(mentions[other], mentions[index]))) found.Add(index);
        }

        return found;
    }

    /// <summary>The last mention that ends before a place, or -1.</summary>
    private int Before(int at)
    {
        return Sorted.FirstBehind(mentions, static mention => mention.Span.End, at) - 1;
    }

    private List<TextSpan> Spans(List<int> found) => found.ConvertAll(SpanOf);
}
