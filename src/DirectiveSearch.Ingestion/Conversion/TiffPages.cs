using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Puts a page of a TIFF into a PDF as it is: what a fax or a scanner packs (G3, G4, LZW, Flate, PackBits, JPEG), a PDF unpacks the same way.</summary>
/// <remarks>TIFF 6.0, sections 2 to 14 and 22; PDF 1.7, 7.4.</remarks>
internal sealed class TiffPages
{
    private const int MostStrips = 20_000;
    private const int MostEntries = 1000;

    private readonly byte[] file;
    private readonly bool big;
    private readonly Dictionary<int, long[]> fields = [];

    private TiffPages(byte[] file) => (this.file, big) = (file, file.Length > 0 && file[0] == 'M');

    /// <param name="page">From 0.</param>
    /// <returns>Null when there is no such page, or it is made in a way that a PDF does not know.</returns>
    public static byte[]? ToPdf(byte[] file, int page)
    {
        try
        {
            var tiff = new TiffPages(file);
            return tiff.Open(page) ? tiff.Write() : null;
        }
        catch (Exception error) when (error is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private bool Open(int page)
    {
        for (var at = UInt32(4); at != 0; page--)
        {
            var count = UInt16(at);
            if (count is 0 or > MostEntries) return false;
            if (page == 0)
            {
                for (var entry = 0; entry < count; entry++) Read(at + 2 + (entry * 12));
                return true;
            }

            var next = UInt32(at + 2 + (count * 12));
            if (next <= at && next != 0) return false;
            at = next;
        }

        return false;
    }

    /// <summary>Numbers only: bytes, shorts and longs.</summary>
    private void Read(long entry)
    {
        var (tag, type, count) = (UInt16(entry), UInt16(entry + 2), UInt32(entry + 4));
        var size = type switch { 1 or 7 => 1, 3 => 2, 4 => 4, _ => 0 };
        if (size == 0 || count > file.Length / size) return;
        var at = count * size <= 4 ? entry + 8 : UInt32(entry + 8);
        fields[tag] = [.. Enumerable.Range(0, (int)count).Select(index => size switch { 1 => file[at + index], 2 => UInt16(at + (index * 2)), _ => UInt32(at + (index * 4)) })];
    }

    private byte[]? Write()
    {
        var (width, height, colours) = (Field(256), Field(257), Field(277, 1));
        var (offsets, counts) = (fields.GetValueOrDefault(273), fields.GetValueOrDefault(279));
        var rows = Math.Min(Field(278, height), height);
        if (width <= 0 || rows <= 0 || offsets is null || counts is null || offsets.Length != counts.Length || offsets.Length > MostStrips || colours is not (1 or 3) || Field(284, 1) != 1) return null;
        var (pdf, starts, content) = (new MemoryStream(), new List<long>(), new StringBuilder());
        void Object(string dictionary, byte[]? stream = null)
        {
            starts.Add(pdf.Position);
            pdf.Write(Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{starts.Count} 0 obj\n{dictionary}\n")));
            if (stream is not null) pdf.Write([.. "stream\n"u8, .. stream, .. "\nendstream\n"u8]);
            pdf.Write("endobj\n"u8);
        }

        pdf.Write("%PDF-1.4\n"u8);
        for (var strip = 0; strip < offsets.Length; strip++)
        {
            var lines = Math.Min(rows, height - (strip * rows));
            if (lines <= 0) break;
            if (Picture(width, lines) is not { } picture) return null;
            var data = Data(offsets[strip], counts[strip]);
            Object($"<< /Type /XObject /Subtype /Image /Width {width} /Height {lines} {picture} /Length {data.Length} >>", data);
            content.Append(CultureInfo.InvariantCulture, $"q {width} 0 0 {lines} 0 {height - (strip * rows) - lines} cm /I{strip + 1} Do Q\n");
        }

        var (strips, drawing) = (starts.Count, Encoding.Latin1.GetBytes(content.ToString()));
        Object($"<< /Length {drawing.Length} >>", drawing);
        Object($"<< /Type /Page /Parent {strips + 3} 0 R /MediaBox [0 0 {width} {height}] /Contents {strips + 1} 0 R /Resources << /XObject << {string.Join(' ', Enumerable.Range(1, strips).Select(strip => $"/I{strip} {strip} 0 R"))} >> >> >>");
        Object($"<< /Type /Pages /Kids [{strips + 2} 0 R] /Count 1 >>");
        Object($"<< /Type /Catalog /Pages {strips + 3} 0 R >>");
        var table = pdf.Position;
        var end = new StringBuilder($"xref\n0 {starts.Count + 1}\n0000000000 65535 f \n");
        foreach (var start in starts) end.Append(CultureInfo.InvariantCulture, $"{start:0000000000} 00000 n \n");
        pdf.Write(Encoding.Latin1.GetBytes(end.Append(CultureInfo.InvariantCulture, $"trailer << /Size {starts.Count + 1} /Root {starts.Count} 0 R >>\nstartxref\n{table}\n%%EOF\n").ToString()));
        return pdf.ToArray();
    }

    /// <summary>How a strip is packed and coloured, as a PDF says it.</summary>
    private string? Picture(long width, long lines)
    {
        var (bits, colours, white) = (Field(258, 1), Field(277, 1), Field(262) == 0);
        var colour = $"/BitsPerComponent {bits} /ColorSpace {(colours == 3 ? "/DeviceRGB" : "/DeviceGray")}{(white ? " /Decode [1 0]" : "")}";
        var predicted = Field(317, 1) == 2 ? $" /DecodeParms << /Predictor 2 /Colors {colours} /BitsPerComponent {bits} /Columns {width} >>" : "";
        if (Field(262) is not (0 or 1 or 2 or 6) || bits is not (1 or 2 or 4 or 8)) return null;
        string Fax(long k) => $"/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K {k} /Columns {width} /Rows {lines} /BlackIs1 {(white ? "false" : "true")} >>";
        return Field(259, 1) switch
        {
            1 => colour,
            3 => Fax((Field(292, 0) & 1) == 1 ? 1 : 0),
            4 => Fax(-1),
            5 => $"{colour} /Filter /LZWDecode{predicted}",
            7 => $"/BitsPerComponent 8 /ColorSpace {(colours == 3 ? "/DeviceRGB" : "/DeviceGray")} /Filter /DCTDecode",
            8 or 32946 => $"{colour} /Filter /FlateDecode{predicted}",
            32773 => $"{colour} /Filter /RunLengthDecode",
            _ => null,
        };
    }

    private byte[] Data(long offset, long count)
    {
        var data = file.AsSpan(checked((int)offset), checked((int)count)).ToArray();
        if (Field(266, 1) == 2)
            for (var index = 0; index < data.Length; index++) data[index] = Reversed(data[index]);
        // The tables stand once for all strips, between the marks of a picture of their own.
        return Field(259, 1) == 7 && fields.GetValueOrDefault(347) is { Length: > 4 } tables && data.Length > 2 ? [.. tables[..^2].Select(value => (byte)value), .. data[2..]] : data;
    }

    private static byte Reversed(byte bits)
    {
        var reversed = 0;
        for (var bit = 0; bit < 8; bit++) reversed |= ((bits >> bit) & 1) << (7 - bit);
        return (byte)reversed;
    }

    private long Field(int tag, long otherwise = -1) => fields.GetValueOrDefault(tag) is [var first, ..] ? first : otherwise;

    private int UInt16(long at) => big ? BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(checked((int)at), 2)) : BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(checked((int)at), 2));

    private long UInt32(long at) => big ? BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(checked((int)at), 4)) : BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(checked((int)at), 4));
}
