namespace DirectiveSearch.Crawlers.Fetching;

/// <summary>One thing to fetch.</summary>
/// <param name="Known">Of the copy that is held; the server may answer that it is still the same.</param>
/// <param name="Posted">Null: a GET.</param>
/// <param name="Referrer">The page that links there; some servers give files to none other.</param>
public sealed record FetchRequest(Uri Address, Validators? Known = null, PostedBody? Posted = null, Uri? Referrer = null);

/// <param name="EntityTag">As the server wrote it, with its quotation marks.</param>
/// <param name="LastModified">As the server wrote it.</param>
public sealed record Validators(string? EntityTag, string? LastModified);

/// <param name="MediaType">application/x-www-form-urlencoded or application/json.</param>
public sealed record PostedBody(string MediaType, byte[] Bytes)
{
    public static PostedBody Form(IEnumerable<KeyValuePair<string, string>> fields) =>
        new("application/x-www-form-urlencoded", System.Text.Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"))));

    public static PostedBody Json(string json) => new("application/json", System.Text.Encoding.UTF8.GetBytes(json));
}

/// <summary>How far one fetch may go.</summary>
/// <param name="WireBytes">As they come over the wire.</param>
/// <param name="Bytes">What they inflate to.</param>
/// <param name="Duration">From the first byte asked to the last one read, waiting for one's turn not counted.</param>
public sealed record FetchLimits(long WireBytes, long Bytes, TimeSpan Duration, int Redirects = 5)
{
    public static readonly FetchLimits Page = new(8L << 20, 32L << 20, TimeSpan.FromMinutes(1));

    public static readonly FetchLimits File = new(256L << 20, 512L << 20, TimeSpan.FromMinutes(10));
}
