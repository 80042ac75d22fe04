namespace DirectiveSearch.Archive;

/// <summary>A right that one process at a time has in a folder; it ends with the process that holds it.</summary>
public static class FolderLock
{
    /// <summary>Null when another process has it. Disposing gives it back.</summary>
    public static IDisposable? TryAcquire(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream(Path.Combine(folder, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }
}
