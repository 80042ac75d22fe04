using System.Globalization;
using System.Text;

namespace DirectiveSearch.Text;

/// <summary>One walk over a published text, cluster by cluster (a letter with its combining marks).</summary>
internal sealed class NormalizingPass(string published, int unchanged)
{
    /// <summary>Longer runs of marks occur in no language; they pass as they are, so that hostile text costs no more than other text.</summary>
    internal const int LongestCluster = 32;

    private readonly StringBuilder text = new(published, 0, unchanged, published.Length + 16);
    private readonly List<Stretch> stretches = [new Stretch(0, 0)];
    private readonly StringBuilder cluster = new();
    private readonly LookAlikeReader lookAlikes = new(published);
    private int clusterStart;

    public NormalizedText Run()
    {
        for (var index = unchanged; index < published.Length; index++)
        {
            index = TakePlain(index);
            if (published[index] == '\r' && index + 1 < published.Length && published[index + 1] == '\n')
            {
                Begin(index++, '\n');
                continue;
            }

            Take(index);
        }

        Flush();
        stretches.Add(new Stretch(text.Length, published.Length));
        return new NormalizedText(published, BrokenCapitals.MendAll(text.ToString()), [.. stretches]);
    }

    /// <summary>Over units that stand for themselves, but for the last of them: a mark may follow it.</summary>
    private int TakePlain(int index)
    {
        var end = TextNormalizer.EndOfPlain(published, index) - 1;
        if (end <= index) return index;
        Flush();
        Map(index);
        text.Append(published, index, end - index);
        return end;
    }

    /// <summary>Notes where the source of the next unit begins, unless it lies right behind the last one's.</summary>
    private void Map(int source)
    {
        var last = stretches[^1];
        if (last.Published + text.Length - last.Text != source) stretches.Add(new Stretch(text.Length, source));
    }

    private void Take(int index)
    {
        var unit = lookAlikes.Read(index);
        if (unit == CharacterTables.Dropped) return;
        if (char.IsSurrogate(unit)) unit = InPair(index) ? unit : '\uFFFD';
        if (cluster.Length > 0 && (char.IsLowSurrogate(unit) || Combines(unit, index))) cluster.Append(unit);
        else Begin(index, unit);
    }

    private bool InPair(int index) =>
        char.IsHighSurrogate(published[index])
            ? index + 1 < published.Length && char.IsLowSurrogate(published[index + 1])
            : index > 0 && char.IsHighSurrogate(published[index - 1]);

    private bool Combines(char unit, int index) =>
        unit >= '\u0300' && (char.IsHighSurrogate(unit)
            ? IsMark(CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(published[index], published[index + 1])))
            : IsMark(char.GetUnicodeCategory(unit)));

    private static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private void Begin(int index, char unit)
    {
        Flush();
        clusterStart = index;
        cluster.Append(unit);
    }

    private void Flush()
    {
        if (cluster.Length == 0) return;
        Map(clusterStart);
        var length = text.Length;
        if (cluster.Length > LongestCluster || (cluster.Length == 1 && TextNormalizer.IsPlain(cluster[0]))) text.Append(cluster);
        else text.Append(Composition.Compose(cluster));
        for (var index = length + 1; index < text.Length; index++) stretches.Add(new Stretch(index, clusterStart));
        cluster.Clear();
    }
}
