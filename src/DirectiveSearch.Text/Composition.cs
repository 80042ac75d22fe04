using System.Globalization;
using System.Text;

namespace DirectiveSearch.Text;

/// <summary>Normalization Form C (UAX 15) for Latin letters with combining diacritical marks. The framework's own needs ICU,
/// and does nothing in the invariant mode that this product runs in.</summary>
internal static class Composition
{
    public const char FirstMark = '\u0300', LastMark = '\u036F';

    private static readonly Dictionary<char, char[]> Decompositions = EmbeddedTable.Read(typeof(EmbeddedTable).Assembly, "compositions.tsv")
        .ToDictionary(row => CodePoint(row[0]), row => row[1].Split(' ').Select(CodePoint).ToArray());

    private static readonly Dictionary<(char Base, char Mark), char> Compositions = Decompositions
        .Where(pair => pair.Value.Length == 2 && char.IsLetter(pair.Key)).ToDictionary(pair => (pair.Value[0], pair.Value[1]), pair => pair.Key);

    private static readonly Dictionary<char, byte> Classes = EmbeddedTable.Read(typeof(EmbeddedTable).Assembly, "combining-classes.tsv")
        .SelectMany(row => Enumerable.Range(CodePoint(row[0]), CodePoint(row[1]) - CodePoint(row[0]) + 1).Select(mark => (Mark: (char)mark, Class: byte.Parse(row[2]))))
        .ToDictionary(pair => pair.Mark, pair => pair.Class);

    public static string ComposeAll(string text)
    {
        var (composed, cluster) = (new StringBuilder(text.Length), new StringBuilder());
        foreach (var unit in text)
        {
            if (unit is < FirstMark or > LastMark) Flush();
            cluster.Append(unit);
        }

        Flush();
        return composed.ToString();

        void Flush()
        {
            if (cluster.Length is > 1 and <= NormalizingPass.LongestCluster) composed.Append(Compose(cluster));
            else composed.Append(cluster);
            cluster.Clear();
        }
    }

    /// <summary>Composes a letter with the marks that follow it.</summary>
    public static string Compose(StringBuilder cluster)
    {
        var units = new List<char>(cluster.Length + 4);
        for (var index = 0; index < cluster.Length; index++) Decompose(cluster[index], units);
        Sort(units);
        var lastClass = 0;
        for (var index = 1; index < units.Count;)
        {
            var markClass = ClassOf(units[index]);
            var blocked = index > 1 && (lastClass == 0 || lastClass >= markClass);
            if (!blocked && Compositions.TryGetValue((units[0], units[index]), out var composed))
            {
                units[0] = composed;
                units.RemoveAt(index);
                continue;
            }

            lastClass = markClass;
            index++;
        }

        return string.Concat(units);
    }

    private static void Decompose(char unit, List<char> units)
    {
        if (!Decompositions.TryGetValue(unit, out var parts)) units.Add(unit);
        else foreach (var part in parts) Decompose(part, units);
    }

    /// <summary>Stable insertion sort of neighbouring marks by class; clusters are short.</summary>
    private static void Sort(List<char> units)
    {
        for (var index = 1; index < units.Count; index++)
        {
            for (var place = index; place > 0 && ClassOf(units[place]) != 0 && ClassOf(units[place - 1]) > ClassOf(units[place]); place--)
            {
                (units[place - 1], units[place]) = (units[place], units[place - 1]);
            }
        }
    }

    private static int ClassOf(char unit) => Classes.GetValueOrDefault(unit);

    private static char CodePoint(string hexadecimal) => (char)int.Parse(hexadecimal, NumberStyles.HexNumber);
}
