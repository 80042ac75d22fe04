using System.Text.Json;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>Writes items through _bulk: batches of lines, a few requests under way at once, each item's status decides what becomes of it.</summary>
internal sealed class BulkWriter(ElasticsearchGateway gateway, BulkLimits limits, TimeProvider time)
{
    /// <summary>All but the refused are in when it returns. Idempotent: after an exception the same items may be written again.</summary>
    /// <exception cref="SearchUnavailableException">The time for repetitions is spent; some items may be in.</exception>
    /// <exception cref="SearchSetupException">The index is not there, or the account may not write to it.</exception>
    public async Task<IReadOnlyList<RefusedEntry>> WriteAsync(string index, IEnumerable<BulkItem> items, CancellationToken cancellation)
    {
        if (!limits.RequireAlias) await RequireIndexAsync(index, cancellation).ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var slots = new SemaphoreSlim(limits.Parallel);
        var requests = new List<Task<IReadOnlyList<RefusedEntry>>>();
        try
        {
            foreach (var batch in Batches(items))
            {
                await slots.WaitAsync(stop.Token).ConfigureAwait(false);
                requests.Add(SendAsync(index, batch, slots, stop));
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // A request failed for good and stopped the others; its own exception is thrown below.
        }
        catch
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(requests.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        return await ResultAsync(requests).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<RefusedEntry>> ResultAsync(List<Task<IReadOnlyList<RefusedEntry>>> requests)
    {
        await Task.WhenAll(requests.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (requests.Find(request => request.IsFaulted) is { } failed) await failed.ConfigureAwait(false);
        return [.. (await Task.WhenAll(requests).ConfigureAwait(false)).SelectMany(refused => refused)];
    }

    private IEnumerable<BulkBatch> Batches(IEnumerable<BulkItem> items)
    {
        using var writer = new Utf8JsonWriter(Stream.Null, GatewayJson.Writing);
        BulkBatch? batch = null;
        foreach (var item in items)
        {
            batch ??= new BulkBatch(time.GetTimestamp());
            batch.Add(item, writer);
            if (batch.Items.Count < limits.Items && batch.Lines.Length < limits.Bytes && time.GetElapsedTime(batch.Started) < limits.Age) continue;
            yield return batch;
            batch = null;
        }

        if (batch is not null) yield return batch;
    }

    private async Task<IReadOnlyList<RefusedEntry>> SendAsync(string index, BulkBatch batch, SemaphoreSlim slots, CancellationTokenSource stop)
    {
        try
        {
            await Task.Yield();
            return await new BulkRequest(gateway, limits, time, index).SendAsync(batch, stop.Token).ConfigureAwait(false);
        }
        catch
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task RequireIndexAsync(string index, CancellationToken cancellation)
    {
        var answer = await gateway.SendAsync(HttpMethod.Head, $"/{Uri.EscapeDataString(index)}", null, cancellation).ConfigureAwait(false);
        if (answer.Status == 404) throw BulkRequest.Missing(index, gateway.Addresses);
    }
}
