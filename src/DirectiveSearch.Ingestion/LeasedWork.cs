using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Ingestion;

/// <summary>Storing results so that one that cannot be stored stops no other.</summary>
internal static class LeasedWork
{
    /// <summary>Stores a batch at once or, when that fails, each result alone; what fails alone is put back with its reason.</summary>
    public static async Task StoreAsync<T>(WorkTable work, IReadOnlyList<T> results, Func<T, WorkItem> itemOf, Func<IReadOnlyList<T>, Task> storeAsync)
    {
        if (results.Count == 0) return;
        try
        {
            await storeAsync(results).ConfigureAwait(false);
        }
        catch (Exception error) when (results.Count > 1 && IsOfTheResults(error))
        {
            foreach (var result in results) await StoreAsync(work, [result], itemOf, storeAsync).ConfigureAwait(false);
        }
        catch (Exception error) when (IsOfTheResults(error))
        {
            await work.FailAsync(itemOf(results[0]), Failure(error), CancellationToken.None).ConfigureAwait(false);
        }
    }

    public static WorkFailure Failure(Exception error) =>
        Failure(error is ReasonException known ? known.Reason : new Reason("internal", $"{error.GetType().Name}: {error.Message}"), retryable: true);

    public static WorkFailure Failure(Reason reason, bool retryable) => new(reason.Code, reason.Sentence, retryable);

    /// <summary>Not of the program that ends, nor of the archive that is away.</summary>
    private static bool IsOfTheResults(Exception error) => error is not (OperationCanceledException or ArchiveUnavailableException);
}
