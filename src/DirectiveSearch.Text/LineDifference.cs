namespace DirectiveSearch.Text;

public enum LineChange
{
    Same,
    Removed,
    Added,
}

/// <summary>A line of two texts; removed ones stand before what was added in their place.</summary>
public readonly record struct ComparedLine(LineChange Change, string Line);

/// <summary>What changed from one list of lines to another. Lines that stand once in both are the fixed points (patience difference); between them the longest common
/// sequence, as far as it is cheap: hostile texts cost no more than sorting them.</summary>
public static class LineDifference
{
    /// <summary>Beyond this many pairs of lines between two fixed points all of them count as replaced.</summary>
    private const int MostPairs = 1_000_000;

    /// <summary>And beyond this much work in all: a fraction of a second. In looks at a line.</summary>
    private const long MostWork = 50_000_000;

    public static IReadOnlyList<ComparedLine> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var compared = new List<ComparedLine>(Math.Max(before.Count, after.Count));
        var stretches = new Stack<Stretch>([new Stretch(0, before.Count, 0, after.Count, true)]);
        var work = MostWork;
        while (stretches.TryPop(out var stretch))
        {
            var (start, end, from, to, _) = stretch;
            if (!stretch.Differs)
            {
                for (var line = start; line < end; line++) compared.Add(new ComparedLine(LineChange.Same, before[line]));
                continue;
            }

            var (head, tail) = (0, 0);
            while (start + head < end && from + head < to && before[start + head] == after[from + head]) head++;
            while (start + head < end - tail && from + head < to - tail && before[end - tail - 1] == after[to - tail - 1]) tail++;
            var inner = new Stretch(start + head, end - tail, from + head, to - tail, true);
            if (tail > 0) stretches.Push(new Stretch(end - tail, end, to - tail, to, false));
            if (head > 0) compared.AddRange(before.Skip(start).Take(head).Select(line => new ComparedLine(LineChange.Same, line)));
            work -= inner.Lines;
            var fixedPoints = work > 0 ? FixedPoints(before, after, inner) : [];
            if (fixedPoints.Count > 0)
            {
                foreach (var between in Between(inner, fixedPoints).Reverse()) stretches.Push(between);
                continue;
            }

            var cheap = inner.Pairs <= Math.Min(MostPairs, work);
            if (cheap) work -= inner.Pairs;
            compared.AddRange(Plainly(before, after, inner, cheap));
        }

        return compared;
    }

    private readonly record struct Stretch(int Start, int End, int From, int To, bool Differs)
    {
        public int Lines => End - Start + To - From;

        public long Pairs => (long)(End - Start) * (To - From);
    }

    private static IEnumerable<Stretch> Between(Stretch whole, List<(int Before, int After)> points)
    {
        var (start, from) = (whole.Start, whole.From);
        foreach (var (before, after) in points)
        {
            yield return new Stretch(start, before, from, after, true);
            yield return new Stretch(before, before + 1, after, after + 1, false);
            (start, from) = (before + 1, after + 1);
        }

        yield return new Stretch(start, whole.End, from, whole.To, true);
    }

    /// <summary>The longest row, in the order of both texts, of lines that stand once in each.</summary>
    private static List<(int Before, int After)> FixedPoints(IReadOnlyList<string> before, IReadOnlyList<string> after, Stretch inner)
    {
        var places = new Dictionary<string, (int Before, int After)>();
        for (var line = inner.Start; line < inner.End; line++) places[before[line]] = places.ContainsKey(before[line]) ? (-1, -1) : (line, -1);
        for (var line = inner.From; line < inner.To; line++)
            if (places.TryGetValue(after[line], out var place)) places[after[line]] = place is { Before: >= 0, After: < 0 } ? (place.Before, line) : (-1, -1);
        var unique = places.Values.Where(place => place is { Before: >= 0, After: >= 0 }).OrderBy(place => place.Before).ToList();
        // Patience sorting: the least last element of an increasing row of each length, and what stands before each.
        var (tops, previous) = (new List<int>(), new int[unique.Count]);
        for (var index = 0; index < unique.Count; index++)
        {
            var low = Sorted.FirstBehind(tops, top => unique[top].After, unique[index].After);
            previous[index] = low == 0 ? -1 : tops[low - 1];
            if (low == tops.Count) tops.Add(index);
            else tops[low] = index;
        }

        var row = new List<(int, int)>(tops.Count);
        for (var index = tops.Count == 0 ? -1 : tops[^1]; index >= 0; index = previous[index]) row.Add(unique[index]);
        row.Reverse();
        return row;
    }

    /// <summary>By the longest common sequence, or where that is too dear as wholly replaced.</summary>
    private static IEnumerable<ComparedLine> Plainly(IReadOnlyList<string> before, IReadOnlyList<string> after, Stretch inner, bool cheap)
    {
        var (rows, columns) = (inner.End - inner.Start, inner.To - inner.From);
        var kept = cheap ? Lengths(before, after, inner) : null;
        var added = new List<ComparedLine>();
        for (int row = 0, column = 0; row < rows || column < columns;)
        {
            if (kept is not null && row < rows && column < columns && before[inner.Start + row] == after[inner.From + column])
            {
                foreach (var line in added) yield return line;
                added.Clear();
                yield return new ComparedLine(LineChange.Same, before[inner.Start + row]);
                (row, column) = (row + 1, column + 1);
            }
            else if (row < rows && (column == columns || kept is null || kept[row + 1, column] >= kept[row, column + 1])) yield return new ComparedLine(LineChange.Removed, before[inner.Start + row++]);
            else added.Add(new ComparedLine(LineChange.Added, after[inner.From + column++]));
        }

        foreach (var line in added) yield return line;
    }

    private static int[,] Lengths(IReadOnlyList<string> before, IReadOnlyList<string> after, Stretch inner)
    {
        var (rows, columns) = (inner.End - inner.Start, inner.To - inner.From);
        var kept = new int[rows + 1, columns + 1];
        for (var row = rows - 1; row >= 0; row--)
            for (var column = columns - 1; column >= 0; column--)
                kept[row, column] = before[inner.Start + row] == after[inner.From + column] ? kept[row + 1, column + 1] + 1 : Math.Max(kept[row + 1, column], kept[row, column + 1]);
        return kept;
    }
}
