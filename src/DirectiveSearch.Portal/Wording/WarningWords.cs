namespace DirectiveSearch.Portal.Wording;

/// <summary>What a warning code of extraction or resolution tells the reader.</summary>
public static class WarningWords
{
    public static string Of(string code) => code switch
    {
        "type-against-code" => "Loại văn bản ghi ở đây không khớp với ký hiệu.",
        _ => $"Cần đối chiếu với bản gốc ({code}).",
    };
}
