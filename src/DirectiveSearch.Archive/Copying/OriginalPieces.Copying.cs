using System.Security.Cryptography;

namespace DirectiveSearch.Archive;

internal sealed partial class OriginalPieces
{
    /// <summary>Keeps bytes under their hash, within a session.</summary>
    /// <returns>False when they are others; nothing is kept then.</returns>
    public static async Task<bool> WriteAsync(Session session, string sha256, Stream content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[PieceSize];
        for (var position = 0; ; position++)
        {
            var read = await content.ReadAtLeastAsync(buffer, PieceSize, throwOnEndOfStream: false, session.Cancellation);
            if (read == 0 && position > 0) break;
            hash.AppendData(buffer, 0, read);
            await session.ExecuteAsync(
                "INSERT INTO original_pieces (sha256, position, bytes) VALUES (@Sha256, @Position, @Bytes)", new { Sha256 = sha256, Position = position, Bytes = buffer[..read] });
            if (read < PieceSize) break;
        }

        if (Convert.ToHexStringLower(hash.GetHashAndReset()) == sha256) return true;
        await session.ExecuteAsync("DELETE FROM original_pieces WHERE sha256 = @Sha256", new { Sha256 = sha256 });
        return false;
    }
}
