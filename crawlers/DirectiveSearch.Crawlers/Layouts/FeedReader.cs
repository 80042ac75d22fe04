using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace DirectiveSearch.Crawlers.Layouts;

/// <param name="Changed">As the site says; null: it does not, or not as a date.</param>
public sealed record FeedEntry(Uri Address, string Title, DateTimeOffset? Changed);

/// <param name="Entries">What could be read before a fault.</param>
/// <param name="Nested">Further sitemaps that a sitemap names.</param>
public sealed record FeedPage(IReadOnlyList<FeedEntry> Entries, IReadOnlyList<Uri> Nested, string? Fault);

/// <summary>Reads RSS, Atom and sitemaps. Entities of the reader's own making are not resolved, so nothing grows.</summary>
public static class FeedReader
{
    private const int MostEntries = 50_000;

    public static FeedPage Read(string xml, Uri address)
    {
        var entries = new List<FeedEntry>();
        var nested = new List<Uri>();
        // A byte order mark read as another charset stands before the declaration on some sites.
        var begin = Math.Max(0, xml.IndexOf('<'));
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml[begin..]), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersFromEntities = 1_000_000 });
            for (reader.MoveToContent(); !reader.EOF && entries.Count < MostEntries;)
            {
                if (reader.NodeType != XmlNodeType.Element || reader.LocalName is not ("item" or "entry" or "url" or "sitemap")) reader.Read();
                else Take((XElement)XNode.ReadFrom(reader), address, entries, nested);
            }

            return new FeedPage(entries, nested, null);
        }
        catch (XmlException fault)
        {
            return new FeedPage(entries, nested, $"Nguồn cấp tin hỏng ở dòng {fault.LineNumber}, cột {fault.LinePosition}; đã lấy {entries.Count} mục trước chỗ hỏng.");
        }
    }

    private static void Take(XElement item, Uri address, List<FeedEntry> entries, List<Uri> nested)
    {
        if (LinkOf(item, address) is not { } link) return;
        if (item.Name.LocalName == "sitemap") nested.Add(link);
        else entries.Add(new FeedEntry(link, TitleOf(item), DateOf(item)));
    }

    private static Uri? LinkOf(XElement item, Uri address)
    {
        var link = Child(item, "loc")?.Value
            ?? item.Elements().Where(child => child.Name.LocalName == "link").Select(child => child.Attribute("href")?.Value ?? child.Value).FirstOrDefault(value => value.Trim().Length > 0)
            ?? Child(item, "guid")?.Value;
        return FileLinks.Address(link, address);
    }

    /// <summary>Some leave the title empty and write the document's subject into the description.</summary>
    private static string TitleOf(XElement item)
    {
        var title = PageText.Tidied(Child(item, "title")?.Value ?? "");
        if (title.Length > 0) return title;
        var description = Child(item, "description")?.Value ?? Child(item, "summary")?.Value ?? "";
        using var page = Selection.Parse(description);
        return PageText.Of(page.Body);
    }

    private static DateTimeOffset? DateOf(XElement item)
    {
        var written = (Child(item, "pubDate") ?? Child(item, "updated") ?? Child(item, "published") ?? Child(item, "lastmod") ?? Child(item, "date"))?.Value.Trim();
        if (written is null) return null;
        if (DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)) return date;
        // The name of the day may be wrong, and is never needed.
        return written.IndexOf(',') is > 0 and var comma && DateTimeOffset.TryParse(written[(comma + 1)..], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date) ? date : null;
    }

    private static XElement? Child(XElement item, string name) => item.Elements().FirstOrDefault(child => child.Name.LocalName == name);
}
