using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Text;
using Microsoft.Extensions.Caching.Memory;

namespace DirectiveSearch.Portal.Pages.Documents;

/// <summary>Pictures of the lines of a scan in which some words stand, for whoever doubts what the machine read. Made when asked for; the latest are kept in memory.</summary>
public sealed class LineImages(ArchiveStore archive, Converter converter) : IDisposable
{
    private const long KeptBytes = 64 << 20;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = KeptBytes });

    /// <returns>A JPEG; null when the words stand in no scan, or their page cannot be drawn.</returns>
    public async Task<byte[]?> OfAsync(DocumentRecord document, TextSpan words, CancellationToken cancellation)
    {
        if (words.Start < 0 || words.End <= words.Start || LineCrop.Of(document, words) is not { } crop) return null;
        var key = (document.Original.Sha256, crop);
        if (kept.TryGetValue(key, out byte[]? picture)) return picture;
        if (await archive.Originals.FindAsync(document.Original.Sha256, cancellation) is not { } original) return null;
        picture = await converter.CropAsync(original, crop, cancellation);
        if (picture is not null) kept.Set(key, picture, new MemoryCacheEntryOptions { Size = picture.Length });
        return picture;
    }

    public void Dispose() => kept.Dispose();
}
