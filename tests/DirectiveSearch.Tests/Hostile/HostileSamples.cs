using System.Text;
using DirectiveSearch.Tests.Ingestion;
using static DirectiveSearch.Tests.Hostile.HostileFile;

namespace DirectiveSearch.Tests.Hostile;

/// <summary>Sound files of every format, cut off, with bytes changed, and under each other's names.</summary>
internal static class HostileSamples
{
    private const int Cuts = 3;

    /// <summary>What a damaged file may end with; it may also be read, in part or for what it was.</summary>
    private static readonly string[] Damaged =
    [
        Read, "damaged", "no-text", "unknown-format", "unsupported-format", "invalid-utf8", "unsupported-charset", "encrypted", "zip-bomb", "zip-empty", "image-too-large", "text-too-long", "conversion-timeout", "conversion-memory",
        "too-many-pages", "empty",
    ];

    public static IEnumerable<HostileFile> All()
    {
        var samples = Sound();
        return samples.SelectMany((sample, index) => CutOff(sample.Name, sample.Make, index).Concat(Changed(sample.Name, sample.Make, index))).Concat(Mislabelled(samples)).Concat(Strangers());
    }

    /// <summary>Cut off and changed at places that follow from a seed.</summary>
    public static IEnumerable<HostileFile> CutOff(string name, Func<byte[]> make, int seed)
    {
        for (var cut = 0; cut < Cuts; cut++)
        {
            var share = new Random((seed * Cuts) + cut).NextDouble();
            yield return new($"cut-{cut}-{name}", () => make() is var whole ? whole[..(int)(whole.Length * share)] : [], Damaged);
        }
    }

    private static IEnumerable<HostileFile> Changed(string name, Func<byte[]> make, int seed)
    {
        for (var round = 0; round < 2; round++)
        {
            var random = new Random(1000 + (seed * 2) + round);
            yield return new($"changed-{round}-{name}", () =>
            {
                var bytes = make();
                for (var count = 0; count < 1 + (bytes.Length / 500); count++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            }, Damaged);
        }
    }

    private static IEnumerable<HostileFile> Mislabelled(IReadOnlyList<(string Name, Func<byte[]> Make)> samples)
    {
        for (var index = 0; index < samples.Count; index++)
        {
            var (name, make) = samples[index];
            var other = Path.GetExtension(samples[(index + 5) % samples.Count].Name);
            yield return new($"{Path.GetFileNameWithoutExtension(name)}-as{other}", make, Read, "no-text");
        }
    }

    /// <summary>Files of other programs under names of documents.</summary>
    private static IEnumerable<HostileFile> Strangers()
    {
        (string Name, string Head)[] heads =
        [
            ("program.doc", "MZ\u0090\0\u0003"), ("program.pdf", "\u007fELF\u0002\u0001\u0001\0"), ("class.docx", "\u00ca\u00fe\u00ba\u00be\0\0\0\u0034"), ("database.doc", "SQLite format 3\0"), ("packed.docx", "\u001f\u008b\u0008\0"),
            ("packed.zip", "7z\u00bc\u00af\u0027\u001c\0"), ("packed.rtf", "Rar!\u001a\u0007\u0001\0"), ("film.pdf", "\0\0\0\u0020ftypmp42"), ("sound.odt", "ID3\u0003\0\0\0"), ("disk.doc", "\0\0\0\0CD001"),
        ];
        foreach (var (name, head) in heads) yield return new($"stranger-{name}", () => [.. Encoding.Latin1.GetBytes(head), .. Noise(50, 3000)], "unknown-format", "unsupported-format");
    }

    private static List<(string Name, Func<byte[]> Make)> Sound() =>
    [
        ("plan.txt", () => Encoding.UTF8.GetBytes(MixedFiles.Text(1))),
        ("plan-16.txt", () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(MixedFiles.Text(2))]),
        ("plan.md", () => Encoding.UTF8.GetBytes("# Kế hoạch\n\n" + MixedFiles.Text(3))),
        ("plan.html", () => Encoding.UTF8.GetBytes($"<html><body><p>{MixedFiles.Text(4).Replace("\n", "</p><p>", StringComparison.Ordinal)}</p></body></html>")),
        ("plan.mht", () => Encoding.UTF8.GetBytes($"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>{MixedFiles.Text(5)}</p></body></html>\r\n--b--")),
        ("plan.docx", () => Fixtures.Docx((_, body) => { foreach (var line in MixedFiles.Text(6).Split('\n')) body.AppendChild(Fixtures.Paragraph(line)); })),
        ("plan.odt", () => HostilePackages.Odt(HostilePackages.OpenBody(string.Concat(MixedFiles.Text(7).Split('\n').Select(line => $"<text:p>{System.Security.SecurityElement.Escape(line)}</text:p>"))))),
        ("plan.rtf", () => Encoding.ASCII.GetBytes("{\\rtf1\\ansi " + string.Concat(MixedFiles.Text(8).Select(letter => letter is '\n' ? "\\par\n" : letter < 128 ? $"{letter}" : $"\\u{(short)letter}?")) + "}")),
        ("plan.doc", () => RawCompound.Word(MixedFiles.Text(9).Replace('\n', '\r'))),
        ("plan.pdf", () => HostilePdfs.Pdf()),
        ("plan.png", () => HostilePictures.Png(300, 200, 200)),
        ("plan.zip", () => RawZip.Of(RawEntry.Deflated("a.txt", MixedFiles.Text(10)), RawEntry.Deflated("b.txt", MixedFiles.Text(11)))),
    ];
}
