using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Corrections;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Text;

namespace DirectiveSearch.Portal.Pages.Corrections;

/// <summary>What an editor may type into the fields of a document itself, and what it means.</summary>
public static class MetadataForm
{
    private const int Longest = 200;
    private const int LongestTitle = 1000;

    /// <summary>The fields in the order of the form, by the names that forms and addresses have.</summary>
    public static IReadOnlyList<(MetadataField Field, string Name, string Label)> Fields { get; } =
    [
        (MetadataField.Type, "loai", "Loại văn bản"),
        (MetadataField.Number, "so", "Số, ký hiệu"),
        (MetadataField.Date, "ngay", "Ngày ban hành"),
        (MetadataField.Issuer, "co-quan", "Cơ quan ban hành"),
        (MetadataField.Title, "trich-yeu", "Trích yếu"),
        (MetadataField.Province, "tinh", "Tỉnh, thành phố"),
        (MetadataField.District, "huyen", "Huyện, quận, thị xã"),
        (MetadataField.Signer, "nguoi-ky", "Người ký"),
    ];

    public static int LongestOf(MetadataField field) => field == MetadataField.Title ? LongestTitle : Longest;

    public static string LabelOf(MetadataField field) => Fields.First(known => known.Field == field).Label;

    /// <summary>A stored value as people write it.</summary>
    public static string Written(MetadataField field, string value) =>
        field == MetadataField.Date && MetadataCorrecting.Date(value) is { } date ? OfficialDate.Format(date) : value;

    /// <param name="today">In Vietnam.</param>
    /// <param name="unitOf">The archive's own name of a unit, by slug; null: it has none.</param>
    /// <returns>The value as it is stored, or why it cannot be taken, in words.</returns>
    public static (string Value, string? Problem) Read(MetadataField field, string? typed, DateOnly today, Func<string, string?> unitOf)
    {
        var value = string.Join(' ', StorableText.Clean(TextNormalizer.Compose(typed ?? "")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (value.Length > LongestOf(field)) return (value, $"Chỉ được dài {LongestOf(field)} chữ.");
        if (value.Any(char.IsControl)) return (value, "Có ký tự không in được. Hãy gõ lại.");
        if (value.Length == 0) return field == MetadataField.Title ? (value, "Trích yếu không được để trống.") : ("", null);
        return field switch
        {
            MetadataField.Type => DocumentTypes.NameOf(UnitDirectory.Slug(value)) is { } type ? (type, null) : (value, $"Không có loại văn bản “{value}”. Hãy chọn trong danh sách, như Kế hoạch hoặc Quyết định."),
            MetadataField.Number => Number(value),
            MetadataField.Date => Date(value, today),
            MetadataField.Issuer => Issuer(value, unitOf),
            MetadataField.Province => Province(value) is { } province ? (province, null) : (value, $"Không có tỉnh, thành phố “{value}”. Hãy chọn trong danh sách."),
            _ => (value, null),
        };
    }

    private static (string, string?) Number(string value)
    {
        var number = InstrumentNumber.Canonical(value);
        return char.IsAsciiDigit(number.FirstOrDefault()) ? (number, null) : (value, "Số, ký hiệu phải bắt đầu bằng chữ số, như 365/KH-UBND. Văn bản không có số thì để trống.");
    }

    private static (string, string?) Date(string value, DateOnly today)
    {
        if (!TargetForm.TryDate(value, out var date) || date is null) return (value, "Ngày ban hành phải ghi như 07/4/2014; chưa rõ ngày thì ghi 4/2014 hoặc 2014.");
        return date.Value > new PartialDate(today.Year, today.Month, today.Day) ? (value, "Ngày ban hành không thể sau hôm nay.") : (date.Value.ToString(), null);
    }

    private static (string, string?) Issuer(string value, Func<string, string?> unitOf)
    {
        var name = TypedUnit.Spelled(value);
        if (unitOf(UnitDirectory.Describe(name, null).Slug) is { } known) return (known, null);
        if (TypedUnit.LacksPlace(name)) return (value, "Hãy ghi cả tên địa phương, như Ủy ban nhân dân tỉnh Tây Ninh.");
        return TypedUnit.IsOffice(name) ? (Words.Capital(name), null) : (value, $"Không nhận ra cơ quan “{value}”. Hãy ghi đủ tên, như Sở Nội vụ tỉnh Tây Ninh, hoặc chọn trong danh sách.");
    }

    private static string? Province(string value)
    {
        var slug = UnitDirectory.Slug(value);
        return UnitDirectory.Provinces.FirstOrDefault(province => province.Slug == slug || slug == $"tinh-{province.Slug}" || slug == $"thanh-pho-{province.Slug}")?.Name;
    }
}
