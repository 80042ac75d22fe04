using System.Buffers.Binary;
using static DirectiveSearch.Tests.Hostile.HostileFile;

namespace DirectiveSearch.Tests.Hostile;

/// <summary>Zips of files: bombs, cycles, lies about sizes and places, names that lead elsewhere, passwords.</summary>
internal static class HostileArchives
{
    public static IEnumerable<HostileFile> All() => Bombs().Concat(Lies()).Concat(Names()).Concat(Locked());

    private static IEnumerable<HostileFile> Bombs()
    {
        yield return new("bomb-flat.zip", () => RawZip.Of(RawEntry.Blanks("a.txt", 300)), "zip-bomb");
        yield return new("bomb-1-gigabyte.zip", () => RawZip.Of(RawEntry.Blanks("a.txt", 1024)), "zip-bomb");
        yield return new("bomb-says-one-byte.zip", () => RawZip.Of(RawEntry.Blanks("a.txt", 300) with { ClaimedSize = 1 }), "zip-bomb", "damaged", "no-text");
        yield return new("bomb-beside-a-plan.zip", () => RawZip.Of(RawEntry.Blanks("a.txt", 300), RawEntry.Deflated("b.txt", Plan)), "zip-bomb", Read);
        yield return new("bomb-of-many.zip", () => RawZip.Of([.. Enumerable.Range(0, 200).Select(number => RawEntry.Blanks($"{number}.txt", 4))]), "zip-bomb", "no-text");
        yield return new("bomb-nested.zip", () => Nested(3, RawEntry.Blanks("a.txt", 200), 1), "zip-bomb", "zip-nesting");
        yield return new("bomb-nested-16-wide.zip", () => Nested(3, RawEntry.Blanks("a.txt", 4), 16), "zip-bomb", "zip-nesting", "no-text");
        yield return new("nested-16-wide-6-deep.zip", () => Nested(6, RawEntry.Deflated("a.txt", Plan), 16), "zip-nesting", "zip-bomb");
        yield return new("nested-1-wide-60-deep.zip", () => Nested(60, RawEntry.Deflated("a.txt", Plan), 1), "zip-nesting");
        yield return new("overlapping-entries.zip", () => Overlapping(2000, 1), "zip-bomb", "no-text");
        yield return new("overlapping-with-random-filler.zip", () => Overlapping(60, 1, RawEntry.Stored("z.bin", Noise(1, 1 << 20))), "zip-bomb", "no-text", "unknown-format");
        yield return new("cyclic.zip", Cyclic, "damaged", "zip-nesting", Read);
        yield return new("quine.zip", ZipQuine.Make, "zip-nesting", "damaged");
        yield return new("10001-files.zip", () => RawZip.Of([.. Enumerable.Range(0, 10_001).Select(number => new RawEntry($"{number}", []) { Method = 0 })]), "zip-bomb");
        yield return new("long-directory.zip", () => RawZip.Of([.. Enumerable.Range(0, 200).Select(number => new RawEntry($"{number}{new string('x', 60_000)}", []) { Method = 0 })]), "zip-bomb");
    }

    private static IEnumerable<HostileFile> Lies()
    {
        var plan = RawEntry.Deflated("a.txt", Plan);
        yield return new("zip64-1-gigabyte.zip", () => RawZip.Of(plan with { ClaimedSize = uint.MaxValue, Extra = Zip64(1L << 30) }), "zip-bomb", "damaged");
        yield return new("zip64-16-exabytes.zip", () => RawZip.Of(plan with { ClaimedSize = uint.MaxValue, Extra = Zip64(long.MaxValue) }), "zip-bomb", "damaged");
        yield return new("zip64-negative.zip", () => RawZip.Of(plan with { ClaimedSize = uint.MaxValue, Extra = Zip64(-1) }), "zip-bomb", "damaged", Read);
        yield return new("claims-4-gigabytes.zip", () => RawZip.Of(plan with { ClaimedSize = uint.MaxValue - 1 }), "zip-bomb");
        yield return new("claims-nothing.zip", () => RawZip.Of(plan with { ClaimedSize = 0 }), Read, "empty", "damaged");
        yield return new("longer-than-the-file.zip", () => RawZip.Of(plan with { ClaimedPacked = 1 << 30 }), "damaged");
        yield return new("65535-entries-of-one.zip", () => RawZip.Of([plan], end => end.AsSpan(8, 4).Fill(0xFF)), "damaged");
        yield return new("no-entries-of-one.zip", () => RawZip.Of([plan], end => end.AsSpan(8, 4).Clear()), "damaged", "zip-empty");
        yield return new("directory-beyond-the-end.zip", () => RawZip.Of([plan], end => end.AsSpan(16, 4).Fill(0x7F)), "damaged", "zip-bomb");
        yield return new("directory-at-the-beginning.zip", () => RawZip.Of([plan], end => end.AsSpan(16, 4).Clear()), "damaged");
        yield return new("directory-of-4-gigabytes.zip", () => RawZip.Of([plan], end => end.AsSpan(12, 4).Fill(0xFF)), "damaged", "zip-bomb");
        yield return new("comment-that-is-not-there.zip", () => RawZip.Of([plan], end => end.AsSpan(20, 2).Fill(0xFF)), Read, "damaged");
        yield return new("two-ends.zip", () => [.. RawZip.Of(plan), .. RawZip.Of(plan)], Read, "damaged");
        yield return new("unknown-method.zip", () => RawZip.Of(plan with { Method = 97 }, plan with { Name = "b.txt", Method = 14 }), "damaged");
        yield return new("garbage-for-deflate.zip", () => RawZip.Of(plan with { Packed = Noise(2, 3000) }), "damaged");
        yield return new("nothing-but-its-end.zip", () => RawZip.Of([]), "zip-empty");
        yield return new("nothing-but-its-beginning.zip", () => [.. "PK\x03\x04"u8], "damaged");
    }

    private static IEnumerable<HostileFile> Names()
    {
        static RawEntry Named(string name, int number) => RawEntry.Deflated(name, Plan.Replace("12/", $"{1000 + number}/", StringComparison.Ordinal));
        string[] names =
        [
            "../../../../etc/passwd", "/etc/shadow", "C:\\Windows\\System32\\a.txt", "..\\..\\a.txt", "\\\\server\\share\\a.txt", "a\0b.txt", "CON", "....//....//a.txt", "~/.ssh/authorized_keys",
            "a\u202Etxt.exe", "<script>alert(1)</script>.txt", "'; DROP TABLE documents; --.txt", "$(reboot).txt", "%2e%2e%2fa.txt", "a\nb.txt", " ", new string('x', 5000) + ".txt",
            string.Concat(Enumerable.Repeat("a/", 3000)) + "b.txt",
        ];
        yield return new("names-that-lead-elsewhere.zip", () => RawZip.Of([.. names.Select(Named)]), Read, "empty");
        yield return new("link-to-passwd.zip", () => RawZip.Of(RawEntry.Stored("link", "/etc/passwd"u8.ToArray()) with { Attributes = 0xA1FF0000 }), Read);
        yield return new("ten-times-the-same-name.zip", () => RawZip.Of([.. Enumerable.Range(20, 10).Select(number => Named("a.txt", number))]), Read);
    }

    private static IEnumerable<HostileFile> Locked()
    {
        var plan = RawEntry.Deflated("kế hoạch.txt", Plan);
        yield return new("password.zip", () => RawZip.Of(plan with { Flags = 0x801, Packed = [.. Noise(3, 12), .. plan.Packed] }), "encrypted");
        yield return new("password-aes.zip", () => RawZip.Of(plan with { Flags = 0x801, Method = 99, Extra = [1, 0x99, 7, 0, 2, 0, (byte)'A', (byte)'E', 3, 8, 0] }), "encrypted");
        yield return new("password-within.zip", () => RawZip.Of(RawEntry.Stored("trong.zip", RawZip.Of(plan with { Flags = 0x801 })), RawEntry.Deflated("b.txt", Plan + "b")), "encrypted", Read);
        yield return new("password-docx.zip", () => RawZip.Of(RawEntry.Deflated("khóa.docx", RawCompound.Of(("EncryptionInfo", Noise(4, 300)), ("EncryptedPackage", Noise(5, 9000))))), "encrypted");
    }

    private static byte[] Nested(int depth, RawEntry innermost, int width)
    {
        var zip = RawZip.Of(innermost);
        for (var level = 1; level < depth; level++)
        {
            var inner = RawEntry.Deflated("x.zip", zip);
            zip = RawZip.Of([.. Enumerable.Range(0, width).Select(number => inner with { Name = $"{number}.zip" })]);
        }

        return zip;
    }

    /// <summary>Many names for the same bytes.</summary>
    private static byte[] Overlapping(int names, int megabytes, params RawEntry[] further)
    {
        var kernel = RawEntry.Blanks("0.txt", megabytes);
        return RawZip.Of([kernel, .. Enumerable.Range(1, names).Select(number => kernel with { Name = $"{number}.txt", SharesLast = true }), .. further]);
    }

    /// <summary>A stored entry that reaches to the end of the archive: the list of contents that names it lies within it.</summary>
    private static byte[] Cyclic()
    {
        var plan = RawEntry.Deflated("a.txt", Plan);
        var self = new RawEntry("self.zip", []) { Method = 0 };
        var length = (uint)(RawZip.Of(self, plan).Length - 30 - self.Name.Length);
        return RawZip.Of(self with { ClaimedPacked = length, ClaimedSize = length }, plan);
    }

    private static byte[] Zip64(long size)
    {
        var extra = new byte[12];
        extra[0] = 1;
        extra[2] = 8;
        BinaryPrimitives.WriteInt64LittleEndian(extra.AsSpan(4), size);
        return extra;
    }
}
