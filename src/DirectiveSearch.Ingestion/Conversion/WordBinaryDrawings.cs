namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The drawings of a Word 97 to 2003 file: which shapes are parts of a group. Only the group is anchored in the text.</summary>
internal static class WordBinaryDrawings
{
    private const int HeaderSize = 8;

    private const int Deepest = 32;

    private const ushort Drawing = 0xF002, Group = 0xF003, ShapeContainer = 0xF004, Shape = 0xF00A;

    /// <returns>For each shape of a group the outermost group's own shape.</returns>
    public static Dictionary<uint, uint> Groups(byte[] drawings)
    {
        var owners = new Dictionary<uint, uint>();
        var at = Skip(drawings, 0);
        // Of the body and of the page heads, each behind a byte that says so.
        while (at + 1 + HeaderSize <= drawings.Length && CompoundFile.UInt16(drawings, at + 3) == Drawing)
        {
            var end = Skip(drawings, at + 1);
            for (var child = at + 1 + HeaderSize; child + HeaderSize <= end; child = Skip(drawings, child))
            {
                // All that is drawn stands in one group, which is none to the one who draws.
                if (Type(drawings, child) == Group) Children(drawings, child, child => Read(drawings, child, null, 0, owners));
            }

            at = end;
        }

        return owners;
    }

    private static void Read(byte[] drawings, int at, uint? owner, int depth, Dictionary<uint, uint> owners)
    {
        if (Type(drawings, at) == ShapeContainer && owner is { } group && Id(drawings, at) is { } id) owners.TryAdd(id, group);
        if (Type(drawings, at) != Group || depth > Deepest) return;
        Children(drawings, at, child => Read(drawings, child, owner ??= Id(drawings, child), depth + 1, owners));
    }

    /// <summary>The number of a shape; null when there is none.</summary>
    private static uint? Id(byte[] drawings, int container)
    {
        uint? id = null;
        Children(drawings, container, child => id ??= Type(drawings, child) == Shape ? CompoundFile.UInt32(drawings, child + HeaderSize) : null);
        return id;
    }

    private static void Children(byte[] drawings, int container, Action<int> read)
    {
        var end = Skip(drawings, container);
        for (var child = container + HeaderSize; child + HeaderSize <= end; child = Skip(drawings, child)) read(child);
    }

    private static ushort Type(byte[] drawings, int at) => CompoundFile.UInt16(drawings, at + 2);

    /// <summary>Where a record ends.</summary>
    private static int Skip(byte[] drawings, int at) => (int)Math.Min(at + HeaderSize + (long)CompoundFile.UInt32(drawings, at + 4), drawings.Length);
}
