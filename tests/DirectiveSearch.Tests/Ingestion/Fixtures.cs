using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>Files made for a test.</summary>
internal static class Fixtures
{
    public static byte[] Docx(Action<MainDocumentPart, Body> write)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            var body = new Body();
            main.Document = new Document(body);
            write(main, body);
        }

        return stream.ToArray();
    }

    public static Paragraph Paragraph(string text) => new(new Run(new WordText(text) { Space = SpaceProcessingModeValues.Preserve }));

    /// <summary>A zip that looks like a document and inflates from little to much.</summary>
    public static byte[] ZipBomb(int megabytes)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("[Content_Types].xml");
            using var content = zip.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).Open();
            var blanks = new byte[1 << 20];
            Array.Fill(blanks, (byte)' ');
            for (var written = 0; written < megabytes; written++) content.Write(blanks);
        }

        return stream.ToArray();
    }

    public static byte[] Zip(params string[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries) zip.CreateEntry(entry);
        }

        return stream.ToArray();
    }

    /// <summary>A PDF of one page with lines of plain Latin text.</summary>
    public static byte[] Pdf(params string[] lines)
    {
        var page = new StringBuilder("BT /F1 24 Tf 72 760 Td 30 TL\n");
        foreach (var line in lines) page.Append(CultureInfo.InvariantCulture, $"({line}) Tj T*\n");
        return Pdf("<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>", Encoding.ASCII.GetBytes(page.Append("ET").ToString()), null);
    }

    /// <summary>The same under a word in a frame, both in red.</summary>
    public static byte[] StampedPdf(string stamp, params string[] lines)
    {
        var page = new StringBuilder($"q 0.8 0.1 0.15 RG 0.8 0.1 0.15 rg 3 w 380 700 150 40 re S BT /F1 24 Tf 395 712 Td ({stamp}) Tj ET Q\nBT /F1 24 Tf 72 640 Td 30 TL\n");
        foreach (var line in lines) page.Append(CultureInfo.InvariantCulture, $"({line}) Tj T*\n");
        return Pdf("<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >> >> >>", Encoding.ASCII.GetBytes(page.Append("ET").ToString()), null);
    }

    /// <summary>A PDF of one page that is nothing but a picture.</summary>
    public static byte[] ScannedPdf(byte[] jpeg, int width, int height)
    {
        var image = Concat(
            Encoding.ASCII.GetBytes($"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length {jpeg.Length} >>\nstream\n"),
            jpeg,
            "\nendstream"u8.ToArray());
        return Pdf("<< /XObject << /I 5 0 R >> >>", "q 595 0 0 842 0 0 cm /I Do Q"u8.ToArray(), image);
    }

    /// <summary>The picture of a PDF's only page.</summary>
    public static byte[] Render(TemporaryFolder folder, byte[] pdf, string format)
    {
        var path = folder.Write("render.pdf", pdf);
        var target = Path.Combine(folder.Path, "render");
        using var process = Process.Start(Component.Require("pdftoppm"), ["-r", "150", "-singlefile", $"-{format}", path, target]);
        process.WaitForExit();
        return File.ReadAllBytes(target + (format == "jpeg" ? ".jpg" : ".png"));
    }

    private static byte[] Pdf(string resources, byte[] content, byte[]? fifth)
    {
        var pdf = new MemoryStream();
        void Write(string text) => pdf.Write(Encoding.ASCII.GetBytes(text));
        Write("%PDF-1.4\n");
        Write("1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n");
        Write($"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources {resources} >> endobj\n");
        Write($"4 0 obj << /Length {content.Length} >>\nstream\n");
        pdf.Write(content);
        Write("\nendstream endobj\n");
        if (fifth is not null)
        {
            Write("5 0 obj ");
            pdf.Write(fifth);
            Write(" endobj\n");
        }

        Write("trailer << /Root 1 0 R >>\n%%EOF\n");
        return pdf.ToArray();
    }

    /// <summary>White pages, uncompressed.</summary>
    public static byte[] Tiff(int width, int height, int pages)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("II*\0"u8);
        for (var page = 0; page < pages; page++)
        {
            // Where the directory stands, which is behind the pixels; then its nine entries: tag, type (long), count, value.
            writer.Write((int)file.Position + 4 + (width * height));
            var pixels = (int)file.Position;
            writer.Write(Enumerable.Repeat((byte)255, width * height).ToArray());
            writer.Write((short)9);
            foreach (var (tag, value) in ((short, int)[])[(256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, pixels), (277, 1), (278, height), (279, width * height)])
            {
                writer.Write(tag);
                writer.Write((short)4);
                writer.Write(1);
                writer.Write(value);
            }
        }

        writer.Write(0);
        return file.ToArray();
    }

    private static byte[] Concat(params byte[][] parts) => [.. parts.SelectMany(part => part)];
}
