namespace DirectiveSearch.Crawlers.Fetching;

/// <param name="Contact">Where a site's operator reaches ours: an e-mail address or a page; it is sent with every request.</param>
/// <param name="Delay">The pause after each request; a longer one that robots.txt asks for holds.</param>
/// <param name="Patience">A host that asked for a longer rest is left alone, and asked by a later run.</param>
/// <param name="AllowLoopback">This machine may be crawled: for tests.</param>
public sealed record FetcherOptions(string Contact, TimeSpan Delay, TimeSpan Patience, TlsAllowance Tls, bool AllowLoopback = false)
{
    /// <summary>The name by which robots.txt knows us.</summary>
    public const string Product = "DirectiveSearch";

    /// <summary>As RFC 9110 writes it: product, version, and how to reach whoever runs it.</summary>
    public string UserAgent => $"{Product}/{typeof(FetcherOptions).Assembly.GetName().Version?.ToString(2)} (+{(Contact.Contains('@') && !Contact.Contains(':') ? "mailto:" + Contact : Contact)})";

    /// <returns>What is wrong with a contact, in Vietnamese; null: nothing.</returns>
    public static string? FaultOf(string contact) =>
        contact.Length is 0 or > 200 || contact.Any(unit => unit is < ' ' or > '~' or '(' or ')' or '\\')
        || !(IsMail(contact) || (Uri.TryCreate(contact, UriKind.Absolute, out var page) && page.Scheme is "http" or "https"))
            ? "Phải là địa chỉ thư điện tử (ví dụ vanthu@tinh.gov.vn) hoặc địa chỉ trang web (https://…) để bên quản trị cổng thông tin liên hệ khi cần."
            : null;

    private static bool IsMail(string contact) => System.Net.Mail.MailAddress.TryCreate(contact, out var mail) && mail.Address == contact && mail.Host.Contains('.');
}
