using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DirectiveSearch.Archive;

/// <summary>A checksum over the rows of a table, the same on every database: SHA-256 over each value's kind, length and content, rows in the order of the key.</summary>
internal sealed class TableDigest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] head = new byte[9];

    public long Rows { get; private set; }

    public void Add(object?[] row)
    {
        Rows++;
        foreach (var value in row) Add(value);
    }

    public string Finish() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();

    private void Add(object? value)
    {
        switch (value)
        {
            case null:
                Head(0, 0);
                break;
            case long number:
                Head(1, number);
                break;
            case double number:
                Head(2, BitConverter.DoubleToInt64Bits(number));
                break;
            case string text:
                AddText(text);
                break;
            case byte[] bytes:
                Head(4, bytes.Length);
                hash.AppendData(bytes);
                break;
        }
    }

    private void AddText(string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, bytes);
        Head(3, length);
        hash.AppendData(bytes, 0, length);
        ArrayPool<byte>.Shared.Return(bytes);
    }

    private void Head(byte kind, long number)
    {
        head[0] = kind;
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(1), number);
        hash.AppendData(head);
    }
}
