namespace DirectiveSearch.Cli.Generation;

/// <summary>What to generate and where to.</summary>
/// <param name="Directory">Gets texts/*.txt and gold/*.json.</param>
public sealed record GenerationRequest(int Documents, int Seed, string Directory, GeneratorOptions Options);

/// <summary>Generated plans as files, one text and one gold file each.</summary>
public static class PlanFiles
{
    /// <summary>Writes all plans; existing files of the same names are overwritten. Progress counts the documents written.</summary>
    public static async Task WriteAsync(GenerationRequest request, IProgress<int>? progress, CancellationToken cancellation)
    {
        var texts = Directory.CreateDirectory(Path.Combine(request.Directory, "texts")).FullName;
        var gold = Directory.CreateDirectory(Path.Combine(request.Directory, "gold")).FullName;
        var written = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, request.Documents), cancellation, async (index, token) =>
        {
            var plan = PlanGenerator.Generate(request.Seed, index, request.Options);
            await File.WriteAllTextAsync(Path.Combine(texts, plan.Name), plan.Text, token);
            await File.WriteAllTextAsync(Path.Combine(gold, Path.ChangeExtension(plan.Name, ".json")), plan.Gold.ToJson(), token);
            var count = Interlocked.Increment(ref written);
            if (count % 200 == 0 || count == request.Documents) progress?.Report(count);
        });
    }
}
