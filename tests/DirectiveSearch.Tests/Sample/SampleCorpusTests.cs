using System.Text;
using System.Text.RegularExpressions;
using DirectiveSearch.Cli.Sample;
using DirectiveSearch.Ingestion;

namespace DirectiveSearch.Tests.Sample;

public class SampleCorpusTests
{
    private static readonly Dictionary<string, string> Texts = SampleCorpus.Files.ToDictionary(file => file.Locator, file => Read(file));

    /// <summary>number, date (day/month/year as in print), of real instruments and of the sample's own plans.</summary>
    private static readonly ILookup<string, string> Dates = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "fixtures", "sample", "instruments.tsv"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToLookup(row => row[0], row => row[1]);

    private static string Read(OfferedFile file)
    {
        using var reader = new StreamReader(file.OpenAsync(CancellationToken.None).Result, new UTF8Encoding(false, throwOnInvalidBytes: true));
        return reader.ReadToEnd();
    }

    [Fact]
    public void There_are_forty_plans_or_more_in_composed_text()
    {
        Assert.True(Texts.Count >= 40);
        Assert.All(Texts, text =>
        {
            // Composed Vietnamese has no combining marks; the framework's own check is idle in the invariant culture.
            Assert.DoesNotMatch(@"\p{Mn}", text.Value);
            Assert.InRange(Encoding.UTF8.GetByteCount(text.Value), 1_400, 6_144);
        });
    }

    [Fact]
    public void Every_cited_number_stands_in_the_table_with_its_date()
    {
        var wrong = new List<string>();
        foreach (var (name, text) in Texts)
            foreach (Match match in Regex.Matches(text, @"(?<!\p{L})(?<number>\d{1,5}[a-z]?(/\d{4})?[-/]\p{Lu}[\p{L}\d]*([-/]\p{Lu}[\p{L}\d]*)*),?(\s+ngày\s+(?<date>\d+/\d+/\d{4}|\d+ tháng \d+ năm \d{4}))?"))
            {
                var number = match.Groups["number"].Value;
                if (!Dates.Contains(number)) wrong.Add($"{name}: {number} không có trong bảng");
                else if (match.Groups["date"].Success && !Dates[number].Contains(Short(match.Groups["date"].Value))) wrong.Add($"{name}: {match.Value}");
            }
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("34-CT/TW", "07/4/2014", 20)]
    [InlineData("34-CT/TW", "24/5/2024", 2)]
    [InlineData("05-CT/TW", "15/5/2016", 5)]
    [InlineData("05-CT/TW", "23/6/2021", 3)]
    [InlineData("52-KH/TU", "15/7/2014", 2)]
    [InlineData("186/KH-UBND", "25/8/2022", 2)]
    public void Instruments_that_share_a_number_and_plans_of_the_sample_are_cited_by_several(string number, string date, int documents)
    {
        var citing = Texts.Count(text => Regex.IsMatch(text.Value, Regex.Escape(number) + @",?\s+ngày\s+" + Regex.Escape(date)));
        Assert.True(citing >= documents, $"{citing}");
    }

    [Fact]
    public void All_levels_many_provinces_and_the_years_2014_to_2026_are_there()
    {
        Assert.All(Enumerable.Range(2014, 13), year => Assert.Contains(Texts.Keys, name => Path.GetFileNameWithoutExtension(name).EndsWith($"-{year}", StringComparison.Ordinal)));
        Assert.All(["tw-", "-tinh-", "-huyen-", "-xa-", "-phuong-", "-quan-"], part => Assert.Contains(Texts.Keys, name => name.Contains(part, StringComparison.Ordinal)));
        string[] provinces = ["Lâm Đồng", "Thanh Hóa", "Hà Tĩnh", "Đồng Nai", "Quảng Ninh", "Khánh Hòa", "Tây Ninh", "Hà Nội", "Nghệ An", "Đắk Lắk", "Cần Thơ", "Bắc Ninh"];
        Assert.All(provinces, province => Assert.Contains(Texts.Values, text => text.Contains(province, StringComparison.OrdinalIgnoreCase)));
    }

    private static string Short(string date) => Regex.Replace(date, @"(\d+) tháng (\d+) năm (\d+)", "$1/$2/$3");
}
