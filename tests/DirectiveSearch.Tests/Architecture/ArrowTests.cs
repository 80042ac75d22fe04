using System.Xml.Linq;

namespace DirectiveSearch.Tests.Architecture;

/// <summary>The arrows of docs/architecture.md: what a project may reference, directly; what its target may use it may use too.</summary>
public sealed class ArrowTests
{
    [Theory]
    [InlineData("Text", "")]
    [InlineData("Directives", "Text")]
    [InlineData("Archive", "Directives")]
    [InlineData("Search", "Text")]
    [InlineData("Ingestion", "Archive Search")]
    [InlineData("Portal", "Ingestion")]
    [InlineData("Cli", "Crawlers Portal")]
    [InlineData("Crawlers", "Ingestion")]
    public void A_project_references_only_what_its_arrows_allow(string project, string allowed)
    {
        var references = ProjectFile(project).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)["DirectiveSearch.".Length..]);

        Assert.Equal(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), references.Order());
    }

    [Theory]
    [InlineData("Text")]
    [InlineData("Directives")]
    public void Pure_projects_have_no_packages(string project) =>
        Assert.Empty(ProjectFile(project).Descendants("PackageReference"));

    [Theory]
    [InlineData("Text")]
    [InlineData("Directives")]
    public void Pure_projects_touch_no_file_clock_or_network(string project)
    {
        string[] impure = ["File.", "Directory.Get", "DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "HttpClient", "Environment."];
        var uses =
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", $"DirectiveSearch.{project}"), "*.cs", SearchOption.AllDirectories)
            from line in File.ReadLines(file)
            from word in impure
            where line.Contains(word, StringComparison.Ordinal) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            select $"{Path.GetFileName(file)}: {line.Trim()}";

        Assert.Empty(uses);
    }

    [Fact]
    public void Every_project_under_src_is_named_by_an_arrow()
    {
        var projects = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path)["DirectiveSearch.".Length..]);

        Assert.Equal(["Archive", "Cli", "Directives", "Ingestion", "Portal", "Search", "Text"], projects.Order());
    }

    private static XDocument ProjectFile(string project) =>
        XDocument.Load(Path.Combine(Repository.Root, project == "Crawlers" ? "crawlers" : "src", $"DirectiveSearch.{project}", $"DirectiveSearch.{project}.csproj"));
}

internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "DirectiveSearch.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
