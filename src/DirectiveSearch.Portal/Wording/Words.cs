using DirectiveSearch.Directives;

namespace DirectiveSearch.Portal.Wording;

/// <summary>The portal's words for what the code names in English.</summary>
public static class Words
{
    public const string Undated = "không ghi năm";

    /// <summary>The purpose of a citation (mục đích viện dẫn).</summary>
    public static string Of(Relation relation) => relation switch
    {
        Relation.Basis => "căn cứ ban hành",
        Relation.Implements => "thực hiện",
        Relation.Amends => "sửa đổi, bổ sung",
        Relation.Replaces => "thay thế",
        Relation.Repeals => "bãi bỏ",
        _ => "nhắc đến",
    };

    /// <summary>Lower-case code of addresses and style classes.</summary>
    public static string Code<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    public static string Of(Level level) => level switch
    {
        Level.Central => "trung ương",
        Level.Province => "tỉnh",
        Level.District => "huyện",
        _ => "xã",
    };

    public static string Of(MovementForm form) => form == MovementForm.Campaign ? "cuộc vận động" : "phong trào thi đua";

    /// <summary>First letter in capitals.</summary>
    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>First letter small, unless the first word is all capitals.</summary>
    public static string Small(string words) =>
        words.Length < 2 || char.IsUpper(words[1]) ? words : char.ToLowerInvariant(words[0]) + words[1..];
}
