using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DirectiveSearch.Archive;

public sealed partial class OriginalFolder
{
    /// <summary>Whether the bytes are kept on a server that others use, too.</summary>
    internal bool IsShared => shared is not null;

    /// <summary>The bytes, from here or from the server; null when neither has them.</summary>
    internal async Task<Stream?> OpenAsync(string sha256, CancellationToken cancellation) =>
        File.Exists(Place(sha256)) ? File.OpenRead(Place(sha256))
        : shared is null ? null : await shared.OpenAsync(sha256, cancellation);

    /// <summary>Whether the folder has the bytes as they came.</summary>
    internal async Task<bool> HoldsAsync(string sha256, CancellationToken cancellation)
    {
        if (!File.Exists(Place(sha256))) return false;
        await using var content = File.OpenRead(Place(sha256));
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) == sha256;
    }

    /// <summary>Keeps bytes under their hash.</summary>
    /// <returns>False when they are others; nothing is kept then.</returns>
    internal async Task<bool> TakeAsync(string sha256, Stream content, CancellationToken cancellation)
    {
        var aside = Path.Combine(arriving, Path.GetRandomFileName());
        try
        {
            if ((await WriteAsync(content, aside, long.MaxValue, cancellation)).Sha256 != sha256) return false;
            Directory.CreateDirectory(Path.GetDirectoryName(Place(sha256))!);
            File.Move(aside, Place(sha256), overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(aside);
        }
    }

    /// <summary>Makes the file of another archive folder on the same disk a file of this one, too; neither is ever changed.</summary>
    internal bool TryShare(string otherFolder, string sha256, long size)
    {
        var other = new FileInfo(Path.Combine(otherFolder, "originals", sha256[..2], sha256));
        if (!other.Exists || other.Length != size) return false;
        Directory.CreateDirectory(Path.GetDirectoryName(Place(sha256))!);
        return HardLinks.TryCreate(other.FullName, Place(sha256));
    }
}

/// <summary>A second name for a file; not every disk can give one.</summary>
internal static class HardLinks
{
    public static bool TryCreate(string file, string name)
    {
        try
        {
            return OperatingSystem.IsWindows() ? CreateHardLink(name, file, 0) : Link(file, name) == 0;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "link")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string file, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport("kernel32", EntryPoint = "CreateHardLinkW")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CreateHardLink([MarshalAs(UnmanagedType.LPWStr)] string name, [MarshalAs(UnmanagedType.LPWStr)] string file, nint reserved);
}
