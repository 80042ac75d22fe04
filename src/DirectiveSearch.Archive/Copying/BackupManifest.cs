using System.Text.Encodings.Web;
using System.Text.Json;

namespace DirectiveSearch.Archive;

/// <summary>What a backup says of itself: manifest.json.</summary>
/// <param name="Program">The version that wrote it.</param>
/// <param name="Schema">Number of the archive's last migration.</param>
public sealed record BackupManifest(string Program, int Schema, DateTimeOffset CreatedAt, IReadOnlyList<CopiedTable> Tables, OriginalsReport Originals)
{
    private const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(string folder) => DurableFile.Write(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(this, Json));

    /// <exception cref="BackupException">There is none, or it is no manifest.</exception>
    public static BackupManifest Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(File.ReadAllBytes(Path.Combine(folder, FileName)), Json) is { Tables: not null, Originals: not null } manifest
                ? manifest
                : throw new BackupException($"Tệp {Path.Combine(folder, FileName)} không phải bản kê của một bản sao lưu.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new BackupException($"{folder} không phải bản sao lưu đầy đủ: không đọc được {FileName} ({error.Message}). Hãy chọn thư mục directivesearch-… bên trong thư mục sao lưu.");
        }
    }

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FileName));
}

/// <summary>A backup that cannot be written or used, in Vietnamese with the way out.</summary>
public sealed class BackupException(string message) : IOException(message);

/// <summary>Files that are on the disk when the call returns.</summary>
internal static class DurableFile
{
    public static void Write(string path, byte[] content)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    public static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }
}
