using DirectiveSearch.Ingestion;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DirectiveSearch.Portal.Pages.Ingest;

/// <summary>Files out of the body of a request, read as they come: before each file ("tep") a field ("duong-dan") with its path.</summary>
public sealed class SentFiles(HttpRequest request)
{
    private const int LongestPath = 4096;
    private const int MostFiles = 500;
    private const int LongestBoundary = 100;

    /// <summary>Left out: what desktops leave in folders.</summary>
    public int LeftOut { get; private set; }

    /// <exception cref="InvalidDataException">The body is not of this form.</exception>
    public async IAsyncEnumerable<OfferedFile> ReadAsync()
    {
        var reader = new MultipartReader(Boundary(), request.Body);
        var (path, count) = ("", 0);
        while (await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } disposition) throw new InvalidDataException("A part has no name.");
            if (!disposition.IsFileDisposition())
            {
                path = await FieldAsync(section.Body);
                continue;
            }

            if (++count > MostFiles) throw new InvalidDataException("Too many files.");
            var name = UploadedFiles.Name(path.Length > 0 ? path : $"{(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName)}");
            path = "";
            if (UploadedFiles.IsLeftOut(name)) LeftOut++;
            else yield return new OfferedFile(name, _ => Task.FromResult(section.Body));
        }
    }

    private string Boundary()
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? $"{HeaderUtilities.RemoveQuotes(type.Boundary)}" : "";
        return boundary.Length is > 0 and <= LongestBoundary ? boundary : throw new InvalidDataException("The request is no multipart form.");
    }

    private async Task<string> FieldAsync(Stream body)
    {
        using var reader = new StreamReader(body);
        var text = new char[LongestPath + 1];
        var length = await reader.ReadBlockAsync(text, request.HttpContext.RequestAborted);
        return length <= LongestPath ? new string(text, 0, length) : throw new InvalidDataException("A path is too long.");
    }
}
