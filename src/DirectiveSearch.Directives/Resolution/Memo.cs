using System.Collections.Concurrent;

namespace DirectiveSearch.Directives.Resolution;

/// <summary>Remembers what a pure function answered: the same few numbers and offices come again in most documents.</summary>
internal sealed class Memo<T>(Func<string, T> function)
{
    /// <summary>Hostile input may never repeat itself; then forgetting all is cheaper than growing.</summary>
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<string, T> known = new(StringComparer.Ordinal);

    public T Of(string argument)
    {
        if (known.TryGetValue(argument, out var answer)) return answer;
        if (known.Count >= Most) known.Clear();
        return known[argument] = function(argument);
    }
}
