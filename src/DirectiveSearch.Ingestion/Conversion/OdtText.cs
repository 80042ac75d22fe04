using System.IO.Compression;
using System.Xml;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The words of an OpenDocument text, packed (.odt) or as one page of XML (.fodt): headers, then paragraphs and table cells as
/// lines, then notes.</summary>
public static class OdtText
{
    /// <exception cref="ReasonException">encrypted, damaged, text-too-long.</exception>
    public static string Read(ZipArchive package, IngestionLimits limits)
    {
        if (IsEncrypted(package)) throw new ReasonException("encrypted");
        var content = package.GetEntry("content.xml") ?? throw new ReasonException("damaged", "thiếu content.xml");
        return Read(package.GetEntry("styles.xml") is { } styles ? [styles.Open, content.Open] : [content.Open], limits);
    }

    /// <param name="page">A flat file.</param>
    /// <exception cref="ReasonException">damaged, text-too-long.</exception>
    public static string Read(byte[] page, IngestionLimits limits) => Read([() => new MemoryStream(page)], limits);

    private static string Read(IEnumerable<Func<Stream>> parts, IngestionLimits limits)
    {
        try
        {
            var document = new OdtDocument(limits);
            foreach (var open in parts)
            {
                using var stream = open();
                using var xml = XmlReader.Create(stream, new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true,
                });
                document.Read(xml);
            }

            return document.Text;
        }
        catch (Exception error) when (error is XmlException or InvalidDataException)
        {
            throw new ReasonException("damaged", error.Message.Split('\n')[0]);
        }
    }

    private static bool IsEncrypted(ZipArchive package)
    {
        if (package.GetEntry("encrypted-package") is not null) return true;
        if (package.GetEntry("META-INF/manifest.xml") is not { } manifest) return false;
        using var reader = new StreamReader(manifest.Open());
        for (string? line; (line = reader.ReadLine()) is not null;)
        {
            if (line.Contains("encryption-data", StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
