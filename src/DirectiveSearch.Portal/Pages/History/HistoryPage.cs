using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages.Corrections;
using DirectiveSearch.Portal.Pages.Ingest;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.History;

/// <summary>Whether the index has a document now.</summary>
public enum Presence
{
    Present,
    Absent,
    /// <summary>It did not answer.</summary>
    Unknown,
}

/// <summary>Something that happened, as a row.</summary>
/// <param name="Result">In words; null where what happened says it.</param>
/// <param name="Details">Short facts beside each other.</param>
/// <param name="Reason">A sentence of its own: why it failed and the way out, or what was decided.</param>
public sealed record HistoryRow(DateTimeOffset At, string What, string? Result, string Style, IReadOnlyList<Link> Details, string? Reason)
{
    /// <summary>How often and when last, where it was done again.</summary>
    public string? Again { get; init; }
}

/// <summary>A run that held the document, as a row.</summary>
public sealed record ReceiptRow(Link Run, string When, string Locator, string State, string Style);

public sealed record HistoryPage(DocumentHistory History, IReadOnlyList<Correction> Corrections, Presence InIndex, bool MayEdit)
{
    public string Heading => History.Title is { Length: > 0 } title && History.SetAside is null ? Words.Capital(title) : History.FileName;

    public IReadOnlyList<Crumb> Crumbs =>
        [new("Văn bản", Address.Results), IsReadable ? new(Heading, Address.Document(History.Id)) : new(Heading), new("Lịch sử xử lý")];

    public bool IsReadable => History is { Current: not null, SetAside: null };

    /// <summary>How it stands now, in a sentence or two.</summary>
    public string Outlook => $"{Standing} {Waiting}".Trim();

    /// <summary>Whether people must do something.</summary>
    public bool IsTrouble => History.SetAside is not null || History.Pending.Any(step => step.IsDead);

    public IReadOnlyList<HistoryRow> Rows =>
        [.. History.Versions.Select(Received).Concat(History.Steps.Select(Done)).Concat(Corrections.SelectMany(Decided)).OrderBy(row => row.At)];

    /// <summary>Steps that were done before the program wrote down when.</summary>
    public IReadOnlyList<string> Unrecorded =>
        [.. History.Stamps.Where(stamp => stamp.Value > 0 && !History.Steps.Any(step => step.Step == stamp.Key && step.Outcome == StepOutcome.Done)).Select(stamp => $"{JobWords.Of(stamp.Key)} (phiên bản {stamp.Value})")];

    public IReadOnlyList<ReceiptRow> Receipts => [.. History.Receipts.Select(receipt =>
    {
        var (state, style) = RunPage.StateOf(receipt.State);
        return new ReceiptRow(new Link(receipt.RunLabel, Address.Run(receipt.RunId)), OfficialDate.Moment(receipt.RunStartedAt), receipt.Locator, state, style);
    })];

    private string Standing => (History, InIndex) switch
    {
        ({ SetAside: { } reason }, _) => reason.Reason,
        ({ Current: null }, _) => "Chưa đọc được thành văn bản, nên chưa tra cứu được.",
        (_, Presence.Present) => $"Đang có trong chỉ mục tìm kiếm, bản {History.Current} của văn bản (lần sửa đổi thứ {OfficialDate.Number(History.Revision)} của kho).",
        (_, Presence.Absent) => "Chưa có trong chỉ mục tìm kiếm.",
        _ => "Chỉ mục tìm kiếm đang không trả lời, nên chưa biết văn bản có trong đó không.",
    };

    private string Waiting => History.Pending.Count == 0 ? "" : string.Join(' ', History.Pending.Select(step =>
        step.IsDead ? $"Đã dừng ở bước {Words.Small(JobWords.Of(step.Step))}."
        : step.IsLeased ? $"Đang ở bước {Words.Small(JobWords.Of(step.Step))}."
        : step.Attempts > 0 ? $"Bước {Words.Small(JobWords.Of(step.Step))} đã thử {step.Attempts} lần chưa được, sẽ tự thử lại lúc {OfficialDate.Clock(step.AvailableAt)}."
        : $"Đang chờ bước {Words.Small(JobWords.Of(step.Step))}."));

    private HistoryRow Received(HistoricVersion version) => new(
        version.AddedAt, "Nhận tệp", History.Versions.Count > 1 ? $"bản {version.Version}" : null, "",
        [new(version.Locator), new(SourceOf(version.Source)), new($"{OfficialDate.Number(version.Original.Size)} byte"), new($"SHA-256 {version.Original.Sha256}")], null);

    private HistoryRow Done(StepRecord step)
    {
        var (result, style) = step.Outcome switch
        {
            StepOutcome.Failed => ("không thành", "warn"),
            StepOutcome.SetAside => ("để riêng", "warn"),
            _ => ("xong", ""),
        };
        var version = History.Versions.Count > 1 ? $", bản {step.Version}" : "";
        var removed = step is { Step: WorkStep.Index, Outcome: StepOutcome.Done } && History.SetAside is not null;
        return new HistoryRow(step.FirstAt, (removed ? "Gỡ khỏi chỉ mục" : JobWords.Of(step.Step)) + version, result, style, [.. Facts(step).Select(fact => new Link(fact))], step.Reason)
        {
            Again = step.Times > 1 ? $"{OfficialDate.Number(step.Times)} lần, gần nhất {OfficialDate.MomentExactly(step.LastAt)}" : null,
        };
    }

    private static IEnumerable<string> Facts(StepRecord step)
    {
        if (step.Facts is { } facts)
        {
            if (facts.MediaType is { } type) yield return DocumentWords.Format(type);
            if (facts.Pages is > 0 and var pages) yield return $"{OfficialDate.Number(pages)} trang";
            if (facts.Characters is { } characters) yield return $"{OfficialDate.Number(characters)} ký tự";
            if (facts.Encodings is { Count: > 0 } encodings) yield return $"bảng mã cũ: {string.Join(", ", encodings)}";
            if (facts.DoubtfulWords is { } doubts) yield return doubts > 0 ? $"nhận dạng chữ từ ảnh, {OfficialDate.Number(doubts)} từ chưa chắc" : "nhận dạng chữ từ ảnh, không từ nào chưa chắc";
            if (facts.Citations is { } citations) yield return $"{OfficialDate.Number(citations)} lượt viện dẫn";
            if (facts.Movements is { } movements) yield return $"{OfficialDate.Number(movements)} lượt nêu phong trào";
            if (facts.Warnings is > 0 and var warnings) yield return $"{OfficialDate.Number(warnings)} cảnh báo";
            if (facts.Milliseconds is { } took) yield return took < 100 ? "dưới 0,1 giây" : $"{took / 1000d:0.0} giây".Replace('.', ',');
        }

        if (step.Stamp > 0) yield return $"bước phiên bản {step.Stamp}";
    }

    private IEnumerable<HistoryRow> Decided(Correction correction)
    {
        var decision = DecisionWords.Of(correction, MayEdit);
        var by = MayEdit ? $"Đính chính, {correction.By}" : "Đính chính";
        yield return new HistoryRow(correction.At, by, correction.IsActive ? "đang dùng" : "đã hoàn tác", "", decision.Href is { } href ? [new Link(decision.Words, href)] : [new Link(decision.Words)], decision.Note.Length > 0 ? decision.Note : null);
        if (correction.UndoneAt is { } undone)
            yield return new HistoryRow(undone, MayEdit ? $"Hoàn tác, {correction.UndoneBy}" : "Hoàn tác", null, "", [new Link(decision.Words)], null);
    }

    private static string SourceOf(string source) => source switch
    {
        "upload" => "gửi qua trang nạp tài liệu",
        "folder" => "nạp từ thư mục",
        "sample" => "dữ liệu mẫu",
        _ => $"nguồn {source}",
    };
}
