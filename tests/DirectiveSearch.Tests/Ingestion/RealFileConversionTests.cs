using System.Text;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Tests.Ingestion;

public sealed class RealFileConversionTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_real_file_becomes_text_or_ends_with_a_reason()
    {
        foreach (var tool in ExternalTool.Packages.Keys) Component.Require(tool);
        using var converter = new Converter(new ConversionOptions(), new IngestionLimits());
        var table = new StringBuilder();
        foreach (var path in Directory.EnumerateFiles(TestData.Require("data/files"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var result = await converter.ConvertAsync(path, Path.GetFileName(path), TestContext.Current.CancellationToken);
            table.AppendLine(result.Converted is { } text
                ? $"{Path.GetFileName(path)}\t{text.MediaType}\t{text.Reading}\t{text.Text.Length}\t{text.PageStarts.Count} pages"
                : $"{Path.GetFileName(path)}\t{result.Failure!.Code}\t{result.Failure.Sentence}");
            Assert.True(result.Converted is null != result.Failure is null);
            Assert.DoesNotContain(result.Failure?.Code ?? "", new[] { "internal", "conversion-crash", "conversion-timeout" });
            if (Environment.GetEnvironmentVariable("KEEP") is { } keep && result.Converted is not null) File.WriteAllText(Path.Combine(keep, Path.GetFileName(path) + ".txt"), result.Converted.Text);
        }

        output.WriteLine(table.ToString());
    }
}
