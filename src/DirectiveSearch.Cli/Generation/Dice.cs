namespace DirectiveSearch.Cli.Generation;

/// <summary>A small seeded generator (SplitMix64), so that the same seed and index give the same plan on every machine and release.</summary>
internal sealed class Dice(int seed, int index)
{
    // Mixed, because neighbouring states of this generator would be the same sequence one step apart.
    private ulong state = Mix((ulong)(uint)seed << 32 | (uint)index);

    /// <summary>A number from 0 up to, not including, the bound.</summary>
    public int Below(int bound)
    {
        state += 0x9E3779B97F4A7C15;
        return (int)(Mix(state) % (ulong)bound);
    }

    /// <summary>A number from low to high, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
