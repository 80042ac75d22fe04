using System.Reflection;
using DirectiveSearch.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Why a file is no document: a code of Data/reasons.tsv and what fills its blank.</summary>
public sealed record Reason(string Code, string? Detail = null)
{
    private static readonly Dictionary<string, string> Sentences =
        EmbeddedTable.Read(Assembly.GetExecutingAssembly(), "reasons.tsv").ToDictionary(columns => columns[0], columns => columns[1]);

    /// <summary>Every code that a file can end with.</summary>
    public static IReadOnlyCollection<string> Codes => Sentences.Keys;

    /// <summary>The Vietnamese sentence: what happened and the way out.</summary>
    public string Sentence => Sentences[Code].Replace("{0}", Detail ?? "không rõ chi tiết", StringComparison.Ordinal);

    /// <summary>The sentence for several files, without what differs from one to the other; null when there is none.</summary>
    public static string? General(string code) =>
        Sentences.TryGetValue(code, out var sentence) && sentence.Replace(" ({0})", "", StringComparison.Ordinal) is var general && !general.Contains("{0}", StringComparison.Ordinal) ? general : null;

    /// <summary>What happened to files that share a code, and what to do about it.</summary>
    /// <param name="example">The sentence of one of them: also where the code is none of these, as that of a step that was cut off.</param>
    public static (string What, string WayOut) Parts(string code, string example)
    {
        var (what, wayOut) = Halves(Sentences.TryGetValue(code, out var sentence) ? sentence.Replace(" ({0})", "", StringComparison.Ordinal) : example);
        if (wayOut.Contains("{0}", StringComparison.Ordinal)) return Halves(example);
        if (!what.Contains("{0}", StringComparison.Ordinal)) return (what, wayOut);
        var end = what.LastIndexOf(": ", StringComparison.Ordinal);
        return (end > 0 && what.IndexOf("{0}", StringComparison.Ordinal) > end ? what[..end] + "." : Halves(example).What, wayOut);
    }

    /// <summary>The first sentence and the rest.</summary>
    private static (string What, string WayOut) Halves(string sentences)
    {
        var end = sentences.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? (sentences, "") : (sentences[..(end + 1)], sentences[(end + 2)..]);
    }
}

/// <summary>Ends the conversion of one file with a named reason.</summary>
public sealed class ReasonException(Reason reason) : Exception($"{reason.Code}: {reason.Detail}")
{
    public ReasonException(string code, string? detail = null)
        : this(new Reason(code, detail))
    {
    }

    public Reason Reason { get; } = reason;
}
