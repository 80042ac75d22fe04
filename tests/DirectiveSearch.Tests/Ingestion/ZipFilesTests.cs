using System.IO.Compression;
using System.Text;
using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;

namespace DirectiveSearch.Tests.Ingestion;

public sealed class ZipFilesTests
{
    [Fact]
    public async Task A_zip_is_taken_as_the_files_in_it()
    {
        var inner = Zip(("trong/3.txt", Plan(3)));
        var zip = Zip(
            ("kế hoạch/1.txt", Plan(1)), ("kế hoạch\\2.txt", Plan(2)), ("../../etc/passwd\u202E.txt", Plan(4)), ("a.txt", Plan(5)), ("A.txt", Plan(6)),
            ("thư mục/", []), ("thư mục/rỗng.txt", []), ("Thumbs.db", Plan(7)), ("__MACOSX/._1.txt", Plan(7)), ("x/~$1.docx", Plan(7)), (".DS_Store", Plan(7)),
            ("lồng.zip", inner), ("sâu.zip", Zip(("b.zip", Zip(("c.zip", inner))))));
        using var harness = await IngestionHarness.CreateAsync();
        var items = await harness.IngestAsync("ingest", IngestionHarness.File("hồ sơ.zip", zip), IngestionHarness.File("sau.txt", Plan(8)));
        Assert.Equal(
            new Dictionary<string, (RunItemState, string?)>
            {
                ["hồ sơ.zip › kế hoạch/1.txt"] = (RunItemState.Done, null),
                ["hồ sơ.zip › kế hoạch/2.txt"] = (RunItemState.Done, null),
                ["hồ sơ.zip › etc/passwd.txt"] = (RunItemState.Done, null),
                ["hồ sơ.zip › a.txt"] = (RunItemState.Done, null),
                ["hồ sơ.zip › A.txt (2)"] = (RunItemState.Done, null),
                ["hồ sơ.zip › thư mục/rỗng.txt"] = (RunItemState.Failed, "empty"),
                ["hồ sơ.zip › lồng.zip › trong/3.txt"] = (RunItemState.Done, null),
                ["hồ sơ.zip › sâu.zip › b.zip › c.zip"] = (RunItemState.Failed, "zip-nesting"),
                ["sau.txt"] = (RunItemState.Done, null),
            }.OrderBy(item => item.Key),
            items.Values.ToDictionary(item => item.Locator, item => (item.State, item.ReasonCode)).OrderBy(item => item.Key));
    }

    [Fact]
    public async Task A_document_in_a_zip_stays_one_document()
    {
        var docx = Fixtures.Docx((_, body) => body.Append(Fixtures.Paragraph("Kế hoạch thi đua năm 2021")));
        using var harness = await IngestionHarness.CreateAsync();
        var items = await harness.IngestAsync("upload", Once("a.zip", Zip(("b.docx", docx))), Once("c.docx", docx), Once("d.docx", docx[..^40]));
        Assert.Equal([("a.zip › b.docx", RunItemState.Done), ("c.docx", RunItemState.Duplicate), ("d.docx", RunItemState.Failed)], items.Values.Select(item => (item.Locator, item.State)).Order());
    }

    /// <summary>Names that do not say they are Unicode: as DOS and as Vietnamese Windows wrote them.</summary>
    [Theory]
    [InlineData(new byte[] { 0xC6, 0xB0 }, "ư")]
    [InlineData(new byte[] { 0x88, 0x82 }, "êé")]
    [InlineData(new byte[] { 0xFD, 0xE3 }, "ưă")]
    [InlineData(new byte[] { 0xEA, 0xF2 }, "\u1EC7")]
    public async Task Old_names_are_readable(byte[] letters, string expected)
    {
        var zip = Zip(("QQ.txt", Plan(1)));
        for (int at; (at = zip.AsSpan().IndexOf("QQ.txt"u8)) >= 0;) letters.CopyTo(zip, at);
        using var harness = await IngestionHarness.CreateAsync();
        Assert.Equal($"a.zip › {expected}.txt", Assert.Single(await harness.IngestAsync("ingest", IngestionHarness.File("a.zip", zip))).Key);
    }

    [Fact]
    public async Task What_cannot_be_taken_out_says_why_and_stops_nothing_else()
    {
        var locked = Zip(("mật khẩu.txt", Plan(1)), ("b.txt", Plan(2)));
        Patch(locked, "PK\x03\x04"u8, 6, 1);
        Patch(locked, "PK\x01\x02"u8, 8, 1);
        var damaged = Zip(("a.txt", Encoding.UTF8.GetBytes(new string('x', 5000) + "\n").Concat(Plan(3)).ToArray()), ("b.txt", Plan(4)));
        damaged.AsSpan(40, 20).Fill(0xFF);
        using var harness = await IngestionHarness.CreateAsync();
        var items = await harness.IngestAsync(
            "ingest", IngestionHarness.File("locked.zip", locked), IngestionHarness.File("damaged.zip", damaged), IngestionHarness.File("none.zip", Zip(("Thumbs.db", Plan(1)))),
            IngestionHarness.File("half.zip", damaged[..^30]));
        Assert.Equal(
            [("damaged.zip › a.txt", "damaged"), ("damaged.zip › b.txt", null), ("half.zip", "damaged"), ("locked.zip › b.txt", null), ("locked.zip › mật khẩu.txt", "encrypted"), ("none.zip", "zip-empty")],
            items.Values.Select(item => (item.Locator, item.ReasonCode)).Order());
    }

    [Fact]
    public async Task Bombs_end_with_their_reason_within_their_caps()
    {
        var limits = new IngestionLimits { LargestArchiveBytes = 20 << 20 };
        var large = Blanks(30);
        // The same, but each declares a single byte.
        var liar = Blanks(30);
        Patch(liar, "PK\x01\x02"u8, 24, 1, 0, 0, 0);
        var nested = Zip(("a.zip", Blanks(15)), ("b.zip", Blanks(15)));
        var many = Zip([.. Enumerable.Range(0, 10_001).Select(number => ($"{number}", Array.Empty<byte>()))]);
        using var harness = await IngestionHarness.CreateAsync(limits: limits);
        var items = await harness.IngestAsync(
            "ingest", IngestionHarness.File("large.zip", large), IngestionHarness.File("liar.zip", liar), IngestionHarness.File("nested.zip", nested),
            IngestionHarness.File("many.zip", many), IngestionHarness.File("c.txt", Plan(1)));
        Assert.Equal("zip-bomb", items["large.zip"].ReasonCode);
        Assert.Equal("zip-bomb", items["nested.zip"].ReasonCode);
        Assert.Equal("zip-bomb", items["many.zip"].ReasonCode);
        Assert.All(items.Values.Where(item => item.Locator.StartsWith("liar.zip", StringComparison.Ordinal)), item => Assert.Equal(RunItemState.Failed, item.State));
        Assert.Equal(RunItemState.Done, items["c.txt"].State);
    }

    private static byte[] Plan(int number) => Encoding.UTF8.GetBytes(Plans.Text(number));

    private static byte[] Blanks(int megabytes) => Zip(("blanks.txt", Encoding.ASCII.GetBytes(new string(' ', megabytes << 20))));

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Overwrites a field of the first record of a kind.</summary>
    private static void Patch(byte[] zip, ReadOnlySpan<byte> record, int field, params byte[] value) => value.CopyTo(zip, zip.AsSpan().IndexOf(record) + field);

    /// <summary>A file as it comes over the network: it can be read once, forwards.</summary>
    private static OfferedFile Once(string name, byte[] content) => new(name, _ => Task.FromResult<Stream>(new BufferedStream(new ForwardStream(content))));

    private sealed class ForwardStream(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
