using System.Reflection;
using DirectiveSearch.Ingestion;

namespace DirectiveSearch.Cli.Sample;

/// <summary>The plans of fictitious units that an empty archive starts with, so that every lens has something to show.</summary>
public static class SampleCorpus
{
    private const string Prefix = "Sample/";

    private static readonly Assembly Owner = typeof(SampleCorpus).Assembly;

    /// <summary>All sample documents in the order of their names; the locator is the file name.</summary>
    public static IReadOnlyList<OfferedFile> Files { get; } =
        [.. Owner.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new OfferedFile(name[Prefix.Length..], _ => Task.FromResult(Open(name))))];

    /// <summary>The files as <see cref="Ingester.OfferAsync"/> takes them.</summary>
    public static IAsyncEnumerable<OfferedFile> Stream() => Files.ToAsyncEnumerable();

    private static Stream Open(string name) =>
        Owner.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"Thiếu tệp dữ liệu mẫu {name} trong chương trình.");
}
