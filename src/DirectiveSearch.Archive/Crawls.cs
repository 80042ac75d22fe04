namespace DirectiveSearch.Archive;

public enum CrawlRole
{
    /// <summary>A page of a list of documents, a feed, a sitemap.</summary>
    List,
    /// <summary>The page of one document.</summary>
    Page,
    /// <summary>An attachment.</summary>
    File,
}

public enum CrawlState
{
    /// <summary>To be asked.</summary>
    Waiting,
    /// <summary>What the portal has there is known.</summary>
    Held,
    /// <summary>The portal or the network failed; asked again by a later run.</summary>
    Failed,
    /// <summary>It must not or cannot be taken: robots.txt, an address that is not public, a page that asks to sign in.</summary>
    Refused,
    /// <summary>The portal has it no more.</summary>
    Gone,
}

/// <summary>What is asked first is the highest.</summary>
public enum CrawlPriority
{
    Sweep,
    Latest,
    Wanted,
}

public enum CrawlMode
{
    /// <summary>The newest first, until a page of a list brings nothing new.</summary>
    Latest,
    /// <summary>All pages of all lists, and all that is held is asked for again.</summary>
    Sweep,
    /// <summary>Only what failed.</summary>
    Failures,
}

public enum CrawlRunState
{
    Running,
    Finished,
    /// <summary>By people, until they let it go on.</summary>
    Paused,
    /// <summary>Early, by itself; the next run goes on.</summary>
    Stopped,
}

/// <summary>A source as the programs that crawl describe it.</summary>
/// <param name="Address">Of its first list.</param>
/// <param name="Delay">The pause after each request.</param>
/// <param name="Cron">In Quartz' form, in the time of Vietnam; null: nothing runs by the clock.</param>
/// <param name="SweepCron">Of the sweeps.</param>
/// <param name="Fault">Why it cannot be crawled, in Vietnamese.</param>
public sealed record CrawlSource(string Slug, string Name, string Address, TimeSpan Delay, string? Cron, string? SweepCron, string? Fault);

/// <summary>How an address is asked for.</summary>
/// <param name="MediaType">With <paramref name="Body"/>: of what is posted; null: a GET.</param>
public sealed record CrawlRequest(string Address, string? MediaType = null, string? Body = null, string? Referrer = null);

/// <summary>An address that a list or page names.</summary>
/// <param name="Key">By which it is known; the same for two addresses of one thing.</param>
public sealed record CrawlTarget(string Key, CrawlRole Role, CrawlPriority Priority, CrawlRequest Request)
{
    /// <summary>Of a list: its first page.</summary>
    public string? List { get; init; }

    /// <summary>Of a list: which page of it, from one.</summary>
    public int Number { get; init; } = 1;

    /// <summary>Of a file: as the portal shows it.</summary>
    public string? Name { get; init; }

    /// <summary>What the list says of a document.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = CrawlTable.NoFields;

    /// <summary>It is asked for although it is known.</summary>
    public bool Again { get; init; }
}

/// <summary>An address of a source with all that is known of it.</summary>
/// <param name="List">Of a list: its first page.</param>
/// <param name="Number">Of a list: which page of it, from one.</param>
/// <param name="Name">Of a file: as the portal shows it.</param>
/// <param name="Fields">What the portal says of a document.</param>
/// <param name="EntityTag">With <paramref name="LastModified"/>: of what is held.</param>
/// <param name="Digest">Of what was read there.</param>
/// <param name="Listed">Of a list: how many documents the page had.</param>
/// <param name="Next">Of a list: its next page.</param>
/// <param name="AskedRun">The last run that asked for it.</param>
public sealed record CrawlAddress(
    long Id, string Source, string Key, CrawlRole Role, CrawlState State, CrawlPriority Priority, CrawlRequest Request, string? List, int Number, string? Name,
    IReadOnlyDictionary<string, string> Fields, string? EntityTag, string? LastModified, string? Digest, int Listed, CrawlRequest? Next, int Attempts, string? DocumentId,
    string? ReasonCode, string? Reason, long? ListedRun, long? AskedRun, DateTimeOffset FirstSeen, DateTimeOffset? AskedAt, DateTimeOffset? ChangedAt, DateTimeOffset? GoneAt)
{
    /// <summary>Of the list or page that named it last.</summary>
    public long? Parent { get; init; }
}

/// <summary>What people must look at.</summary>
/// <param name="Code">Of the crawlers' Data/crawl-alarms.tsv.</param>
/// <param name="Detail">In Vietnamese: what happened and the way out.</param>
public sealed record CrawlAlarm(string Code, string Address, string Detail, int Times, DateTimeOffset RaisedAt);

/// <param name="Asked">Addresses that were answered.</param>
/// <param name="Found">Pages of documents that no run had seen.</param>
/// <param name="New">Documents that the archive had not.</param>
/// <param name="Changed">Documents with a new version, and pages that say something else than before.</param>
/// <param name="Unchanged">Answers that brought nothing new.</param>
/// <param name="Requests">Sent, those for redirects and robots files among them.</param>
/// <param name="Bytes">As they came over the wire.</param>
/// <param name="Milliseconds">Spent crawling.</param>
public sealed record CrawlCounts(int Asked, int Found, int New, int Changed, int Unchanged, int Gone, int Failed, int Requests, long Bytes, long Milliseconds)
{
    public static readonly CrawlCounts None = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}

/// <summary>What came of asking for one address: recorded in one transaction, so that nothing is lost or done twice when a program is killed.</summary>
/// <param name="Counts">What is added; new, changed and found are counted by the archive.</param>
public sealed record CrawlAnswer(long AddressId, CrawlState State, CrawlCounts Counts)
{
    public string? ReasonCode { get; init; }

    /// <summary>In Vietnamese.</summary>
    public string? Reason { get; init; }

    /// <summary>Of what waits again.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The portal answered: what it says now takes the place of what was known. Null: nothing new is known.</summary>
    public CrawlReading? Reading { get; init; }

    /// <summary>What it names, and what of it is asked next.</summary>
    public IReadOnlyList<CrawlTarget> Targets { get; init; } = [];

    /// <summary>What it holds, for the archive.</summary>
    public IReadOnlyList<ReceivedFile> Files { get; init; } = [];

    public IReadOnlyList<(string Code, string Detail)> Alarms { get; init; } = [];

    /// <summary>Its list is the same as before: what it named then is in the list still.</summary>
    public bool ListsTheSame { get; init; }
}

/// <summary>What an address holds.</summary>
public sealed record CrawlReading(string? EntityTag, string? LastModified, string? Digest, IReadOnlyDictionary<string, string> Fields, int Listed = 0, CrawlRequest? Next = null, string? Name = null);

/// <summary>What a run may begin with.</summary>
public enum CrawlBeginning
{
    Started,
    /// <summary>One that was cut off or paused goes on.</summary>
    Resumed,
    /// <summary>Another program crawls this source.</summary>
    Busy,
    Paused,
}

/// <param name="Worker">The program that crawls, or did last.</param>
/// <param name="PauseAsked">It stops after the address that it is at.</param>
/// <param name="Reason">Why it stopped, in Vietnamese.</param>
/// <param name="Alarms">How many kinds.</param>
public sealed record CrawlRun(
    long Id, string Source, CrawlMode Mode, CrawlRunState State, bool PauseAsked, string? ReasonCode, string? Reason, CrawlCounts Counts, int Alarms,
    DateTimeOffset StartedAt, DateTimeOffset BeatAt);

/// <summary>How far a source is.</summary>
/// <param name="Addresses">By role and state.</param>
/// <param name="Last">Null: never crawled.</param>
public sealed record CrawlStanding(CrawlSource Source, IReadOnlyDictionary<(CrawlRole Role, CrawlState State), int> Addresses, CrawlRun? Last)
{
    public int Count(CrawlRole role, CrawlState state) => Addresses.GetValueOrDefault((role, state));

    public int Waiting => Addresses.Where(count => count.Key.State == CrawlState.Waiting).Sum(count => count.Value);

    public int Failed => Addresses.Where(count => count.Key.State is CrawlState.Failed or CrawlState.Refused).Sum(count => count.Value);
}

/// <summary>Which addresses of a source; null: any.</summary>
public sealed record CrawlAddressFilter(CrawlState? State = null, CrawlRole? Role = null, string? ReasonCode = null, long? AskedRun = null);

/// <summary>Addresses of a source that failed or were refused for one reason.</summary>
/// <param name="Reason">Of one of them, in Vietnamese.</param>
public sealed record CrawlFailures(CrawlState State, string ReasonCode, string Reason, int Count);

/// <summary>What a portal says of a document beside its text.</summary>
/// <param name="Page">Of the portal; of the file where it has none.</param>
/// <param name="Fields">number, issued, effective, expires, type, issuer, signer, subject, status, field: as the portal writes them.</param>
/// <param name="GoneAt">Since when the portal has it no more.</param>
public sealed record PortalListing(string Source, string SourceName, string Page, IReadOnlyDictionary<string, string> Fields, DateTimeOffset FirstSeen, DateTimeOffset? AskedAt, DateTimeOffset? ChangedAt, DateTimeOffset? GoneAt)
{
    /// <summary>What it wrote before, the latest first.</summary>
    public IReadOnlyList<FormerFields> Former { get; init; } = [];
}

/// <param name="Until">When the portal was found to write otherwise.</param>
public sealed record FormerFields(DateTimeOffset Until, IReadOnlyDictionary<string, string> Fields);
