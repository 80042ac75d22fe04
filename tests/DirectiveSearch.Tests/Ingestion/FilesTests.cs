using DirectiveSearch.Ingestion;

namespace DirectiveSearch.Tests.Ingestion;

public sealed class FilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Folders_are_read_in_order_without_what_is_hidden()
    {
        foreach (var name in new[] { "b.txt", "a/2.txt", "a/1.txt", ".hidden", ".git/config", "a/~$1.docx" }) folder.Write(name, "x");
        Assert.Equal(["a/1.txt", "a/2.txt", "b.txt"], await NamesAsync());
    }

    [Fact]
    public async Task Links_do_not_lead_out_or_in_circles()
    {
        using var outside = new TemporaryFolder();
        folder.Write("a.txt", "x");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "secret.txt"), outside.Write("passwd", "x"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "twin.txt"), Path.Combine(folder.Path, "a.txt"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "circle"), folder.Path);
        Assert.Equal(["a.txt", "twin.txt"], await NamesAsync());
    }

    [Fact]
    public async Task What_cannot_be_read_is_offered_and_fails_when_opened()
    {
        var file = Assert.Single(await Files.FromPaths([Path.Combine(folder.Path, "absent.txt")]).ToListAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<FileNotFoundException>(() => file.OpenAsync(TestContext.Current.CancellationToken));
    }

    private async Task<List<string>> NamesAsync() =>
        await Files.FromPaths([folder.Path]).Select(file => Path.GetRelativePath(folder.Path, file.Locator)).ToListAsync(TestContext.Current.CancellationToken);
}
