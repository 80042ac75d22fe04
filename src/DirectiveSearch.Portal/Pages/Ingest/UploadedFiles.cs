using DirectiveSearch.Ingestion;
using Microsoft.AspNetCore.Http;

namespace DirectiveSearch.Portal.Pages.Ingest;

/// <summary>The files of an upload as they are offered for ingestion.</summary>
public static class UploadedFiles
{
    private const int LongestName = 200;

    /// <summary>Each under its bare name; a name that comes again gets a number, since a name stands for one file within a run.</summary>
    public static IReadOnlyList<string> Names(IEnumerable<string> given)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new List<string>();
        foreach (var name in given.Select(Bare))
        {
            var free = name;
            for (var number = 2; !taken.Add(free); number++) free = $"{Path.GetFileNameWithoutExtension(name)} ({number}){Path.GetExtension(name)}";
            names.Add(free);
        }

        return names;
    }

    public static async IAsyncEnumerable<OfferedFile> Offer(IReadOnlyList<IFormFile> files)
    {
        var names = Names(files.Select(file => file.FileName));
        for (var index = 0; index < files.Count; index++)
        {
            var file = files[index];
            yield return new OfferedFile(names[index], _ => Task.FromResult(file.OpenReadStream()));
        }

        await Task.CompletedTask;
    }

    /// <summary>What the upload is called in the list of runs.</summary>
    public static string Label(IReadOnlyList<IFormFile> files) =>
        files.Count == 1 ? Bare(files[0].FileName) : $"{Bare(files[0].FileName)} và {files.Count - 1} tệp khác";

    private static string Bare(string given)
    {
        var name = string.Concat(given[(given.LastIndexOfAny(['/', '\\']) + 1)..].Where(letter => !char.IsControl(letter))).Trim();
        return name.Length == 0 ? "tep-khong-ten" : name.Length > LongestName ? name[^LongestName..] : name;
    }
}
