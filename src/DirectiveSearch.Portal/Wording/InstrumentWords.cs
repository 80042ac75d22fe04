using DirectiveSearch.Archive;

namespace DirectiveSearch.Portal.Wording;

/// <summary>How an instrument is called where it stands among others.</summary>
public static class InstrumentWords
{
    /// <summary>Chỉ thị 34-CT/TW.</summary>
    public static string Name(InstrumentSummary instrument) => $"{instrument.Type} {instrument.Number}";

    /// <summary>Chỉ thị 34-CT/TW ngày 07/4/2014 của Bộ Chính trị, as far as it is known.</summary>
    public static string Dated(InstrumentSummary instrument) =>
        Name(instrument)
        + (instrument.Date is { } date ? (date.Day is null ? " năm " : " ngày ") + OfficialDate.Format(date) : "")
        + (instrument.Issuer is { } issuer ? $" của {issuer}" : "");

    /// <summary>34-CT/TW (2014), for narrow places.</summary>
    public static string Brief(InstrumentSummary instrument) =>
        instrument.Date is { } date && !instrument.Number.Contains($"/{date.Year}/") ? $"{instrument.Number} ({date.Year})" : instrument.Number;

    /// <summary>34-CT/TW ngày 24/5/2024: what tells it from others of the same number.</summary>
    public static string DateOrIssuer(InstrumentSummary instrument) =>
        instrument.Number + (instrument.Date is { } date ? (date.Day is null ? " năm " : " ngày ") + OfficialDate.Format(date) : instrument.Issuer is { } issuer ? $" của {issuer}" : "");

    /// <summary>A subject as it follows other words: "về tiếp tục đổi mới …".</summary>
    public static string About(string title) =>
        title.StartsWith("về ", StringComparison.OrdinalIgnoreCase) ? Words.Small(title) : $"về {Words.Small(title)}";
}
