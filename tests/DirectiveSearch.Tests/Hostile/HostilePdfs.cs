using System.Globalization;
using System.IO.Compression;
using System.Text;
using static DirectiveSearch.Tests.Hostile.HostileFile;

namespace DirectiveSearch.Tests.Hostile;

/// <summary>PDFs: circles of pages and tables, streams that inflate without end, boxes beyond measure, actions, passwords.</summary>
internal static class HostilePdfs
{
    private const string Words = "BT /F1 24 Tf 72 760 Td (KE HOACH so 12/KH-UBND) Tj ET";

    private const string Resources = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>";

    public static IEnumerable<HostileFile> All() => Trees().Concat(Tables()).Concat(Streams()).Concat(Boxes()).Concat(Actions());

    /// <summary>A PDF of one page with some words.</summary>
    /// <param name="change">Objects of its own by number, in place of or beside 1 catalogue, 2 pages, 3 page, 4 its content.</param>
    public static byte[] Pdf(Action<SortedDictionary<int, string>>? change = null, string trailer = "", string tail = "%%EOF\n")
    {
        var objects = new SortedDictionary<int, string>
        {
            [1] = "<< /Type /Catalog /Pages 2 0 R >>",
            [2] = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            [3] = $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources {Resources} >>",
            [4] = Stream(Words),
        };
        change?.Invoke(objects);
        var pdf = new StringBuilder("%PDF-1.7\n");
        var table = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {objects.Keys.Max() + 1}\n"));
        for (var number = 0; number <= objects.Keys.Max(); number++)
        {
            if (!objects.TryGetValue(number, out var content)) { table.Append("0000000000 65535 f \n"); continue; }
            table.Append(CultureInfo.InvariantCulture, $"{pdf.Length:0000000000} 00000 n \n");
            pdf.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{content}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append(table).Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Keys.Max() + 1} /Root 1 0 R {trailer.Replace("SELF", $"{start}", StringComparison.Ordinal)} >>\nstartxref\n{start}\n{tail}");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    private static HostileFile Of(string name, Action<SortedDictionary<int, string>> change, params string[] ends) => new($"{name}.pdf", () => Pdf(change), ends);

    private static IEnumerable<HostileFile> Trees()
    {
        yield return Of("pages-in-a-circle", objects => objects[2] = "<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 3 >>", Read, "damaged", "no-text");
        yield return Of("page-is-its-parent", objects => objects[3] = "<< /Type /Pages /Parent 3 0 R /Kids [3 0 R] /Count 1 >>", "damaged", "no-text");
        yield return Of("two-billion-pages", objects => objects[2] = "<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>", Read, "damaged", "no-text", "too-many-pages");
        yield return Of("minus-one-page", objects => objects[2] = "<< /Type /Pages /Kids [3 0 R] /Count -1 >>", Read, "damaged");
        yield return Of("same-page-20000-times", objects => objects[2] = $"<< /Type /Pages /Kids [{Many("3 0 R ", 20_000)}] /Count 20000 >>", Read, "damaged", "conversion-timeout", "too-many-pages");
        yield return Of("empty-pages-400", objects => { objects[2] = $"<< /Type /Pages /Kids [{Many("3 0 R ", 400)}] /Count 400 >>"; objects[4] = Stream(""); }, "too-many-pages", "no-text", "damaged");
        yield return Of("no-pages", objects => objects[2] = "<< /Type /Pages /Kids [] /Count 0 >>", "damaged", "no-text");
        yield return Of("deep-pages", objects =>
        {
            for (var level = 10; level < 5000; level++) objects[level] = $"<< /Type /Pages /Kids [{(level == 4999 ? 3 : level + 1)} 0 R] /Count 1 >>";
            objects[2] = "<< /Type /Pages /Kids [10 0 R] /Count 1 >>";
        }, Read, "damaged", "no-text");
    }

    private static IEnumerable<HostileFile> Tables()
    {
        yield return new("table-before-itself.pdf", () => Pdf(trailer: "/Prev SELF"), Read, "damaged");
        yield return new("table-streams-in-a-circle.pdf", () => Pdf(trailer: "/XRefStm SELF /Prev SELF"), Read, "damaged");
        yield return new("size-of-two-billion.pdf", () => Pdf(trailer: "/Size 2147483647"), Read, "damaged", "conversion-memory");
        yield return new("no-end.pdf", () => Pdf(tail: ""), Read, "damaged");
        yield return new("million-ends.pdf", () => Pdf(tail: Many("startxref\n9\n%%EOF\n", 100_000)), Read, "damaged");
        yield return Of("length-in-a-circle", objects => objects[4] = $"<< /Length 4 0 R >>\nstream\n{Words}\nendstream", Read, "damaged", "no-text");
        yield return Of("length-of-2-gigabytes", objects => objects[4] = $"<< /Length 2147483647 >>\nstream\n{Words}\nendstream", Read, "damaged", "no-text");
        yield return Of("reference-to-itself", objects => objects[5] = "5 0 R", Read);
        yield return Of("deep-brackets", objects => objects[1] = $"<< /Type /Catalog /Pages 2 0 R /X {Many("[", 500_000)} >>", Read, "damaged", "conversion-crash");
        yield return Of("deep-dictionaries", objects => objects[1] = $"<< /Type /Catalog /Pages 2 0 R /X {Many("<</X ", 500_000)} >>", Read, "damaged", "conversion-crash");
        yield return Of("name-of-5-megabytes", objects => objects[1] = $"<< /Type /Catalog /Pages 2 0 R /{new string('x', 5 << 20)} 1 >>", Read, "damaged");
        yield return Of("object-stream-within-itself", objects => objects[5] = "<< /Type /ObjStm /N 1 /First 4 /Extends 5 0 R /Length 8 >>\nstream\n5 0 null\nendstream", Read);
    }

    private static IEnumerable<HostileFile> Streams()
    {
        string[] ends = [Read, "damaged", "no-text", "conversion-timeout", "conversion-memory", "conversion-output", "text-too-long"];
        yield return Of("content-of-1-gigabyte", objects => objects[4] = Inflating(" ", 1024), ends);
        yield return Of("content-of-300-megabytes-of-words", objects => objects[4] = Inflating($"{Words}\n", 300), ends);
        yield return Of("content-of-numbers", objects => objects[4] = Inflating("1 ", 200), ends);
        yield return Of("objects-of-1-gigabyte", objects => { objects[5] = Inflating("6 0 ", 1024, "/Type /ObjStm /N 2000000 /First 10"); objects[3] = objects[3].Replace("4 0 R", "[4 0 R 6 0 R]", StringComparison.Ordinal); }, ends);
        yield return Of("deflated-ten-times", objects => objects[4] = TenTimes(), ends);
        yield return Of("form-that-draws-itself", objects =>
        {
            objects[3] = objects[3].Replace("/Font", "/XObject << /A 5 0 R >> /Font", StringComparison.Ordinal);
            objects[4] = Stream(Words + " /A Do");
            objects[5] = Stream("/A Do /A Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 5 0 R >> >>");
        }, ends);
        yield return Of("forms-that-double-40-times", objects =>
        {
            objects[3] = objects[3].Replace("/Font", "/XObject << /A 10 0 R >> /Font", StringComparison.Ordinal);
            objects[4] = Stream(Words + " /A Do");
            for (var level = 10; level < 50; level++) objects[level] = Stream("/A Do /A Do", $"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A {level + 1} 0 R >> >>");
            objects[50] = Stream("0 0 1 1 re f", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]");
        }, ends);
        yield return Of("letter-that-draws-itself", objects =>
        {
            objects[3] = objects[3].Replace(Resources, "<< /Font << /F1 5 0 R >> >>", StringComparison.Ordinal);
            objects[5] = "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 0 /LastChar 255 /Widths [9] /CharProcs << /K 6 0 R >> /Encoding << /Differences [75 /K] >> /Resources << /Font << /F1 5 0 R >> >> >>";
            objects[6] = Stream("BT /F1 9 Tf (KKKK) Tj ET");
        }, ends);
        yield return Of("map-of-letters-of-300-megabytes", objects =>
        {
            objects[3] = objects[3].Replace("/BaseFont /Helvetica", "/BaseFont /Helvetica /ToUnicode 5 0 R", StringComparison.Ordinal);
            objects[5] = Inflating("<41> <42>\n", 300);
        }, ends);
        yield return Of("picture-60000-by-60000", objects => Picture(objects, "/Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 8", "x"), ends);
        yield return Of("picture-of-noise-as-JPEG-2000", objects => Picture(objects, "/Width 2000 /Height 2000 /Filter /JPXDecode", Encoding.Latin1.GetString(Noise(20, 5000))), ends);
        yield return Of("picture-of-noise-as-JBIG2", objects => Picture(objects, "/Width 2000 /Height 2000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode", Encoding.Latin1.GetString(Noise(21, 5000))), ends);
        yield return Of("unknown-filter", objects => objects[4] = Stream(Words, "/Filter /Nothing"), ends);
    }

    private static IEnumerable<HostileFile> Boxes()
    {
        string[] ends = [Read, "damaged", "no-text", "conversion-timeout", "conversion-memory"];
        foreach (var (name, box) in new[] { ("huge", "0 0 1000000000 1000000000"), ("negative", "595 842 0 0"), ("nothing", "0 0 0 0"), ("needle", "0 0 0.0001 14400"), ("no-numbers", "/a /b /c /d"), ("far", "9e30 9e30 9e37 9e37") })
        {
            yield return Of($"box-{name}", objects => objects[3] = objects[3].Replace("0 0 595 842", box, StringComparison.Ordinal), ends);
            yield return Of($"box-{name}-of-a-scan", objects =>
            {
                objects[3] = objects[3].Replace("0 0 595 842", box, StringComparison.Ordinal);
                objects[4] = Stream("0 0 100 100 re f");
            }, ends);
        }

        yield return Of("unit-of-a-million", objects => objects[3] = objects[3].Replace("/MediaBox", "/UserUnit 1000000 /Rotate 45 /MediaBox", StringComparison.Ordinal), ends);
    }

    private static IEnumerable<HostileFile> Actions()
    {
        foreach (var (name, action) in new[]
                 {
                     ("script", "/S /JavaScript /JS (while\\(true\\){app.alert\\(1\\)})"), ("start-a-program", "/S /Launch /F (/bin/sh) /Win << /F (cmd.exe) /P (/c calc) >>"), ("address", "/S /URI /URI (http://127.0.0.1:9/)"),
                     ("form", "/S /SubmitForm /F (http://127.0.0.1:9/)"), ("other-file", "/S /GoToR /F (//server/share/a.pdf) /D [0 /Fit]"),
                 })
        {
            yield return Of($"action-{name}", objects => objects[1] = $"<< /Type /Catalog /Pages 2 0 R /OpenAction << {action} >> /AA << /WC << {action} >> >> >>", Read);
        }

        yield return Of("action-in-a-circle", objects => { objects[1] = "<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R /Outlines 5 0 R >>"; objects[5] = "<< /S /Named /N /NextPage /Next [5 0 R 5 0 R] /First 5 0 R >>"; }, Read);
        yield return Of("program-attached", objects => { objects[1] = "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a.exe) << /EF << /F 5 0 R >> >>] >> >> >>"; objects[5] = Stream("MZ"); }, Read);
        var locked = $"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{Hex(32)}> /U <{Hex(32)}> >> /ID [<00> <00>]";
        yield return new("password.pdf", () => Pdf(trailer: locked), "encrypted");
        yield return new("password-new.pdf", () => Pdf(trailer: $"/Encrypt << /Filter /Standard /P -44 /V 5 /R 6 /Length 256 /CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /StmF /StdCF /StrF /StdCF /O <{Hex(48)}> /U <{Hex(48)}> /OE <{Hex(32)}> /UE <{Hex(32)}> /Perms <{Hex(16)}> >> /ID [<00> <00>]"), "encrypted");
        yield return new("password-of-another-kind.pdf", () => Pdf(trailer: locked.Replace("/Standard", "/Nobody", StringComparison.Ordinal)), "encrypted", "damaged");
    }

    private static string Hex(int length) => Convert.ToHexString(Noise(22, length));

    private static void Picture(SortedDictionary<int, string> objects, string properties, string content)
    {
        objects[3] = objects[3].Replace("/Font", "/XObject << /A 5 0 R >> /Font", StringComparison.Ordinal);
        objects[4] = Stream("q 595 0 0 842 0 0 cm /A Do Q");
        objects[5] = Stream(content, $"/Type /XObject /Subtype /Image {properties}");
    }

    private static string Stream(string content, string properties = "") => $"<< /Length {content.Length} {properties} >>\nstream\n{content}\nendstream";

    private static string Inflating(string stretch, int megabytes, string properties = "")
    {
        var block = RawZip.Stretch(Encoding.Latin1.GetBytes(Many(stretch, (1 << 20) / stretch.Length)));
        var packed = new StringBuilder("\x78\x9c");
        for (var count = 0; count < megabytes; count++) packed.Append(Encoding.Latin1.GetString(block));
        return Stream(packed.Append("\x03\0").ToString(), $"/Filter /FlateDecode {properties}");
    }

    private static string TenTimes()
    {
        var content = Encoding.Latin1.GetBytes(Many(Words + "\n", 400_000));
        for (var round = 0; round < 10; round++)
        {
            using var packed = new MemoryStream();
            using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(content);
            content = packed.ToArray();
        }

        return Stream(Encoding.Latin1.GetString(content), $"/Filter [{Many("/FlateDecode ", 10)}]");
    }
}
