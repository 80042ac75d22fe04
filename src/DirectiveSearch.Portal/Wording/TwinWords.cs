using DirectiveSearch.Archive;

namespace DirectiveSearch.Portal.Wording;

/// <summary>How files of one document are told apart, and why they are one.</summary>
public static class TwinWords
{
    private const string Field = "twin";

    public static string Form(TwinCopy copy) => Form(copy.MediaType, copy.Summary.Reading);

    /// <summary>bản quét PDF, bản Word, trang web …</summary>
    public static string Form(string mediaType, Reading reading) => mediaType switch
    {
        "application/pdf" => reading == Reading.ByMachine ? "bản quét PDF" : "bản PDF",
        "application/msword" or "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "bản Word",
        "application/rtf" => "bản RTF",
        "text/html" => "bản trang web",
        "text/plain" or "text/markdown" => "bản chỉ có chữ",
        _ when mediaType.StartsWith("image/", StringComparison.Ordinal) => "ảnh quét",
        _ when mediaType.Contains("opendocument", StringComparison.Ordinal) => "bản OpenDocument",
        _ => "bản khác",
    };

    /// <param name="rule">Of <see cref="Directives.Twins.TwinRule"/>.</param>
    public static string Reason(string rule) => ReasonWords.Wording(Field, rule) ?? rule;
}
