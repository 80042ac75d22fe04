using System.Globalization;

namespace DirectiveSearch.Search.Sqlite;

/// <summary>The generations of an index in one folder: index-1.db, index-2.db …, and the file "current" that names the one in use.</summary>
internal sealed class IndexFolder
{
    private readonly string folder;
    private readonly string pointer;

    public IndexFolder(string folder)
    {
        Directory.CreateDirectory(folder);
        this.folder = Path.GetFullPath(folder);
        pointer = Path.Combine(this.folder, "current");
    }

    /// <summary>The file in use, or null when none was published yet.</summary>
    public string? Current() => File.Exists(pointer) ? Path.Combine(folder, Path.GetFileName(File.ReadAllText(pointer).Trim())) : null;

    public string CurrentOrNew()
    {
        if (Current() is { } current) return current;
        var first = FileOf(1);
        IndexFile.Create(first);
        Publish(first);
        return first;
    }

    /// <summary>The file of a build: files behind the one in use were begun and never published. The last one is gone on with when it is
    /// of this version; the others are removed.</summary>
    public (string File, bool Resumed) Begin()
    {
        var live = Current() is { } current ? NumberOf(current) : 0;
        var begun = Numbers().Where(number => number > live).OrderDescending().Select(FileOf).ToList();
        var unfinished = begun.FirstOrDefault(IndexFile.IsOfThisVersion);
        var next = FileOf(Numbers().DefaultIfEmpty(0).Max() + 1);
        foreach (var file in begun.Where(file => file != unfinished)) Remove(file);
        return (unfinished ?? next, unfinished is not null);
    }

    /// <summary>Swaps the pointer in one step. The generation before stays, for searches that are under way and for going back to it;
    /// older ones are removed.</summary>
    public void Publish(string file)
    {
        var previous = Current();
        var next = $"{pointer}.{Guid.NewGuid():N}";
        File.WriteAllText(next, Path.GetFileName(file));
        File.Move(next, pointer, overwrite: true);
        foreach (var old in Numbers().Where(number => number < NumberOf(file)).Select(FileOf).Where(old => old != previous)) Remove(old);
    }

    private static void Remove(string file)
    {
        try
        {
            foreach (var suffix in new[] { "-wal", "-shm", "" }) File.Delete(file + suffix);
        }
        catch (IOException)
        {
            // Still open on a system that keeps open files: the next publication removes it.
        }
    }

    private IEnumerable<int> Numbers() => Directory.EnumerateFiles(folder, "index-*.db").Select(NumberOf);

    private static int NumberOf(string file) => int.TryParse(
        Path.GetFileNameWithoutExtension(file)["index-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private string FileOf(int number) => Path.Combine(folder, $"index-{number}.db");
}
