namespace DirectiveSearch.Benchmarks;

/// <summary>Options of the form --name value.</summary>
internal sealed class Options(IReadOnlyDictionary<string, string> values)
{
    public static Options Read(string[] arguments) => new(
        arguments.Zip(arguments.Skip(1)).Where(pair => pair.First.StartsWith("--", StringComparison.Ordinal)).ToDictionary(pair => pair.First[2..], pair => pair.Second));

    public int Number(string name, int usual) => values.TryGetValue(name, out var value) ? int.Parse(value) : usual;

    public string? TextOrNull(string name) => values.GetValueOrDefault(name);

    public string TextOr(string name, string usual) => values.GetValueOrDefault(name, usual);

    public string Text(string name) => values.TryGetValue(name, out var value) ? value : throw new ArgumentException($"--{name} is missing");
}
