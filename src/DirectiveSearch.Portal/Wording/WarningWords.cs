namespace DirectiveSearch.Portal.Wording;

/// <summary>What a warning code of extraction or resolution tells the reader.</summary>
public static class WarningWords
{
    public static string Of(string code) => code switch
    {
        "type-against-code" => "Loại văn bản ghi ở đây không khớp với ký hiệu.",
        "type-not-stated" => "Không ghi loại văn bản; loại được suy ra từ ký hiệu.",
        "issuer-against-code" => "Cơ quan ban hành ghi ở đây không khớp với ký hiệu.",
        "number-doubtful" => "Số, ký hiệu có thể ghi sai hoặc bị máy đọc nhầm.",
        "year-against-number" => "Ngày ghi ở đây không khớp với năm trong số, ký hiệu.",
        "date-impossible" => "Ngày ghi ở đây không có trong lịch.",
        _ => $"Cần đối chiếu với bản gốc ({code}).",
    };
}
