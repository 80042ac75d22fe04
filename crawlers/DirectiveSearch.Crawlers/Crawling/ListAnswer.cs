using System.Security.Cryptography;
using System.Text;
using DirectiveSearch.Archive;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Crawlers.Crawling;

/// <summary>A page of a list that is to be answered for.</summary>
/// <param name="Next">Its next page; null: it is the last one.</param>
/// <param name="Known">Of what the page names and of its next page: those that the archive knows.</param>
internal sealed record ListVisit(long Run, CrawlMode Mode, CrawlAddress Address, CrawlTarget? Next, IReadOnlyDictionary<string, CrawlAddress> Known);

/// <summary>Decides what a page of a list brings: what is new, whether its next page is asked, whether people must look at it.</summary>
internal static class ListAnswer
{
    /// <summary>Fewer say nothing about a layout.</summary>
    private const int FewestToShrink = 8;

    /// <summary>Of fewer, most may really have changed.</summary>
    private const int FewestToDoubt = 20;

    /// <summary>The documents and further lists that a page names.</summary>
    public static IReadOnlyList<CrawlTarget> TargetsOf(CrawlAddress address, ListPage page)
    {
        var targets = new List<CrawlTarget>();
        foreach (var document in page.Documents)
        {
            var fields = document.Fields.ToDictionary(field => FieldNames.Key(field.Key), field => field.Value);
            if (document.Files.All(file => file.Address != document.Address) && !FileLinks.IsFile(document.Address)) targets.Add(Target(document.Address, CrawlRole.Page, address) with { Fields = fields });
            else if (document.Files.Count == 0) targets.Add(Target(document.Address, CrawlRole.File, address) with { Fields = fields });
            else targets.AddRange(document.Files.Select(file => Target(file.Address, CrawlRole.File, address) with { Fields = fields, Name = file.Name }));
        }

        targets.AddRange(page.Nested.Select(nested => Target(nested, CrawlRole.List, address) with { List = address.List, Again = true }));
        return [.. targets.DistinctBy(target => target.Key)];
    }

    public static CrawlTarget? NextOf(CrawlAddress address, FetchRequest? next) => next is null ? null
        : new CrawlTarget(AddressKey.OfNext(next, address.List, address.Number + 1), CrawlRole.List, address.Priority, Requests.Kept(next)) { List = address.List, Number = address.Number + 1, Again = true };

    public static CrawlAnswer Of(ListVisit visit, IReadOnlyList<CrawlTarget> targets, ListPage page, FetchAnswer fetched)
    {
        var (address, next) = (visit.Address, visit.Next);
        var changed = ChangedOf(visit, page);
        targets = [.. targets.Select(target => changed.Contains(target.Key) ? target with { Again = true } : target)];
        var documents = targets.Where(target => target.Role != CrawlRole.List).ToList();
        var alarm = AlarmOf(address, documents, page);
        if (alarm is { Lost: true } lost)
            return new CrawlAnswer(address.Id, CrawlState.Failed, CrawlCounts.None with { Failed = 1 }) { ReasonCode = lost.Code, Reason = lost.Detail, Alarms = [(lost.Code, lost.Detail)] };
        var reading = new CrawlReading(
            fetched.Validators?.EntityTag, fetched.Validators?.LastModified, Digest(targets.Select(target => target.Key)), address.Fields, documents.Count, next?.Request);
        return new CrawlAnswer(address.Id, CrawlState.Held, CrawlCounts.None with { Unchanged = reading.Digest == address.Digest ? 1 : 0 })
        {
            Reading = reading,
            Targets = next is not null && GoesOn(visit, documents, next) ? [.. targets, next] : targets,
            Alarms = alarm is { } told ? [(told.Code, told.Detail)] : [],
        };
    }

    /// <summary>The portal says that the page is the same as before.</summary>
    public static CrawlAnswer Same(ListVisit visit)
    {
        var next = visit.Next;
        return new CrawlAnswer(visit.Address.Id, CrawlState.Held, CrawlCounts.None with { Unchanged = 1 })
        {
            ListsTheSame = true,
            Targets = next is not null && visit.Mode == CrawlMode.Sweep && !WasAsked(visit, next) ? [next] : [],
        };
    }

    /// <summary>What a sitemap says to have changed since it was asked for. One that says so of most that is known writes down when it was made itself, and is not believed.</summary>
    private static HashSet<string> ChangedOf(ListVisit visit, ListPage page)
    {
        var dated = page.Documents.Where(document => document.Changed is not null).Select(document => (Key: AddressKey.Of(document.Address), document.Changed))
            .Where(document => visit.Known.TryGetValue(document.Key, out var known) && known is { State: CrawlState.Held, AskedAt: not null }).ToList();
        var changed = dated.Where(document => document.Changed > visit.Known[document.Key].AskedAt).Select(document => document.Key).ToHashSet();
        return dated.Count >= FewestToDoubt && changed.Count * 2 > dated.Count ? [] : changed;
    }

    /// <summary>The newest come first: a page on which all is known ends a run for the latest, and one on which all was listed before in the same run ends any.</summary>
    private static bool GoesOn(ListVisit visit, List<CrawlTarget> documents, CrawlTarget next) =>
        !WasAsked(visit, next) && documents.Exists(target => !visit.Known.TryGetValue(target.Key, out var known) || (visit.Mode == CrawlMode.Sweep && known.ListedRun != visit.Run));

    private static bool WasAsked(ListVisit visit, CrawlTarget next) => visit.Known.TryGetValue(next.Key, out var known) && known.AskedRun == visit.Run;

    /// <param name="Lost">What was known before must not be overwritten.</param>
    private static (string Code, string Detail, bool Lost)? AlarmOf(CrawlAddress address, List<CrawlTarget> documents, ListPage page)
    {
        if (Lists.IsSearch(address)) return null;
        var faults = string.Join(' ', page.Faults);
        if (documents.Count == 0 && page.Nested.Count == 0 && address.Number == 1)
            return address.Listed > 0 ? ("list-empty", CrawlReasons.Sentence("list-empty", $"{address.Listed}"), true) : ("list-nothing", CrawlReasons.Sentence("list-nothing", faults), true);
        if (documents.Count > 0 && address.Number == 1 && address.Listed >= FewestToShrink && documents.Count * 4 < address.Listed)
            return ("list-shrunk", CrawlReasons.Sentence("list-shrunk", $"{address.Listed} văn bản, nay chỉ còn {documents.Count}"), false);
        return documents.Count > 0 && faults.Length > 0 ? ("list-misfit", CrawlReasons.Sentence("list-misfit", faults), false) : null;
    }

    private static CrawlTarget Target(Uri address, CrawlRole role, CrawlAddress list) =>
        new(AddressKey.Of(address), role, list.Priority, new CrawlRequest(address.AbsoluteUri, Referrer: list.Request.Address));

    internal static string Digest(IEnumerable<string> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..32];
}
