using System.Text.Json;

namespace DirectiveSearch.Archive;

public sealed partial class CrawlTable
{
    private static DateTimeOffset? Time(long? at) => at is { } known ? Stored.Time(known) : null;

    private static IReadOnlyDictionary<string, string> FieldsOf(string? json) => json is null ? NoFields : JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonForm)!;

    private static CrawlRequest RequestOf(string json) => JsonSerializer.Deserialize<CrawlRequest>(json, JsonForm)!;

    private sealed class SourceRow
    {
        public const string Columns = "slug, name, address, delay, cron, sweep_cron, fault";

        public string Slug { get; init; } = "";
        public string Name { get; init; } = "";
        public string Address { get; init; } = "";
        public int Delay { get; init; }
        public string? Cron { get; init; }
        public string? SweepCron { get; init; }
        public string? Fault { get; init; }

        public CrawlSource ToSource() => new(Slug, Name, Address, TimeSpan.FromMilliseconds(Delay), Cron, SweepCron, Fault);
    }

    private sealed class AddressRow
    {
        public const string Columns =
            "id, source, key, role, state, priority, parent, list, number, request, next, name, fields, listed, entity_tag, last_modified, digest, document_id, attempts, reason_code, reason, listed_run, asked_run, first_seen, asked_at, changed_at, gone_at";

        public long Id { get; init; }
        public string Source { get; init; } = "";
        public string Key { get; init; } = "";
        public int Role { get; init; }
        public int State { get; init; }
        public int Priority { get; init; }
        public long? Parent { get; init; }
        public string? List { get; init; }
        public int Number { get; init; }
        public string Request { get; init; } = "";
        public string? Next { get; init; }
        public string? Name { get; init; }
        public string? Fields { get; init; }
        public int Listed { get; init; }
        public string? EntityTag { get; init; }
        public string? LastModified { get; init; }
        public string? Digest { get; init; }
        public string? DocumentId { get; init; }
        public int Attempts { get; init; }
        public string? ReasonCode { get; init; }
        public string? Reason { get; init; }
        public long? ListedRun { get; init; }
        public long? AskedRun { get; init; }
        public long FirstSeen { get; init; }
        public long? AskedAt { get; init; }
        public long? ChangedAt { get; init; }
        public long? GoneAt { get; init; }

        public CrawlAddress ToAddress() => new(
            Id, Source, Key, (CrawlRole)Role, (CrawlState)State, (CrawlPriority)Priority, RequestOf(Request), List, Number, Name, FieldsOf(Fields), EntityTag, LastModified,
            Digest is { Length: > 0 } digest ? digest : null, Listed, Next is null ? null : RequestOf(Next), Attempts, DocumentId, ReasonCode, Reason, ListedRun, AskedRun,
            Stored.Time(FirstSeen), Time(AskedAt), Time(ChangedAt), Time(GoneAt))
        {
            Parent = Parent,
        };
    }

    private sealed class RunRow
    {
        public long RunId { get; init; }
        public string Source { get; init; } = "";
        public int Mode { get; init; }
        public int State { get; init; }
        public int Wish { get; init; }
        public string? ReasonCode { get; init; }
        public string? Reason { get; init; }
        public long BeatAt { get; init; }
        public int Asked { get; init; }
        public int Found { get; init; }
        public int New { get; init; }
        public int Changed { get; init; }
        public int Unchanged { get; init; }
        public int Gone { get; init; }
        public int Failed { get; init; }
        public int Requests { get; init; }
        public long Bytes { get; init; }
        public long Milliseconds { get; init; }
        public long StartedAt { get; init; }
        public int Alarms { get; init; }

        public CrawlRun ToRun() => new(
            RunId, Source, (CrawlMode)Mode, (CrawlRunState)State, Wish != 0, ReasonCode, Reason,
            new CrawlCounts(Asked, Found, New, Changed, Unchanged, Gone, Failed, Requests, Bytes, Milliseconds), Alarms, Stored.Time(StartedAt), Stored.Time(BeatAt));
    }

    private sealed class AlarmRow
    {
        public string Code { get; init; } = "";
        public string Address { get; init; } = "";
        public string Detail { get; init; } = "";
        public int Times { get; init; }
        public long RaisedAt { get; init; }
    }

    private sealed class ListingRow
    {
        public long AddressId { get; init; }
        public string Source { get; init; } = "";
        public string SourceName { get; init; } = "";
        public string Request { get; init; } = "";
        public string? Fields { get; init; }
        public long FirstSeen { get; init; }
        public long? AskedAt { get; init; }
        public long? ChangedAt { get; init; }
        public long? GoneAt { get; init; }

        public PortalListing ToListing(IEnumerable<FormerRow> former) => new(Source, SourceName, RequestOf(Request).Address, FieldsOf(Fields), Stored.Time(FirstSeen), Time(AskedAt), Time(ChangedAt), Time(GoneAt))
        {
            Former = [.. former.Select(row => new FormerFields(Stored.Time(row.Until), FieldsOf(row.Fields)))],
        };
    }

    private sealed class FormerRow
    {
        public long AddressId { get; init; }
        public long Until { get; init; }
        public string Fields { get; init; } = "";
    }
}
