using System.Globalization;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>What a process and all that it started hold, as the system counts it.</summary>
/// <param name="ResidentBytes">Pages shared between processes count for each.</param>
internal readonly record struct ProcessTree(int Processes, long ResidentBytes)
{
    /// <param name="most">Beyond so many processes nobody counts on.</param>
    public static ProcessTree Of(int process, int most)
    {
        var found = new Queue<int>([process]);
        var bytes = 0L;
        var count = 0;
        while (count <= most && found.TryDequeue(out var next))
        {
            count++;
            bytes += ResidentOf(next);
            foreach (var child in ChildrenOf(next)) found.Enqueue(child);
        }

        return new ProcessTree(count, bytes);
    }

    /// <summary>0 for a process that has ended meanwhile.</summary>
    private static long ResidentOf(int process) =>
        Read($"/proc/{process}/statm").Split(' ') is [_, var pages, ..] ? long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize : 0;

    /// <summary>Each thread has the children that it started.</summary>
    private static IEnumerable<int> ChildrenOf(int process)
    {
        string[] threads;
        try
        {
            threads = Directory.GetDirectories($"/proc/{process}/task");
        }
        catch (IOException)
        {
            threads = [];
        }

        return threads.SelectMany(thread => Read($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(id => int.Parse(id, CultureInfo.InvariantCulture));
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
