using System.Text.Encodings.Web;
using System.Text.Json;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Crawlers.Layouts;

/// <summary>From the bytes of an answer to what a list or a document's page says.</summary>
public static class PageReader
{
    /// <param name="request">By which it was asked for.</param>
    /// <param name="number">Of the page of its list, from one.</param>
    public static ListPage ReadList(Source source, SourceList list, FetchRequest request, FetchAnswer answer, byte[] body, int number)
    {
        var asked = request with { Address = answer.Address };
        try
        {
            var text = Text(answer, body);
            return list switch
            {
                SourceList.Feed feed => OfFeed(feed, FeedReader.Read(text, answer.Address)),
                SourceList.Json json => OfJson(json, json.Listing.Read(text, json.Behind ?? answer.Address), number),
                _ => OfPage(source.Layout, text, asked, number),
            };
        }
        catch (JsonException fault)
        {
            return new ListPage([], null, null, [$"Câu trả lời không phải JSON hợp lệ (dòng {fault.LineNumber + 1})."]);
        }
        catch (ReasonException fault)
        {
            return new ListPage([], null, null, [fault.Reason.Sentence]);
        }
    }

    public static DetailPage ReadDetail(Source source, FetchAnswer answer, byte[] body)
    {
        using var page = Selection.Parse(Text(answer, body));
        return DetailReader.Read(source.Layout.Detail, page, answer.Address);
    }

    /// <summary>The first request of a list.</summary>
    public static FetchRequest First(SourceList list) => list is SourceList.Json json ? Asking(json, json.Behind?.AbsoluteUri ?? "1") : new FetchRequest(list.Address);

    private static ListPage OfJson(SourceList.Json json, ListPage page, int number)
    {
        if (json.Listing.Next is null) return page with { Next = Asking(json, $"{number + 1}") };
        if (page.Next is not { Address: var named }) return page;
        // Behind a proxy servers name themselves by names of their own network.
        var next = new Uri((json.Behind ?? json.Address).GetLeftPart(UriPartial.Authority) + named.PathAndQuery);
        return page with { Next = json.Behind is null ? new FetchRequest(next) : Asking(json, next.AbsoluteUri) };
    }

    /// <param name="page">Its number, or the address for which the proxy is asked.</param>
    private static FetchRequest Asking(SourceList.Json json, string page) => json.Body is { } body
        ? new FetchRequest(json.Address, Posted: PostedBody.Json(body.Replace("{0}", JsonEncodedText.Encode(page, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), StringComparison.Ordinal)))
        : new FetchRequest(new Uri(Uri.UnescapeDataString(json.Address.AbsoluteUri).Replace("{0}", page, StringComparison.Ordinal)));

    private static ListPage OfPage(Layout layout, string html, FetchRequest asked, int number)
    {
        using var page = Selection.Parse(html);
        return ListReader.Read(layout, page, asked, number);
    }

    private static ListPage OfFeed(SourceList.Feed feed, FeedPage read)
    {
        var taken = read.Entries.Where(entry => feed.Contains is null || entry.Address.AbsoluteUri.Contains(feed.Contains, StringComparison.Ordinal));
        var documents = taken.Select(entry => new PortalDocument(entry.Address, entry.Title.Length > 0 ? new Dictionary<PortalField, string> { [PortalField.Subject] = entry.Title } : [], []) { Changed = entry.Changed });
        return new ListPage([.. documents], null, null, read.Fault is null ? [] : [read.Fault]) { Nested = read.Nested };
    }

    /// <summary>The header's charset is asked for only where neither the bytes nor the words nor the page itself tell.</summary>
    internal static string Text(FetchAnswer answer, byte[] body) => TextDecoder.Decode(body, HtmlCharset.Declared(body) ?? answer.Charset, out _);
}
