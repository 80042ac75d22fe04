using System.Buffers.Binary;
using System.Text;

namespace DirectiveSearch.Tests.Hostile;

/// <summary>A zip whose only file is that very zip: whoever unpacks it to the end never ends. Its deflated stream is a program of two
/// operations, each five bytes long: L(n) writes the next n bytes, R(n) writes the last n bytes once more.</summary>
internal static class ZipQuine
{
    private const int Operation = 5;

    /// <summary>This long, so that the repetitions below take exactly forty bits.</summary>
    private const string Name = "a-zip-that-holds-nothing-but-itself-.zip";

    public static byte[] Make()
    {
        var (before, after) = (30 + Name.Length, Operation + 46 + Name.Length + 22);
        var stream = Program(new byte[before], new byte[after]).Length - before - after + Operation;
        var all = before + stream + after - Operation;
        return Program(Local(stream, all), End(stream, all, before + stream));
    }

    /// <summary>Written beside each line: what it prints. All that is printed is all that is written.</summary>
    private static byte[] Program(byte[] start, byte[] end)
    {
        var (a, b) = (start.Length + Operation, end.Length + Operation);
        var (four, last) = (Repeat((10, 20), (10, 20)), Repeat((b - 1, b), end[^1]));
        var first = Repeat((a - 1, a), 0xFF);
        byte[][] parts =
        [
            start,
            Literal(a), start, Literal(a),                                  // start L(a)
            first,                                                         // start L(a)
            Literal(5), first,                                             // R(a)
            Literal(5), Literal(5),                                        // L(5)
            Literal(20), first, Literal(5), Literal(5), Literal(20),       // R(a) L(5) L(5) L(20)
            four,                                                          // R(a) L(5) L(5) L(20)
            Literal(20), four, Literal(20), four, Literal(20),             // R(20) L(20) R(20) L(20)
            four,                                                          // R(20) L(20) R(20) L(20)
            Literal(20), four, Literal(0), Literal(0), Literal(b),         // R(20) L(0) L(0) L(b)
            four,                                                          // R(20) L(0) L(0) L(b)
            Literal(0), Literal(0), Literal(b), last, end,                 // R(b) end
            last,                                                          // R(b) end
            end,
        ];
        return [.. parts.SelectMany(part => part)];
    }

    private static byte[] Literal(int length) => [0, (byte)length, 0, (byte)~length, 0xFF];

    private static byte[] Repeat((int Length, int Distance) first, (int Length, int Distance) second) => Block(bits => { bits.Match(first); bits.Match(second); });

    private static byte[] Repeat((int Length, int Distance) match, byte literal) => Block(bits => { bits.Match(match); bits.Literal(literal); });

    private static byte[] Block(Action<Bits> write)
    {
        var bits = new Bits();
        bits.Plain(0b010, 3);
        write(bits);
        bits.Code(0, 7);
        return bits.ToFiveBytes();
    }

    private static byte[] Local(int packed, int size)
    {
        var header = new byte[30 + Name.Length];
        "PK\x03\x04"u8.CopyTo(header);
        Fields(header.AsSpan(4), packed, size);
        Encoding.ASCII.GetBytes(Name).CopyTo(header, 30);
        return header;
    }

    private static byte[] End(int packed, int size, int directory)
    {
        var end = new byte[Operation + 46 + Name.Length + 22];
        ((ReadOnlySpan<byte>)[1, 0, 0, 0xFF, 0xFF]).CopyTo(end);
        var record = end.AsSpan(Operation);
        "PK\x01\x02"u8.CopyTo(record);
        Fields(record[6..], packed, size);
        Encoding.ASCII.GetBytes(Name).CopyTo(record[46..]);
        var last = record[(46 + Name.Length)..];
        "PK\x05\x06"u8.CopyTo(last);
        (last[8], last[10]) = (1, 1);
        BinaryPrimitives.WriteInt32LittleEndian(last[12..], 46 + Name.Length);
        BinaryPrimitives.WriteInt32LittleEndian(last[16..], directory);
        return end;
    }

    private static void Fields(Span<byte> fields, int packed, int size)
    {
        (fields[0], fields[4]) = (20, 8);
        BinaryPrimitives.WriteInt32LittleEndian(fields[14..], packed);
        BinaryPrimitives.WriteInt32LittleEndian(fields[18..], size);
        fields[22] = (byte)Name.Length;
    }

    /// <summary>A block with deflate's fixed codes.</summary>
    private sealed class Bits
    {
        private readonly List<bool> bits = [];

        public void Plain(int value, int count)
        {
            for (var bit = 0; bit < count; bit++) bits.Add(((value >> bit) & 1) != 0);
        }

        /// <summary>Codes lie with their highest bit first.</summary>
        public void Code(int value, int count)
        {
            for (var bit = count - 1; bit >= 0; bit--) bits.Add(((value >> bit) & 1) != 0);
        }

        public void Literal(byte value)
        {
            if (value < 144) Code(0x30 + value, 8);
            else Code(0x190 + value - 144, 9);
        }

        public void Match((int Length, int Distance) match)
        {
            switch (match.Length)
            {
                case <= 10: Code(match.Length - 2, 7); break;
                case >= 67 and < 115: Code(21 + ((match.Length - 67) / 16), 7); Plain((match.Length - 67) % 16, 4); break;
                case >= 115 and < 131: Code(0xC0, 8); Plain(match.Length - 115, 4); break;
                default: throw new ArgumentOutOfRangeException(nameof(match));
            }

            var (code, first, extra) = match.Distance switch { >= 17 and < 25 => (8, 17, 3), >= 65 and < 97 => (12, 65, 5), >= 97 and < 129 => (13, 97, 5), _ => throw new ArgumentOutOfRangeException(nameof(match)) };
            Code(code, 5);
            Plain(match.Distance - first, extra);
        }

        public byte[] ToFiveBytes()
        {
            Assert.Equal(Operation * 8, bits.Count);
            var bytes = new byte[Operation];
            for (var bit = 0; bit < bits.Count; bit++)
            {
                if (bits[bit]) bytes[bit / 8] |= (byte)(1 << (bit % 8));
            }

            return bytes;
        }
    }
}
