using System.Text;
using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Twins;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Archive;

/// <summary>What every archive does, whatever database it stands on.</summary>
public abstract partial class ArchiveContract : IAsyncLifetime
{
    private static readonly WorkStep[] EveryStep = Enum.GetValues<WorkStep>();

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private ArchiveStore archive = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected ManualTime Time { get; } = new();

    protected abstract Task<ArchiveStore> OpenAsync();

    /// <summary>Writes rows as other programs would, or long ago.</summary>
    protected abstract Task ExecuteAsync(string sql);

    /// <summary>The same archive as another program has it.</summary>
    protected abstract Task<ArchiveStore> OpenBesideAsync();

    public async ValueTask InitializeAsync() => archive = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        archive.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private Task<RunItem> ReceiveAsync(string text, string locator = "a.txt", string source = "thu-muc", string kind = "ingest") =>
        ReceiveAsync(archive, text, locator, source, kind);

    protected static async Task<RunItem> ReceiveAsync(ArchiveStore archive, string text, string locator, string source = "thu-muc", string kind = "ingest")
    {
        var run = await archive.Runs.StartAsync(kind, source, "Thư mục", Cancellation);
        var original = await archive.Originals.StoreAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), 1 << 20, Cancellation);
        var item = (await archive.Runs.ReceiveAsync(run, [new ReceivedFile(locator, original)], Cancellation)).Single();
        await archive.Runs.CloseAsync(run, cancelled: false, Cancellation);
        return item;
    }

    private Task<IReadOnlyList<WorkItem>> LeaseAsync(params WorkStep[] steps) => LeaseAsync(archive, 100, steps);

    /// <summary>Of these steps, or of all, the last ones first.</summary>
    private static async Task<IReadOnlyList<WorkItem>> LeaseAsync(ArchiveStore from, int count, WorkStep[] steps)
    {
        var items = new List<WorkItem>();
        foreach (var step in (steps.Length == 0 ? EveryStep : steps).OrderDescending())
            if (items.Count < count) items.AddRange(await from.Work.LeaseAsync(step, count - items.Count, Lease, Cancellation));
        return [.. items.OrderBy(item => item.Id)];
    }

    /// <summary>Works off all there is, reading each text as a line-based stand-in for extraction.</summary>
    /// <returns>What was written to or taken from the index, in order.</returns>
    private Task<List<string>> DrainAsync() => DrainAsync(archive, 100);

    protected static async Task<List<string>> DrainAsync(ArchiveStore archive, int atATime)
    {
        var indexed = new List<string>();
        while (await LeaseAsync(archive, atATime, []) is { Count: > 0 } items)
        {
            foreach (var step in items.GroupBy(item => item.Step)) indexed.AddRange(await WorkAsync(archive, step.Key, [.. step]));
        }

        return indexed;
    }

    private static async Task<IEnumerable<string>> WorkAsync(ArchiveStore archive, WorkStep step, IReadOnlyList<WorkItem> items)
    {
        var ids = items.Select(item => item.DocumentId).ToList();
        switch (step)
        {
            case WorkStep.Convert:
                var sources = await archive.Documents.ConversionSourcesAsync(ids, Cancellation);
                var texts = new List<Conversion>();
                foreach (var item in items)
                {
                    var text = await ReadOriginalAsync(archive, sources[item.DocumentId]);
                    texts.Add(new Conversion(item, "text/plain", text, text.StartsWith("ảnh: ", StringComparison.Ordinal) ? Reading.ByMachine : Reading.Exact, null));
                }

                await archive.Work.ConvertedAsync(texts, 1, Cancellation);
                return [];
            case WorkStep.Extract:
                var converted = await archive.Documents.ConvertedTextsAsync(ids, Cancellation);
                await archive.Work.ExtractedAsync([.. items.Select(item => Extract(item, converted[item.DocumentId]))], 1, Cancellation);
                return [];
            case WorkStep.Resolve:
                await archive.Work.ResolveAsync(items, Cancellation);
                return [];
            default:
                var documents = await archive.Documents.IndexableAsync(ids, Cancellation);
                await archive.Work.IndexedAsync(items, Cancellation);
                return ids.Select(id => documents.ContainsKey(id) ? id : $"-{id}");
        }
    }

    private static Extracted Extract(WorkItem item, ReadableText text)
    {
        var corrected = text.Correct();
        var words = corrected?.Text ?? text.Text;
        var read = Plan.Read(words);
        read = read with { Metadata = Directives.Corrections.MetadataCorrecting.Apply(read.Metadata, text.Fields) };
        var doubts = text.Scan?.With(corrected?.Edits ?? []).Doubts ?? [];
        return new Extracted(item, DoubtfulWords.Mark(read, doubts)) { Corrected = corrected, Doubts = ReadingDoubt.Of(words, DoubtfulWords.Of(read, doubts)), Print = words.Contains("\nchữ: ", StringComparison.Ordinal) ? Fingerprint.Of(words) : null };
    }

    private static async Task<string> ReadOriginalAsync(ArchiveStore archive, ConversionSource source) =>
        await File.ReadAllTextAsync((await archive.Originals.FindAsync(source.Original.Sha256, Cancellation))!, Cancellation);

    /// <summary>What readers see of an archive, in lines.</summary>
    protected static async Task<string> DescribeAsync(ArchiveStore archive)
    {
        var text = new StringBuilder().AppendLine($"{await archive.CountAsync(Cancellation)}");
        foreach (var instrument in await archive.Instruments.MostCitedAsync(100, Cancellation)) text.AppendLine($"{instrument}");
        foreach (var movement in (await archive.Movements.ListAsync(0, 100, Cancellation)).Items) text.AppendLine($"{movement}");
        foreach (var unit in (await archive.Units.ListAsync(null, 0, 100, Cancellation)).Items) text.AppendLine($"{unit}");
        var ids = (await archive.Documents.RevisionsAsync("", 1000, Cancellation)).Select(row => row.Id).ToList();
        foreach (var id in ids) text.AppendLine($"{(await archive.Documents.FindAsync(id, null, Cancellation))!.Summary}");
        foreach (var citation in await archive.Documents.CitationsAsync(ids, Cancellation)) text.AppendLine($"{citation.DocumentId} {citation.Index} {citation.InstrumentSlug} {citation.Confidence} {string.Join(',', citation.Candidates)}");
        return text.ToString();
    }

    private async Task<string> IngestAsync(string text, string locator = "a.txt", string source = "thu-muc")
    {
        var id = (await ReceiveAsync(text, locator, source)).DocumentId!;
        await DrainAsync();
        return id;
    }
}

/// <summary>A tiny language for documents, so that these tests hang on no extractor: lines "của: issuer", "ngày: date", "số: number",
/// "tên: title", "dẫn: type|number|date|issuer|subject|pinpoint", "phong trào: name|family|family that it may have", "tắt: position of the citation|another that may be meant"; "ảnh: " at the start was read by machine, and a text with "chữ: " may have twins.</summary>
internal static class Plan
{
    public static Extraction Read(string text)
    {
        var lines = new List<(string Field, string[] Values, TextSpan Span)>();
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon > 0) lines.Add((line[..colon], line[(colon + 2)..].Split('|'), new TextSpan(start, start + line.Length)));
            start += line.Length + 1;
        }

        string? Value(string field) => lines.Where(line => line.Field == field).Select(line => line.Values[0]).FirstOrDefault();
        var date = Date(Value("ngày"));
        var metadata = new DocumentMetadata(
            "Kế hoạch", Value("tên"), Value("số"), null, date, date?.Year, Value("của"), Value("tỉnh"), null, Level.Province, null, ["Như trên"], [])
        {
            Reasons = Why("date", lines, "ngày"),
        };
        return new Extraction(
            metadata,
            [.. lines.Where(line => line.Field == "mục").Select(line => new Section(line.Span, line.Values[0], 1))],
            [.. lines.Where(line => line.Field == "dẫn").Select(line => Cite(line.Values, line.Span, text))],
            [.. lines.Where(line => line.Field == "luật").Select(line => new UnnumberedReference(line.Span, line.Span.In(text), line.Values[0]))],
            [.. lines.Where(line => line.Field == "phong trào").Select(line => new MovementMention(
                line.Span, line.Span.In(text), line.Values[0], MovementForm.EmulationMovement, Known(line.Values.ElementAtOrDefault(1)), true, line.Span)
            {
                Reasons = [new Reason("name", "quoted", [line.Span]), .. line.Values.Length > 2 ? [new Reason("family", "family-doubtful", [line.Span], line.Values[2])] : Array.Empty<Reason>()],
            })])
        {
            ShortForms = [.. lines.Where(line => line.Field == "tắt").Select(line => Shorten(line.Values, line.Span, text))],
        };
    }

    private static IReadOnlyList<Reason> Why(string field, List<(string Field, string[] Values, TextSpan Span)> lines, string named) =>
        [.. lines.Where(line => line.Field == named).Select(line => new Reason(field, "stated", [line.Span, new TextSpan(0, 1)], "bảng “địa danh”"))];

    private static ShortForm Shorten(string[] values, TextSpan span, string text)
    {
        int[] candidates = [.. values.Select(int.Parse)];
        return new ShortForm(span, span.In(text), candidates is [var only] ? only : null, candidates, span, new Reason("citation", "stated-before", [span]));
    }

    private static Citation Cite(string[] values, TextSpan span, string text)
    {
        var date = Date(values.ElementAtOrDefault(2));
        return new Citation(
            span, span.In(text), values[0], values[1], date, date, Known(values.ElementAtOrDefault(3)), Known(values.ElementAtOrDefault(4)),
            Relation.Basis, null, span, 0.9, ["đọc thử"])
        {
            Pinpoint = Known(values.ElementAtOrDefault(5)),
            Reasons = [new Reason("type", "stated-before", [span], values[0]), new Reason("relation", "opening-block", [])],
        };
    }

    private static string? Known(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static PartialDate? Date(string? iso) =>
        Known(iso) is null ? null : PartialDate.FromSortKey(int.Parse(iso!.Replace("-", "", StringComparison.Ordinal).PadRight(8, '0')));
}

/// <summary>A clock that stands until it is moved.</summary>
public sealed class ManualTime : TimeProvider
{
    private DateTimeOffset now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    public void Advance(TimeSpan by) => now += by;
}
