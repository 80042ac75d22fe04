using System.Globalization;
using DirectiveSearch.Ingestion;
using Microsoft.AspNetCore.Http;

namespace DirectiveSearch.Portal.Pages.Ingest;

/// <summary>The files of an upload as they are offered for ingestion. Their names are only shown; nothing is ever stored under them.</summary>
public static class UploadedFiles
{
    private const int LongestName = 200;

    /// <summary>Folders above these are left out of a name.</summary>
    private const int Deepest = 20;

    /// <summary>Each under its name, with the folders above it where it came with a folder; a name that comes again gets a number, since a name stands for one file within a run.</summary>
    public static IReadOnlyList<string> Names(IEnumerable<string> given)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new List<string>();
        foreach (var name in given.Select(Name))
        {
            var free = name;
            for (var number = 2; !taken.Add(free); number++) free = $"{name[..^Path.GetExtension(name).Length]} ({number}){Path.GetExtension(name)}";
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

    /// <summary>Whether a file came along with its folder and is none of people's.</summary>
    public static bool IsLeftOut(string name) => name.Contains('/', StringComparison.Ordinal) && name.Split('/').Any(Files.IsLeftOut);

    /// <summary>What the upload is called in the list of runs: its folder, or its file.</summary>
    public static string Label(string first, int count)
    {
        var name = Name(first);
        var folder = name.IndexOf('/', StringComparison.Ordinal);
        return folder > 0 ? name[..folder] : count == 1 ? name : $"{name} và {count - 1} tệp khác";
    }

    /// <summary>a/b/c.docx, whatever signs of steering, roots and ways up stood in it.</summary>
    public static string Name(string given)
    {
        var parts = given.Split('/', '\\').Select(Bare).Where(part => part.Length > 0 && part is not "." and not ".." && !IsDrive(part)).ToList();
        return parts.Count == 0 ? "tep-khong-ten" : string.Join('/', parts.Skip(parts.Count - Deepest));
    }

    private static bool IsDrive(string part) => part is [var letter, ':'] && char.IsAsciiLetter(letter);

    private static string Bare(string part)
    {
        var name = string.Concat(part.Where(letter => !char.IsControl(letter) && char.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))).Trim();
        return name.Length > LongestName ? name[^LongestName..] : name;
    }
}
