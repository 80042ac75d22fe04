using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Resolution;
using DirectiveSearch.Text;

namespace DirectiveSearch.Portal.Pages.Corrections;

/// <summary>Which instrument a form names: one that is known, or another by type, number, issuer and date.</summary>
public sealed record TargetForm(string? Slug, string? Type, string? Number, string? Issuer, string? Date)
{
    /// <summary>The value of the choice that is none of the known ones.</summary>
    public const string Other = "khac";

    private const int Longest = 200;

    /// <returns>The instrument, or why there is none, in words.</returns>
    public async Task<(Statement? Target, string? Problem)> ReadAsync(ArchiveStore archive, CancellationToken cancellation)
    {
        if (Slug is { Length: > 0 } and not Other)
        {
            var known = await archive.Instruments.SummariesAsync([Slug], cancellation);
            return known.TryGetValue(Slug, out var instrument) ? (CorrectionTable.StatementOf(instrument), null) : (null, "Văn bản đã chọn không còn trong kho. Hãy tải lại trang rồi chọn lại.");
        }

        var (type, number, issuer) = (Type?.Trim() ?? "", InstrumentNumber.Canonical(Number ?? ""), Issuer?.Trim() ?? "");
        if (type.Length == 0 || number.Length == 0) return (null, "Hãy chọn một văn bản có sẵn, hoặc ghi loại và số, ký hiệu của văn bản khác.");
        if (type.Length > Longest || number.Length > Longest || issuer.Length > Longest) return (null, $"Mỗi ô chỉ được dài {Longest} chữ.");
        if (!char.IsAsciiDigit(number[0])) return (null, "Số, ký hiệu phải bắt đầu bằng chữ số, như 34-CT/TW.");
        if (!TryDate(Date, out var date)) return (null, "Ngày ban hành phải ghi như 07/4/2014, 4/2014 hoặc 2014.");
        var statement = new Statement(type, number, issuer.Length == 0 ? null : issuer, date);
        return Resolver.Identifies(statement) ? (statement, null) : (null, $"Nhiều cơ quan dùng số, ký hiệu {number}: hãy ghi cả cơ quan ban hành, như Ủy ban nhân dân tỉnh Tây Ninh.");
    }

    /// <summary>Day, month and year as officials write them; nothing is no date.</summary>
    public static bool TryDate(string? written, out PartialDate? date)
    {
        date = null;
        if (string.IsNullOrWhiteSpace(written)) return true;
        var parts = written.Trim().Split('/', '-', '.');
        var numbers = parts.Select(part => int.TryParse(part, out var number) ? number : -1).ToArray();
        date = numbers switch
        {
            [>= 1930 and <= 2100] => new PartialDate(numbers[0]),
            [>= 1 and <= 12, >= 1930 and <= 2100] => new PartialDate(numbers[1], numbers[0]),
            [>= 1, >= 1 and <= 12, >= 1930 and <= 2100] when numbers[0] <= DateTime.DaysInMonth(numbers[2], numbers[1]) => new PartialDate(numbers[2], numbers[1], numbers[0]),
            _ => null,
        };
        return date is not null;
    }
}
