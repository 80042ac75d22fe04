using DirectiveSearch.Archive;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>What a file turned out to hold.</summary>
/// <param name="Text">As published, in UTF-16; spans of everything that is read out of it count in it.</param>
/// <param name="PageStarts">Offsets into the text where pages begin; empty when the format has no pages.</param>
public sealed record ConvertedText(string Text, string MediaType, Reading Reading, IReadOnlyList<int> PageStarts)
{
    /// <summary>Where what was read by machine stands on its pages.</summary>
    public Scan? Scan { get; init; }

    /// <summary>The dead encodings (TCVN3, VNI-Windows …) that the text was in, wholly or in part.</summary>
    public IReadOnlyList<string> Encodings { get; init; } = [];
}

/// <summary>Either a text or a reason, never both.</summary>
public sealed record ConversionResult(ConvertedText? Converted, Reason? Failure)
{
    public static ConversionResult Of(ConvertedText converted) => new(converted, null);

    public static ConversionResult Failed(string code, string? detail = null) => new(null, new Reason(code, detail));
}

/// <summary>A file to convert, on disk.</summary>
/// <param name="Name">As its source calls it; only ever a hint.</param>
/// <param name="WorkFolder">Private to this conversion; what is left in it is thrown away.</param>
/// <param name="Progress">Called as parts (pages) are done: whoever watches knows that the conversion does not hang.</param>
public sealed record ConversionRequest(string Path, string Name, string WorkFolder, IngestionLimits Limits, Action<int> Progress);
