using System.Text;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>Reads a text file as it stands, since spans count in it.</summary>
internal static class TextFile
{
    private const long LargestBytes = 64L << 20;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="CallException">It is missing, too large or not UTF-8.</exception>
    public static string Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new CallException(ExitCode.WrongCall, $"Không có tệp {path}.");
        if (file.Length > LargestBytes) throw new CallException(ExitCode.Failed, $"{path}: tệp lớn hơn {LargestBytes >> 20} MB.");
        try
        {
            var bytes = File.ReadAllBytes(path);
            var mark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            return Strict.GetString(bytes, mark, bytes.Length - mark);
        }
        catch (DecoderFallbackException exception)
        {
            throw new CallException(ExitCode.Failed, $"{path}: byte thứ {exception.Index + 1} không phải UTF-8. Lưu lại tệp với bảng mã UTF-8, hoặc nạp tệp bằng lệnh ingest.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CallException(ExitCode.Failed, $"{path}: {exception.Message}");
        }
    }
}
