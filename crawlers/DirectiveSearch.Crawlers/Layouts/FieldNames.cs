namespace DirectiveSearch.Crawlers.Layouts;

/// <summary>The fields by their names for people.</summary>
public static class FieldNames
{
    public static readonly IReadOnlyDictionary<PortalField, string> All = new Dictionary<PortalField, string>
    {
        [PortalField.Number] = "Số, ký hiệu",
        [PortalField.Issued] = "Ngày ban hành",
        [PortalField.Effective] = "Ngày có hiệu lực",
        [PortalField.Expires] = "Ngày hết hiệu lực",
        [PortalField.Type] = "Loại văn bản",
        [PortalField.Issuer] = "Cơ quan ban hành",
        [PortalField.Signer] = "Người ký",
        [PortalField.Subject] = "Trích yếu",
        [PortalField.Status] = "Tình trạng",
        [PortalField.Field] = "Lĩnh vực",
    };

    /// <summary>As files of sources and JSON write it.</summary>
    public static string Key(PortalField field) => field.ToString().ToLowerInvariant();
}
