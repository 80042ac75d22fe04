namespace DirectiveSearch.Portal.Wording;

/// <summary>The portal's permanent addresses.</summary>
public static class Address
{
    public static string Document(string id) => $"/van-ban/{Uri.EscapeDataString(id)}";

    public static string Instrument(string slug) => $"/vien-dan/{Uri.EscapeDataString(slug)}";

    public static string Unit(string slug) => $"/don-vi/{Uri.EscapeDataString(slug)}";

    public static string Movement(string slug) => $"/phong-trao/{Uri.EscapeDataString(slug)}";

    public static string Run(long id) => $"/nap-tai-lieu/{id}";

    /// <summary>A search with the given parameters, as the address names them (dan, don-vi, xem …).</summary>
    public static string Search(params (string Name, string Value)[] parameters) =>
        parameters.Length == 0 ? "/tim-kiem"
        : "/tim-kiem?" + string.Join('&', parameters.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
}
