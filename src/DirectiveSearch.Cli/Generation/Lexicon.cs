using System.Reflection;

namespace DirectiveSearch.Cli.Generation;

internal sealed record ProvinceRow(string Kind, string Name, string Place, string NameAfter, string KindAfter);

internal sealed record UnitRow(
    char Level, string Branch, int Weight, string Canonical, string Own, string Header, string Number, string Authority, string SignerTitle, string CitedAs);

internal sealed record MovementRow(bool Campaign, string Name, string? Family, int First, int Last);

internal sealed record LocalInstrumentRow(char Level, string Branch, string Type, string Number, string Subject, string Nests);

/// <summary>An official document as generated plans cite it.</summary>
/// <param name="Written">The forms in which texts name its issuer.</param>
/// <param name="Nested">The document that its own title names.</param>
internal sealed record CitedInstrument(
    string Type, string Number, DateOnly Date, string Issuer, IReadOnlyList<string> Written, string LawName, string Subject)
{
    public int First { get; init; }

    public int Last { get; init; }

    public string Amends { get; init; } = "";

    public CitedInstrument? Nested { get; init; }

    /// <summary>What tells it from every other instrument: type, number, issuing office and period; of the centre, type, number and date.</summary>
    public string Identity { get => field ?? $"{Type} {Number} | {Date:yyyy-MM-dd}"; init; }
}

/// <summary>The tables that plans are generated from, read once from the program's own resources.</summary>
internal sealed class Lexicon
{
    public static Lexicon Shared { get; } = new();

    private readonly Dictionary<string, string[]> sentences;
    private readonly Dictionary<string, string[][]> names;

    private Lexicon()
    {
        sentences = Rows("sentences").GroupBy(row => row[0]).ToDictionary(group => group.Key, group => group.Select(row => row[1]).ToArray());
        names = Rows("names").GroupBy(row => row[0]).ToDictionary(group => group.Key, group => group.Select(row => row[1..]).ToArray());
        Provinces = [.. Rows("provinces").Select(row => new ProvinceRow(row[0], row[1], row[2], row[3], row[4]))];
        Units = [.. Rows("units").Select(row => new UnitRow(row[0][0], row[1], int.Parse(row[2]), row[3], row[4], row[5], row[6], row[7], row[8], row[9]))];
        Movements = [.. Rows("movements").Select(row => new MovementRow(row[0] == "v", row[1], row[2].Length > 0 ? row[2] : null, int.Parse(row[3]), int.Parse(row[4])))];
        LocalInstruments = [.. Rows("local-instruments").Select(row => new LocalInstrumentRow(row[0][0], row[1], row[2], row[3], row[4], row.ElementAtOrDefault(5) ?? ""))];
        Instruments = [.. Rows("instruments").Select(ReadInstrument)];
        Decompositions = Rows("decompositions").ToDictionary(
            row => row[0][0], row => row[1] + string.Concat(row[2].Split(' ').Select(mark => (char)Convert.ToInt32(mark, 16))));
    }

    /// <summary>Letters with their marks taken apart; the framework does not decompose in the invariant culture.</summary>
    public IReadOnlyDictionary<char, string> Decompositions { get; }

    public IReadOnlyList<ProvinceRow> Provinces { get; }

    public IReadOnlyList<UnitRow> Units { get; }

    public IReadOnlyList<MovementRow> Movements { get; }

    public IReadOnlyList<LocalInstrumentRow> LocalInstruments { get; }

    public IReadOnlyList<CitedInstrument> Instruments { get; }

    public IReadOnlyList<string> Sentences(string part) => sentences[part];

    public IReadOnlyList<string[]> Names(string kind) => names[kind];

    private static CitedInstrument ReadInstrument(string[] row) =>
        new(row[0], row[1], DateOnly.ParseExact(row[2], "yyyy-MM-dd"), row[3], row[4].Split('|'), row[5], row[6])
        {
            First = int.Parse(row[7]),
            Last = int.Parse(row[8]),
            Amends = row.ElementAtOrDefault(9) ?? "",
        };

    private static IEnumerable<string[]> Rows(string table)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Generation/{table}.tsv")
            ?? throw new InvalidOperationException($"Thiếu bảng {table} trong chương trình.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split('\t');
    }
}
