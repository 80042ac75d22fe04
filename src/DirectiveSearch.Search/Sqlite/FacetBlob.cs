namespace DirectiveSearch.Search.Sqlite;

/// <summary>Ids of facet values as variable-length integers, seven bits to the byte.</summary>
internal static class FacetBlob
{
    public static byte[] Write(IEnumerable<int> ids)
    {
        var bytes = new List<byte>();
        foreach (var id in ids)
        {
            var rest = (uint)id;
            for (; rest >= 0x80; rest >>= 7) bytes.Add((byte)(rest | 0x80));
            bytes.Add((byte)rest);
        }

        return [.. bytes];
    }

    public static int[] Read(ReadOnlySpan<byte> blob)
    {
        var count = 0;
        foreach (var item in blob) count += item < 0x80 ? 1 : 0;
        var ids = new int[count];
        for (int at = 0, next = 0, shift = 0; at < blob.Length; at++)
        {
            ids[next] |= (blob[at] & 0x7F) << shift;
            shift += 7;
            if (blob[at] >= 0x80) continue;
            next++;
            shift = 0;
        }

        return ids;
    }
}
