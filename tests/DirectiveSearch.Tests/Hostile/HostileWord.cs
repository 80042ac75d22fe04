using System.Text;
using static DirectiveSearch.Tests.Hostile.HostileFile;

namespace DirectiveSearch.Tests.Hostile;

/// <summary>Word 6 to 2003 and other OLE files whose tables lie, and rich text.</summary>
internal static class HostileWord
{
    public static IEnumerable<HostileFile> All() => Chains().Concat(Tables()).Concat(Containers()).Concat(RichTexts());

    /// <summary>Sectors that name each other in circles, or none that is there.</summary>
    private static IEnumerable<HostileFile> Chains()
    {
        static byte[] Lying(Action<uint[]> lie)
        {
            var (document, table) = RawCompound.WordStreams(Many(Plan, 40));
            return RawCompound.Of([("WordDocument", document), ("1Table", table)], lie);
        }

        static byte[] Patched(int at, uint value)
        {
            var file = RawCompound.Word(Plan);
            RawCompound.Put(file, at, value);
            return file;
        }

        string[] ends = [Read, "damaged", "no-text", "unsupported-format"];
        yield return new("table-in-a-circle.doc", () => Lying(next => Array.Fill(next, 3u, 2, 60)), ends);
        yield return new("directory-in-a-circle.doc", () => Lying(next => next[1] = 1), ends);
        yield return new("two-chains-crossed.doc", () => Lying(next => (next[4], next[5]) = (next[5], next[4])), ends);
        yield return new("sectors-beyond-the-end.doc", () => Lying(next => Array.Fill(next, 0x00FFFFFFu, 2, 60)), ends);
        yield return new("all-sectors-free.doc", () => Lying(next => Array.Fill(next, uint.MaxValue)), ends);
        yield return new("further-tables-in-a-circle.doc", () => Patched(0x44, 0), ends);
        yield return new("million-tables.doc", () => Patched(0x2C, 1_000_000), ends);
        yield return new("small-sectors-in-a-circle.doc", () => Patched(0x3C, 1), ends);
        yield return new("all-streams-small.doc", () => Patched(0x38, uint.MaxValue), ends);
        yield return new("directory-at-the-head.doc", () => Patched(0x30, uint.MaxValue), ends);
        yield return new("sector-of-2-gigabytes.doc", () => Patched(0x1E, 31), ends);
        yield return new("stream-of-4-gigabytes.doc", () => Patched(0x400 + 128 + 0x78, uint.MaxValue), ends);
        yield return new("directory-tree-in-a-circle.doc", () => Patched(0x400 + 0x4C, 0), ends);
    }

    /// <summary>Pieces and stories that lie outside, within each other, or have no end.</summary>
    private static IEnumerable<HostileFile> Tables()
    {
        string[] ends = [Read, "damaged", "no-text", "text-too-long", "unsupported-format"];
        HostileFile Lie(string name, Action<byte[], byte[]> lie) => new(name, () => RawCompound.Word(Plan, lie), ends);
        yield return Lie("piece-outside.doc", (_, table) => RawCompound.Put(table, 15, 0x3FFFFFFF));
        yield return Lie("piece-of-4-gigabytes.doc", (_, table) => RawCompound.Put(table, 9, uint.MaxValue));
        yield return Lie("piece-backwards.doc", (_, table) => RawCompound.Put(table, 5, 5000));
        yield return Lie("pieces-of-4-gigabytes.doc", (_, table) => RawCompound.Put(table, 1, uint.MaxValue));
        yield return Lie("pieces-outside.doc", (document, _) => RawCompound.Put(document, 0x1A2, uint.MaxValue - 3));
        yield return Lie("no-pieces.doc", (_, table) => table[0] = 9);
        yield return Lie("changes-without-end.doc", (document, table) => { Array.Fill(table, (byte)1); RawCompound.Put(document, 0x1A6, 4608); });
        yield return Lie("stories-of-4-gigabytes.doc", (document, _) => { for (var at = 0x4C; at <= 0x64; at += 4) RawCompound.Put(document, at, uint.MaxValue); });
        yield return Lie("negative-stories.doc", (document, _) => { for (var at = 0x4C; at <= 0x64; at += 4) RawCompound.Put(document, at, 0x80000000); });
        yield return Lie("all-fields-lie.doc", (document, _) => Noise(10, 700).CopyTo(document, 0x50));
        yield return Lie("places-everywhere.doc", (document, _) => { for (var at = 0x9A; at < 0x1A2; at += 8) { RawCompound.Put(document, at, 0); RawCompound.Put(document, at + 4, 4000); } });
        yield return new("thousand-pieces-of-the-same.doc", () => RawCompound.Of(("WordDocument", Pieces(out var table, 200_000)), ("1Table", table)), ends);
        yield return new("notes-without-end.doc", () => RawCompound.Word(Many("\u0002\u0013\u0014\u0015\u0007\u0008", 40_000) + Plan), ends);
        yield return new("password.doc", () => RawCompound.Word(Plan, (document, _) => document[0x0B] |= 1), "encrypted");
    }

    private static byte[] Pieces(out byte[] table, int count)
    {
        var text = Many(Plan, 30);
        var (document, _) = RawCompound.WordStreams(text);
        table = new byte[((count + 1) * 4) + (count * 8) + 5];
        table[0] = 2;
        RawCompound.Put(table, 1, (uint)table.Length - 5);
        for (var piece = 0; piece <= count; piece++) RawCompound.Put(table, 5 + (piece * 4), (uint)(piece * text.Length));
        for (var piece = 0; piece < count; piece++) RawCompound.Put(table, 5 + ((count + 1) * 4) + (piece * 8) + 2, 2048);
        RawCompound.Put(document, 0x1A6, (uint)table.Length);
        return document;
    }

    private static IEnumerable<HostileFile> Containers()
    {
        yield return new("password-new.docx", () => RawCompound.Of(("EncryptionInfo", Noise(11, 300)), ("EncryptedPackage", Noise(12, 9000))), "encrypted");
        yield return new("sheet.doc", () => RawCompound.Of(("Workbook", Noise(13, 9000))), "unsupported-format");
        yield return new("slides.doc", () => RawCompound.Of(("PowerPoint Document", Noise(14, 9000))), "unsupported-format");
        yield return new("letter-of-mail.doc", () => RawCompound.Of(("__substg1.0_1000001F", Encoding.Unicode.GetBytes(Plan))), "unsupported-format");
        yield return new("macros.doc", () => { var (document, table) = RawCompound.WordStreams(Plan); return RawCompound.Of(("WordDocument", document), ("1Table", table), ("VBA", Noise(15, 5000)), ("_VBA_PROJECT", Noise(16, 5000))); }, Read);
        yield return new("head-of-OLE-alone.doc", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "unsupported-format", "damaged");
        yield return new("noise-behind-OLE.doc", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Noise(17, 100_000)], "unsupported-format", "damaged");
        yield return new("WordDocument-of-noise.doc", () => RawCompound.Of(("WordDocument", Noise(18, 50_000)), ("1Table", Noise(19, 5000))), "damaged", "no-text", "encrypted", "unsupported-format", Read, "conversion-timeout");
    }

    private static IEnumerable<HostileFile> RichTexts()
    {
        string[] ends = [Read, "damaged", "no-text", "text-too-long"];
        const string Words = "Ke hoach so 12/KH-UBND";
        HostileFile Rich(string name, Func<string> inner) => new(name, () => Encoding.Latin1.GetBytes("{\\rtf1\\ansi " + inner() + Words + "}"), ends);
        yield return Rich("million-groups.rtf", () => Many("{}", 3_000_000));
        yield return Rich("deep-groups.rtf", () => Many("{", 3_000_000));
        yield return Rich("binary-of-2-gigabytes.rtf", () => "\\bin2147483647 x");
        yield return Rich("binary-negative.rtf", () => "\\bin-2147483648 x");
        yield return Rich("binary-beyond-numbers.rtf", () => "\\bin99999999999999999999 x");
        yield return Rich("skips-a-billion.rtf", () => "\\uc1000000000\\u7871?\\uc-5\\u7871?");
        yield return Rich("letters-beyond-Unicode.rtf", () => "\\u99999999?\\u-99999999?\\u55296?\\u0?\\'zz\\'");
        yield return Rich("million-fonts.rtf", () => "{\\fonttbl" + string.Concat(Enumerable.Range(0, 200_000).Select(number => $"{{\\f{number}\\fcharset163 F{number};}}")) + "}");
        yield return Rich("font-of-any-page.rtf", () => "{\\fonttbl{\\f0\\fcharset255\\cpg99999 X;}{\\f-1\\fcharset-7 Y;}}\\ansicpg99999\\f0 \\'e1");
        yield return Rich("fields-in-fields.rtf", () => Many("{\\field{\\*\\fldinst X}{\\fldrslt ", 1600));
        yield return Rich("picture-of-8-megabytes.rtf", () => "{\\pict " + new string('a', 8 << 20) + "}");
        yield return Rich("object-that-calls.rtf", () => "{\\object\\objautlink{\\*\\objclass Word.Document}{\\*\\objdata 0105000002000000}}{\\*\\template http://127.0.0.1:9/x.dotm}");
        yield return Rich("tables-in-tables.rtf", () => Many("\\trowd\\itap2147483647\\cellx-1\\intbl x\\nestcell\\cell\\row", 20_000));
        yield return Rich("boxes-everywhere.rtf", () => Many("{\\pard\\posx2147483647\\posy-2147483648\\absw1 x\\par}", 20_000));
        yield return Rich("word-of-8-megabytes.rtf", () => "\\" + new string('a', 8 << 20) + " ");
        yield return Rich("notes-in-notes.rtf", () => Many("{\\footnote x", 1600));
        yield return new("never-closed.rtf", () => Encoding.Latin1.GetBytes("{\\rtf1 " + Words), ends);
        yield return new("head-alone.rtf", "{\\rtf", "no-text", "damaged");
    }
}
