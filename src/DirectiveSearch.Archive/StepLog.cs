using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DirectiveSearch.Archive;

public enum StepOutcome
{
    Done,
    Failed,
    SetAside,
}

/// <summary>What is worth knowing of one step; null where the step does not say it.</summary>
public sealed record StepFacts
{
    public long? Milliseconds { get; init; }

    public string? MediaType { get; init; }

    /// <summary>UTF-16 units of the text.</summary>
    public int? Characters { get; init; }

    /// <summary>0: the format has none.</summary>
    public int? Pages { get; init; }

    /// <summary>The dead encodings (TCVN3, VNI-Windows …) that the text was in, wholly or in part.</summary>
    public IReadOnlyList<string>? Encodings { get; init; }

    /// <summary>Words that were read by machine without being sure.</summary>
    public int? DoubtfulWords { get; init; }

    public int? Citations { get; init; }

    public int? Movements { get; init; }

    /// <summary>Of citations.</summary>
    public int? Warnings { get; init; }
}

/// <summary>Writes down what was done with documents, in the transaction that does it.</summary>
internal static class StepLog
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private const string Columns = "document_id, version, step, stamp, outcome, reason_code, reason, times, first_at, last_at, facts";

    private const string Again =
        """
        ON CONFLICT (document_id, version, step, stamp, outcome, reason_code) DO UPDATE SET
            times = document_steps.times + 1, last_at = excluded.last_at, reason = excluded.reason, facts = excluded.facts
        """;

    /// <summary>A step that says something of each document.</summary>
    /// <param name="stamp">The version of the step.</param>
    public static Task DoneAsync(Session session, WorkStep step, int stamp, IEnumerable<(string Id, StepFacts Facts)> documents, DateTimeOffset now) =>
        WriteAsync(session, documents.Select(document => Row(document.Id, step, StepOutcome.Done, now) with { Stamp = stamp, Facts = JsonSerializer.Serialize(document.Facts, Json) }));

    /// <summary>A step of which there is no more to say than that it was done.</summary>
    public static Task DoneAsync(Session session, WorkStep step, int stamp, IEnumerable<string> ids, DateTimeOffset now) => session.ExecuteInAsync(
        $"""
        INSERT INTO document_steps ({Columns}) SELECT id, coalesce(current, latest), @Step, @Stamp, 0, '', NULL, 1, @Now, @Now, NULL FROM documents WHERE id IN @Keys ORDER BY id
        {Again}
        """,
        ids,
        keys => new { Keys = keys, Step = (int)step, Stamp = stamp, Now = Stored.Time(now) });

    /// <summary>Failures that are tried again count, too.</summary>
    public static Task FailedAsync(Session session, WorkItem item, WorkFailure failure, DateTimeOffset now) =>
        WriteAsync(session, [Row(item.DocumentId, item.Step, StepOutcome.Failed, now) with { ReasonCode = failure.ReasonCode, Reason = failure.Reason }]);

    public static Task SetAsideAsync(Session session, IEnumerable<(string Id, SetAside Reason)> documents, int stamp, DateTimeOffset now) =>
        WriteAsync(session, documents.Select(document => Row(document.Id, WorkStep.Convert, StepOutcome.SetAside, now) with
        {
            Stamp = stamp,
            ReasonCode = document.Reason.ReasonCode,
            Reason = document.Reason.Reason,
        }));

    public static StepFacts? Facts(string? json) => json is null ? null : JsonSerializer.Deserialize<StepFacts>(json, Json);

    private static StepRow Row(string id, WorkStep step, StepOutcome outcome, DateTimeOffset now) => new(id, (int)step, 0, (int)outcome, "", null, Stored.Time(now), null);

    private static Task WriteAsync(Session session, IEnumerable<StepRow> rows) => session.ExecuteAsync(
        $"""
        INSERT INTO document_steps ({Columns}) SELECT id, latest, @Step, @Stamp, @Outcome, @ReasonCode, @Reason, 1, @Now, @Now, @Facts FROM documents WHERE id = @Id
        {Again}
        """,
        rows);

    private sealed record StepRow(string Id, int Step, int Stamp, int Outcome, string ReasonCode, string? Reason, long Now, string? Facts);
}
