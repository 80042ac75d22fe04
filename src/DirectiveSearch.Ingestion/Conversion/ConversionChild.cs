using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The other end of <see cref="ConversionProcess"/>: what the hidden verb "convert" runs. Converts file after file until its input ends.</summary>
public static class ConversionChild
{
    /// <param name="input">Standard input, frames of the parent.</param>
    /// <param name="output">Standard output; nothing else may write to it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Stream input, Stream output, CancellationToken cancellation)
    {
        Console.SetOut(TextWriter.Null);
        while (await ConversionFrames.ReadAsync<ConversionCall>(input, cancellation).ConfigureAwait(false) is { } call)
        {
            var progress = new ProgressFrames(output);
            var request = new ConversionRequest(call.Path, call.Name, call.WorkFolder, call.Limits, progress.Tell);
            var (answer, body) = call.Crop is { } crop
                ? await CropAsync(request, crop, cancellation).ConfigureAwait(false)
                : Answer(await ConvertAsync(request, cancellation).ConfigureAwait(false));
            Clean(call.WorkFolder);
            await ConversionFrames.WriteAsync(output, answer, body, cancellation).ConfigureAwait(false);
        }

        return 0;
    }

    private static (ConversionAnswer Answer, byte[] Body) Answer(ConversionResult result)
    {
        if (result.Converted is not { } converted) return (new ConversionAnswer(null, null, default, null, 0, result.Failure, null), []);
        var text = Encoding.UTF8.GetBytes(converted.Text);
        return (new ConversionAnswer(null, converted.MediaType, converted.Reading, converted.PageStarts, text.Length, null, converted.Scan) { Encodings = converted.Encodings }, text);
    }

    private static async Task<(ConversionAnswer Answer, byte[] Body)> CropAsync(ConversionRequest request, PageCrop crop, CancellationToken cancellation)
    {
        try
        {
            var picture = FileKinds.Of(FileConverter.Head(request.Path)) == FileKind.Image
                ? await ImagePicture.ReadAsync(request, crop, cancellation).ConfigureAwait(false)
                : await PdfPicture.ReadAsync(request, crop, cancellation).ConfigureAwait(false);
            return (new ConversionAnswer(null, "image/jpeg", default, null, picture.Length, null, null), picture);
        }
        catch (ReasonException error)
        {
            return (new ConversionAnswer(null, null, default, null, 0, error.Reason, null), []);
        }
    }

    private static void Clean(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder)) File.Delete(file);
        foreach (var inner in Directory.EnumerateDirectories(folder)) Directory.Delete(inner, recursive: true);
    }

    private static async Task<ConversionResult> ConvertAsync(ConversionRequest request, CancellationToken cancellation)
    {
        try
        {
            return await FileConverter.ConvertAsync(request, cancellation).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // One hostile file must not take the child down: the parent hears what it was.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return ConversionResult.Failed("internal", error.GetType().Name);
        }
    }

    private sealed class ProgressFrames(Stream output)
    {
        public void Tell(int page) =>
            ConversionFrames.WriteAsync(output, new ConversionAnswer(page, null, default, null, 0, null, null), default, default).GetAwaiter().GetResult();
    }
}
