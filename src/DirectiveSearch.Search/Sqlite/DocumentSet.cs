using System.Numerics;

namespace DirectiveSearch.Search.Sqlite;

/// <summary>A set of documents by ordinal.</summary>
internal sealed class DocumentSet(int capacity)
{
    private readonly ulong[] bits = new ulong[(capacity + 63) / 64];

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in bits) count += BitOperations.PopCount(word);
            return count;
        }
    }

    public int Capacity => capacity;

    public int Bytes => bits.Length * sizeof(ulong);

    public bool IsEmpty => bits.AsSpan().IndexOfAnyExcept(0UL) < 0;

    public static DocumentSet Of(ReadOnlySpan<int> ordinals, int capacity)
    {
        var set = new DocumentSet(capacity);
        foreach (var ordinal in ordinals)
        {
            if (ordinal >= capacity) break;
            set.Add(ordinal);
        }

        return set;
    }

    public void Add(int ordinal) => bits[ordinal >> 6] |= 1UL << ordinal;

    /// <summary>Ordinals beyond the capacity are ignored.</summary>
    public void Remove(int ordinal)
    {
        if (ordinal >> 6 < bits.Length) bits[ordinal >> 6] &= ~(1UL << ordinal);
    }

    public bool Contains(int ordinal) => (bits[ordinal >> 6] & (1UL << ordinal)) != 0;

    public DocumentSet And(DocumentSet other) => Combine(other, (left, right) => left & right);

    public DocumentSet Or(DocumentSet other) => Combine(other, (left, right) => left | right);

    public DocumentSet Without(DocumentSet other) => Combine(other, (left, right) => left & ~right);

    public int[] ToArray()
    {
        var ordinals = new int[Count];
        var next = 0;
        for (var index = 0; index < bits.Length; index++)
        {
            for (var word = bits[index]; word != 0; word &= word - 1) ordinals[next++] = (index << 6) + BitOperations.TrailingZeroCount(word);
        }

        return ordinals;
    }

    /// <summary>Visits the documents below a bound in order.</summary>
    public void Visit(int bound, Action<int> visit)
    {
        for (var index = 0; index < bits.Length; index++)
        {
            for (var word = bits[index]; word != 0; word &= word - 1)
            {
                var ordinal = (index << 6) + BitOperations.TrailingZeroCount(word);
                if (ordinal >= bound) return;
                visit(ordinal);
            }
        }
    }

    /// <summary>A smaller set has nothing behind its end, and what a larger one has there is left out.</summary>
    private DocumentSet Combine(DocumentSet other, Func<ulong, ulong, ulong> combine)
    {
        for (var index = 0; index < bits.Length; index++) bits[index] = combine(bits[index], index < other.bits.Length ? other.bits[index] : 0);
        if ((capacity & 63) != 0) bits[^1] &= (1UL << capacity) - 1;
        return this;
    }
}
