using System.Text;
using DirectiveSearch.Archive;
using DirectiveSearch.Crawlers.Fetching;

namespace DirectiveSearch.Crawlers.Crawling;

/// <summary>Requests as the archive keeps them, and back.</summary>
internal static class Requests
{
    public static CrawlRequest Kept(FetchRequest request) =>
        new(request.Address.AbsoluteUri, request.Posted?.MediaType, request.Posted is { } posted ? Encoding.UTF8.GetString(posted.Bytes) : null, request.Referrer?.AbsoluteUri);

    /// <param name="known">Of the copy that is held.</param>
    public static FetchRequest Sent(CrawlRequest kept, Validators? known) => new(
        new Uri(kept.Address), known,
        kept is { MediaType: { } mediaType, Body: { } body } ? new PostedBody(mediaType, Encoding.UTF8.GetBytes(body)) : null,
        kept.Referrer is { } referrer ? new Uri(referrer) : null);
}
