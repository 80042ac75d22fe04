using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages.Jobs;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Instruments;

/// <summary>Years in which instruments were issued, as they are asked for together: the five years of a plan.</summary>
/// <param name="Years">Zero twice: not known.</param>
public sealed record WantedPeriod(string Code, string Label, (int First, int Last) Years)
{
    private const int FarAway = 9999;

    public static IReadOnlyList<WantedPeriod> All { get; } =
    [
        new("tu-2021", "từ năm 2021", (2021, FarAway)), new("2016-2020", "2016–2020", (2016, 2020)), new("2011-2015", "2011–2015", (2011, 2015)), new("truoc-2011", "trước năm 2011", (1, 2010)),
        new("khong-ro", "không rõ năm", (0, 0)),
    ];

    /// <param name="code">From an address.</param>
    public static WantedPeriod? Of(string? code) => All.FirstOrDefault(period => period.Code == code);
}

/// <summary>Instruments that are cited and not held, by how many plans cite them.</summary>
/// <param name="Types">Of all that is wanted.</param>
/// <param name="Number">Of the page of the list.</param>
public sealed record WantedPage(WantedPeriod? Period, string? Type, IReadOnlyList<WantedType> Types, int Number)
{
    public const int Size = 50;

    public static IReadOnlyList<string> Columns { get; } = ["Loại", "Số, ký hiệu", "Trích yếu", "Cơ quan ban hành", "Ngày", "Số văn bản viện dẫn", "Số lượt viện dẫn", "Trang"];

    public Page<InstrumentSummary> Wanted { get; init; } = new([], 0);

    public WantedFilter Filter => new(Type, Period?.Years);

    public bool IsFiltered => Type is not null || Period is not null;

    public string Query => string.Join('&', new[] { Type is { } type ? $"loai={Uri.EscapeDataString(type)}" : null, Period is { } period ? $"giai-doan={period.Code}" : null }.OfType<string>());

    public Paging Paging => ListPage.Of(Number, Wanted.Total, Query.Length == 0 ? Address.Wanted : $"{Address.Wanted}?{Query}", Size);

    public string Csv => Query.Length == 0 ? $"{Address.Wanted}.csv" : $"{Address.Wanted}.csv?{Query}";

    public IReadOnlyList<Choice> TypeChoices => [.. Types.Select(type => new Choice(type.Slug, $"{type.Name} ({OfficialDate.Number(type.Count)})", type.Slug == Type))];

    public IReadOnlyList<Choice> PeriodChoices => [.. WantedPeriod.All.Select(period => new Choice(period.Code, period.Label, period == Period))];

    public static IReadOnlyList<string> Row(InstrumentSummary instrument) =>
    [
        instrument.Type, instrument.Number, instrument.Title ?? "", instrument.Issuer ?? "", instrument.Date is { } date ? OfficialDate.Format(date) : "",
        $"{instrument.CitingDocuments}", $"{instrument.Citations}", Address.Instrument(instrument.Slug),
    ];
}
