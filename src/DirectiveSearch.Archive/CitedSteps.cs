using System.Numerics;

namespace DirectiveSearch.Archive;

/// <summary>Keeps for each document the step of how many others cite it.</summary>
internal static class CitedSteps
{
    /// <summary>0 none, 1 one, 2 two or three, 3 four to seven …</summary>
    public static int Of(int citingDocuments) => citingDocuments <= 0 ? 0 : BitOperations.Log2((uint)citingDocuments) + 1;

    /// <param name="slugs">Instruments whose count or document may have changed.</param>
    /// <param name="documentIds">Documents that may no longer be held as any instrument.</param>
    /// <returns>Documents whose step is another one now.</returns>
    public static async Task<IReadOnlyList<string>> UpdateAsync(Session session, IEnumerable<string> slugs, IEnumerable<string> documentIds)
    {
        var held = await session.QueryInAsync<string>("SELECT held_document_id FROM instruments WHERE held_document_id IS NOT NULL AND slug IN @Keys", slugs);
        var rows = await session.QueryInAsync<StepRow>(
            """
            SELECT d.id, d.cited_steps, coalesce(max(i.citing_documents), 0) AS citing_documents
            FROM documents d LEFT JOIN instruments i ON i.held_document_id = d.id WHERE d.id IN @Keys GROUP BY d.id, d.cited_steps
            """,
            held.Concat(documentIds));
        var moved = rows.Where(row => row.CitedSteps != Of(row.CitingDocuments)).ToList();
        await session.ExecuteAsync("UPDATE documents SET cited_steps = @Steps WHERE id = @Id", moved.Select(row => new { row.Id, Steps = Of(row.CitingDocuments) }));
        return [.. moved.Select(row => row.Id)];
    }

    private sealed class StepRow
    {
        public string Id { get; init; } = "";
        public int CitedSteps { get; init; }
        public int CitingDocuments { get; init; }
    }
}
