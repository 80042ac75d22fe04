using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Evaluation;

/// <summary>A field that is read otherwise than before; null: not known.</summary>
public sealed record FieldChange(string Field, string? Before, string? Now);

/// <summary>A mention that both runs found, with what is read otherwise.</summary>
public sealed record ChangedLine(RunLine Before, RunLine Now, IReadOnlyList<FieldChange> Fields);

/// <summary>What a reading gained, lost and changed against an earlier one; documents that only one of them read are named and not compared.</summary>
public sealed record RunComparison(
    IReadOnlyList<RunLine> Gained, IReadOnlyList<RunLine> Lost, IReadOnlyList<ChangedLine> Changed, int Same,
    IReadOnlyList<string> OnlyBefore, IReadOnlyList<string> OnlyNow)
{
    public static RunComparison Of(IReadOnlyList<RunLine> before, IReadOnlyList<RunLine> now)
    {
        var old = before.ToLookup(line => line.Document);
        var current = now.ToLookup(line => line.Document);
        var (gained, lost, changed, same) = (new List<RunLine>(), new List<RunLine>(), new List<ChangedLine>(), 0);
        foreach (var document in current.Where(group => old.Contains(group.Key)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var (pairs, left, right) = Pair([.. old[document.Key]], [.. document]);
            lost.AddRange(left);
            gained.AddRange(right);
            foreach (var (was, isNow) in pairs)
            {
                var fields = Differences(was, isNow);
                if (fields.Count == 0) same++;
                else changed.Add(new ChangedLine(was, isNow, fields));
            }
        }

        return new RunComparison(gained, lost, changed, same, Only(old, current), Only(current, old));
    }

    private static IReadOnlyList<string> Only(ILookup<string, RunLine> these, ILookup<string, RunLine> others) =>
        [.. these.Select(group => group.Key).Where(document => !others.Contains(document)).Order(StringComparer.Ordinal)];

    /// <summary>The same place first, then overlapping ones, then the same words in their order (the text before them has changed).</summary>
    private static (List<(RunLine Before, RunLine Now)> Pairs, List<RunLine> Lost, List<RunLine> Gained) Pair(List<RunLine> before, List<RunLine> now)
    {
        var pairs = new List<(RunLine, RunLine)>(now.Count);
        Join(before, now, pairs, line => (line.Kind, line.Span, ""));
        Overlapping(before, now, pairs);
        Join(before, now, pairs, line => (line.Kind, default(TextSpan), line.Text));
        return ([.. pairs.OrderBy(pair => pair.Item2.Span.Start)], before, now);
    }

    private static void Join<TKey>(List<RunLine> before, List<RunLine> now, List<(RunLine, RunLine)> pairs, Func<RunLine, TKey> key) where TKey : notnull
    {
        var waiting = before.GroupBy(key).ToDictionary(group => group.Key, group => new Queue<RunLine>(group));
        var taken = new HashSet<RunLine>(ReferenceEqualityComparer.Instance);
        now.RemoveAll(line =>
        {
            if (!waiting.TryGetValue(key(line), out var same) || !same.TryDequeue(out var was)) return false;
            taken.Add(was);
            pairs.Add((was, line));
            return true;
        });
        before.RemoveAll(taken.Contains);
    }

    private static void Overlapping(List<RunLine> before, List<RunLine> now, List<(RunLine, RunLine)> pairs) =>
        now.RemoveAll(line =>
        {
            var at = before.FindIndex(was => was.Kind == line.Kind && was.Span.Overlaps(line.Span));
            if (at < 0) return false;
            pairs.Add((before[at], line));
            before.RemoveAt(at);
            return true;
        });

    private static List<FieldChange> Differences(RunLine before, RunLine now)
    {
        var changes = new List<FieldChange>();
        if (before.Text != now.Text) changes.Add(new FieldChange("text", before.Text, now.Text));
        foreach (var field in before.Fields.Concat(now.Fields).Select(field => field.Key).Distinct())
        {
            if (before[field] != now[field]) changes.Add(new FieldChange(field, before[field], now[field]));
        }

        return changes;
    }
}
