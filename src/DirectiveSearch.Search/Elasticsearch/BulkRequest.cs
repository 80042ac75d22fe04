using System.Text.Json;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>One batch until each of its items is in or refused.</summary>
internal sealed class BulkRequest(ElasticsearchGateway gateway, BulkLimits limits, TimeProvider time, string index)
{
    private const int BriefAttempts = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly List<RefusedEntry> refused = [];

    public async Task<IReadOnlyList<RefusedEntry>> SendAsync(BulkBatch batch, CancellationToken cancellation)
    {
        await SettleAsync(batch, cancellation).ConfigureAwait(false);
        return refused;
    }

    private async Task SettleAsync(BulkBatch batch, CancellationToken cancellation)
    {
        var progress = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var answer = await AttemptAsync(batch, cancellation).ConfigureAwait(false);
            Refuse(answer.Where(item => item.Decision == BulkDecision.Refuse));
            if (attempt >= BriefAttempts) Refuse(answer.Where(item => item.Decision == BulkDecision.RepeatBriefly));
            if (answer.FirstOrDefault(item => item.Decision == BulkDecision.Stop) is { } stop) throw Stopped(stop);
            var again = answer.Where(item => item.Decision == BulkDecision.Repeat || (item.Decision == BulkDecision.RepeatBriefly && attempt < BriefAttempts)).ToList();
            var apart = answer.Where(item => item.Decision == BulkDecision.Split).Select(item => item.Line).ToList();
            SearchTelemetry.CountRepeat("repeat", again.Count);
            SearchTelemetry.CountRepeat("split", apart.Count);
            if (apart.Count > 0) await SplitAsync(batch, apart, cancellation).ConfigureAwait(false);
            if (again.Count == 0) return;
            if (again.Count < answer.Count) (progress, attempt) = (time.GetTimestamp(), 1);
            if (time.GetElapsedTime(progress) >= limits.RetryTime) throw Unavailable(again[0]);
            await Task.Delay(Pause(attempt), time, cancellation).ConfigureAwait(false);
            batch = batch.Of([.. again.Select(item => item.Line)]);
        }
    }

    /// <summary>What becomes of each item, in the batch's order.</summary>
    private async Task<List<BulkOutcome>> AttemptAsync(BulkBatch batch, CancellationToken cancellation)
    {
        var path = $"/{Uri.EscapeDataString(index)}/_bulk?filter_path=items.*.status,items.*.error.type,items.*.error.reason"
            + $"&timeout={Math.Max(1, (int)(gateway.RequestTime.TotalSeconds / 2))}s{(limits.RequireAlias ? "&require_alias=true" : "")}";
        try
        {
            var request = new GatewayRequest(HttpMethod.Post, path, batch.Lines, GatewayRequest.Lines) { ReturnBusy = true };
            return BulkAnswer.Read(batch, await gateway.SendAsync(request, cancellation).ConfigureAwait(false));
        }
        catch (SearchUnavailableException unavailable)
        {
            return [.. batch.Items.Select(line => new BulkOutcome(line, BulkDecision.Repeat, unavailable.Message))];
        }
    }

    private async Task SplitAsync(BulkBatch batch, List<BulkLine> lines, CancellationToken cancellation)
    {
        if (lines.Count == 1)
        {
            refused.Add(new RefusedEntry(lines[0].Id,
                $"Văn bản quá lớn đối với máy chủ tìm kiếm ({lines[0].Length / 1024.0 / 1024:0.0} MB). Hãy tăng http.max_content_length của máy chủ rồi lập lại chỉ mục."));
            return;
        }

        foreach (var half in lines.Chunk((lines.Count + 1) / 2)) await SettleAsync(batch.Of(half), cancellation).ConfigureAwait(false);
    }

    private void Refuse(IEnumerable<BulkOutcome> items) =>
        refused.AddRange(items.Select(item => new RefusedEntry(item.Line.Id, $"Máy chủ tìm kiếm từ chối: {item.Reason}")));

    /// <summary>Random up to a bound that doubles, so that writers that were refused together do not come back together.</summary>
    private static TimeSpan Pause(int attempt)
    {
        var bound = FirstPause * Math.Pow(2, Math.Min(attempt, 10));
        return (bound < LongestPause ? bound : LongestPause) * Random.Shared.NextDouble();
    }

    private SearchUnavailableException Unavailable(BulkOutcome item) => new(
        $"Chưa ghi được vào chỉ mục {index} tại {gateway.Addresses} sau {limits.RetryTime.TotalSeconds:0} giây: {item.Reason}. "
        + "Hãy kiểm tra máy chủ tìm kiếm (dung lượng đĩa, tải, các nút); chương trình sẽ ghi lại khi máy chủ sẵn sàng.");

    private SearchSetupException Stopped(BulkOutcome item) => item.Missing
        ? Missing(index, gateway.Addresses)
        : new SearchSetupException($"Không được ghi vào chỉ mục {index} tại {gateway.Addresses}: {item.Reason}. Hãy cấp quyền ghi cho tài khoản của chương trình.");

    public static SearchSetupException Missing(string index, string addresses) => new(
        $"Chỉ mục {index} không có tại {addresses} hoặc đang đóng. Hãy chạy: directivesearch reindex");
}
