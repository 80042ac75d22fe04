namespace DirectiveSearch.Ingestion;

/// <summary>Files of folders, as they are offered.</summary>
public static class Files
{
    /// <summary>Files as given and those of folders with all below, in the order of their names. Hidden files and what desktops leave are skipped, links are
    /// followed only to what lies below the folder. What cannot be read is offered too, so that the run tells about it.</summary>
    public static IAsyncEnumerable<OfferedFile> FromPaths(IEnumerable<string> paths) =>
        paths.Select(Path.GetFullPath).SelectMany(path => Directory.Exists(path) ? Below(path, path) : [Offer(path)]).ToAsyncEnumerable();

    /// <summary>Whether a file or folder is none of people's: hidden, left by a word processor ("~$…") beside each file that it has open,
    /// or left by the desktop of Windows or macOS.</summary>
    public static bool IsLeftOut(string name) =>
        name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal) || name == "__MACOSX"
        || name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase) || name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<OfferedFile> Below(string folder, string root)
    {
        FileSystemInfo[] entries;
        OfferedFile? unreadable = null;
        try
        {
            entries = new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            entries = [];
            unreadable = new OfferedFile(folder, _ => Task.FromException<Stream>(error));
        }

        if (unreadable is not null) yield return unreadable;
        foreach (var entry in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (IsLeftOut(entry.Name) || !StaysBelow(entry, root)) continue;
            if (entry is not DirectoryInfo) yield return Offer(entry.FullName);
            else
            {
                foreach (var file in Below(entry.FullName, root)) yield return file;
            }
        }
    }

    /// <summary>Linked folders are left out altogether: they may lead in circles.</summary>
    private static bool StaysBelow(FileSystemInfo entry, string root)
    {
        if (entry.LinkTarget is null) return true;
        if (entry is DirectoryInfo) return false;
        try
        {
            return entry.ResolveLinkTarget(returnFinalTarget: true) is { } target
                && target.FullName.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static OfferedFile Offer(string path) => new(path, _ => Task.Run(() => Open(path)));

    /// <summary>What says it is empty is not opened: a pipe or a device would never end.</summary>
    private static Stream Open(string path) =>
        new FileInfo(path) is { Exists: true, Length: 0, LinkTarget: null }
            ? Stream.Null
            : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 81920, FileOptions.SequentialScan | FileOptions.Asynchronous);
}
