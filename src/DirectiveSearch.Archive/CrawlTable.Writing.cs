namespace DirectiveSearch.Archive;

public sealed partial class CrawlTable
{
    /// <summary>In which run, and on which list or page, something was seen.</summary>
    private sealed record Naming(string Source, long Run, long? Parent, DateTimeOffset Now);

    /// <returns>Whether it is a document's page that no run had seen.</returns>
    private static async Task<bool> TargetAsync(Session session, Naming naming, CrawlTarget target)
    {
        var row = new
        {
            naming.Source, target.Key, Role = (int)target.Role, Priority = (int)target.Priority, naming.Parent, target.List, target.Number, Request = Json(target.Request), target.Name,
            Fields = Json(target.Fields), naming.Run, Now = Stored.Time(naming.Now), Again = Stored.Flag(target.Again),
        };
        if (target is { Role: CrawlRole.File, Fields.Count: > 0 }) await DescribeFileAsync(session, row);
        var known = await session.ExecuteAsync(
            """
            UPDATE crawl_addresses SET parent = coalesce(@Parent, parent), name = coalesce(@Name, name), list = coalesce(@List, list), listed_run = @Run,
                request = CASE WHEN @Again = 1 OR state IN (0, 2) THEN @Request ELSE request END,
                state = CASE WHEN @Again = 1 THEN 0 ELSE state END,
                not_before = CASE WHEN @Again = 1 THEN 0 ELSE not_before END,
                priority = CASE WHEN (@Again = 1 OR state = 0) AND @Priority > priority THEN @Priority ELSE priority END
            WHERE source = @Source AND key = @Key
            """,
            row);
        if (known > 0) return false;
        await session.ExecuteAsync(
            """
            INSERT INTO crawl_addresses (source, key, role, state, priority, parent, list, number, request, name, fields, listed_run, first_seen)
            VALUES (@Source, @Key, @Role, 0, @Priority, @Parent, @List, @Number, @Request, @Name, @Fields, @Run, @Now)
            """,
            row);
        return target.Role == CrawlRole.Page;
    }

    /// <summary>A file without a page of its own is described by its list alone.</summary>
    private static async Task DescribeFileAsync(Session session, object row)
    {
        var which = $"source = @Source AND key = @Key AND role = {(int)CrawlRole.File}";
        await KeepFormerAsync(session, which, row);
        await session.ExecuteAsync(
            $"UPDATE crawl_addresses SET fields = @Fields, changed_at = CASE WHEN digest IS NULL THEN changed_at ELSE @Now END WHERE {which} AND (fields IS NULL OR fields <> @Fields)", row);
    }

    /// <summary>Keeps what a portal wrote so far of something that was read, once for each wording.</summary>
    /// <param name="which">One address.</param>
    /// <param name="row">With Fields, which it writes now, and Now.</param>
    private static Task KeepFormerAsync(Session session, string which, object row) => session.ExecuteAsync(
        $"""
        INSERT INTO crawl_former_fields (address_id, until, fields)
        SELECT id, @Now, fields FROM crawl_addresses WHERE {which} AND digest IS NOT NULL AND fields IS NOT NULL AND fields <> @Fields
            AND NOT EXISTS (SELECT 1 FROM crawl_former_fields f WHERE f.address_id = crawl_addresses.id AND f.fields = crawl_addresses.fields)
        ON CONFLICT (address_id, until) DO NOTHING
        """,
        row);

    /// <summary>Files become documents.</summary>
    /// <returns>The first of them; how many are new and how many have a new version.</returns>
    private static async Task<(string? Document, int New, int Changed)> ReceiveAsync(Session session, Naming naming, IReadOnlyList<ReceivedFile> files)
    {
        var receiving = new Receiving(session, new Receiving.Run(naming.Run, naming.Source, true), naming.Now);
        var (document, fresh, changed) = ((string?)null, 0, 0);
        foreach (var file in files)
        {
            var item = await receiving.ReceiveAsync(file);
            document ??= item.DocumentId;
            if (item is not { State: RunItemState.Waiting, DocumentId: { } id }) continue;
            if (await session.FirstAsync<int>("SELECT latest FROM documents WHERE id = @Id", new { Id = id }) > 1) changed++;
            else fresh++;
        }

        return (document, fresh, changed);
    }

    private static async Task UpdateAsync(Session session, Naming naming, CrawlAnswer answer, string? document)
    {
        var reading = answer.Reading;
        var fields = reading is null ? null : Json(reading.Fields);
        if (fields is not null) await KeepFormerAsync(session, "id = @Id", new { Id = answer.AddressId, Fields = fields, Now = Stored.Time(naming.Now) });
        await session.ExecuteAsync(
            $"""
            UPDATE crawl_addresses SET state = @State, reason_code = @ReasonCode, reason = @Reason, asked_run = @Run, asked_at = @Now, not_before = @NotBefore,
                attempts = CASE WHEN @State IN (0, 2) THEN attempts + 1 ELSE 0 END,
                gone_at = CASE WHEN @State = 4 THEN coalesce(gone_at, @Now) WHEN @State = 1 THEN NULL ELSE gone_at END,
                document_id = coalesce(@Document, document_id)
                {(reading is null ? "" : ", changed_at = CASE WHEN digest IS NULL OR digest <> @Digest THEN @Now ELSE changed_at END, entity_tag = @EntityTag, last_modified = @LastModified, digest = @Digest, fields = @Fields, listed = @Listed, next = @Next, name = coalesce(@Name, name)")}
            WHERE id = @Id
            """,
            new
            {
                Id = answer.AddressId, State = (int)answer.State, answer.ReasonCode, answer.Reason, naming.Run, Now = Stored.Time(naming.Now), NotBefore = answer.NotBefore is { } at ? Stored.Time(at) : 0,
                Document = document, Digest = reading?.Digest ?? "", reading?.EntityTag, reading?.LastModified, Fields = fields,
                Listed = reading?.Listed ?? 0, Next = Json(reading?.Next), reading?.Name,
            });
    }

    private static Task CountAsync(Session session, Naming naming, CrawlCounts counts) => session.ExecuteAsync(
        """
        UPDATE crawl_runs SET beat_at = @Now, asked = asked + @Asked, found = found + @Found, new = new + @New, changed = changed + @Changed, unchanged = unchanged + @Unchanged,
            gone = gone + @Gone, failed = failed + @Failed, requests = requests + @Requests, bytes = bytes + @Bytes, milliseconds = milliseconds + @Milliseconds
        WHERE run_id = @Run
        """,
        new
        {
            naming.Run, Now = Stored.Time(naming.Now), counts.Asked, counts.Found, counts.New, counts.Changed, counts.Unchanged, counts.Gone, counts.Failed, counts.Requests, counts.Bytes, counts.Milliseconds,
        });

    private static Task<int> AlarmAsync(Session session, Naming naming, CrawlAlarm alarm) => session.ExecuteAsync(
        """
        INSERT INTO crawl_alarms (run_id, code, address, detail, times, raised_at) VALUES (@Run, @Code, @Address, @Detail, 1, @Now)
        ON CONFLICT (run_id, code) DO UPDATE SET times = crawl_alarms.times + 1
        """,
        new { naming.Run, alarm.Code, alarm.Address, Detail = StorableText.Clean(alarm.Detail), Now = Stored.Time(naming.Now) });
}
