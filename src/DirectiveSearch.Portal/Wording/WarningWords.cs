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
        "number-read-doubtful" => "Số, ký hiệu do máy đọc từ bản quét, chưa chắc đúng: cần đối chiếu với bản gốc.",
        "date-read-doubtful" => "Ngày do máy đọc từ bản quét, chưa chắc đúng: cần đối chiếu với bản gốc.",
        "issuer-read-doubtful" => "Cơ quan ban hành do máy đọc từ bản quét, chưa chắc đúng: cần đối chiếu với bản gốc.",
        "title-read-doubtful" => "Trích yếu do máy đọc từ bản quét, có chữ chưa chắc đúng: cần đối chiếu với bản gốc.",
        "number-not-read" => "Dòng ghi số ở đầu văn bản không có số đọc được: để trống, viết tay hoặc bị dấu che.",
        "year-against-number" => "Ngày ghi ở đây không khớp với năm trong số, ký hiệu.",
        "date-impossible" => "Ngày ghi ở đây không có trong lịch.",
        DateOutlier => "Ngày ghi ở đây khác đa số các văn bản khác.",
        "date-after-citing" => "Ngày ghi ở đây sau ngày của chính văn bản viện dẫn.",
        "year-impossible" => "Năm ghi ở đây không thể có.",
        "year-slip" => "Năm ghi ở đây có lẽ nhầm: ngày và tháng là của văn bản cùng số, ký hiệu ban hành năm khác.",
        "year-doubtful" => "Ngày và tháng ghi ở đây trùng với văn bản cùng số, ký hiệu ban hành năm khác; chưa đủ căn cứ để biết là một hay hai văn bản.",
        "year-after-citing" => "Năm trong số, ký hiệu sau năm của chính văn bản viện dẫn.",
        "type-outlier" => "Loại văn bản ghi ở đây khác đa số các văn bản khác.",
        "series-from-province" => "Không ghi cơ quan ban hành; hiểu là cơ quan của chính tỉnh, thành phố viện dẫn.",
        "subject-decides" => "Không ghi ngày; trích yếu ghi ở đây chỉ khớp với văn bản này trong các văn bản cùng số, ký hiệu.",
        "subject-against" => "Trích yếu ghi ở đây khác hẳn trích yếu của các văn bản cùng số, ký hiệu đã biết; có thể là một văn bản khác.",
        "term-against-date" => "Khóa hoặc nhiệm kỳ ghi ở đây không khớp với ngày ban hành.",
        "ambiguous-period" => "Số, ký hiệu này được dùng ở nhiều năm hoặc nhiệm kỳ; chưa đủ căn cứ để biết là văn bản nào.",
        "ambiguous-series" => "Chưa đủ căn cứ để biết cơ quan nào ban hành số, ký hiệu này.",
        "ambiguous-type" => "Chưa đủ căn cứ để biết loại văn bản mang số, ký hiệu này.",
        "issuer-from-text" => "Cơ quan ban hành được suy ra từ nội dung, không ghi ở đầu văn bản.",
        "issuer-unknown" => "Chưa xác định được cơ quan ban hành.",
        "type-unknown" => "Chưa xác định được loại văn bản.",
        _ => $"Cần đối chiếu với bản gốc ({code}).",
    };

    /// <summary>A stated date that most other documents contradict.</summary>
    public const string DateOutlier = "date-outlier";

    /// <summary>Codes that say only what the page shows anyway: no number, no date.</summary>
    public static bool ShownElsewhere(string code) => code is "number-missing" or "date-missing";
}
