using System.Runtime.InteropServices;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>How files are converted beside the program.</summary>
public sealed record ConversionOptions
{
    /// <summary>Starts a converter that speaks <see cref="ConversionFrames"/> on its standard streams.</summary>
    public IReadOnlyList<string> Command { get; init; } = OwnCommand();

    /// <summary>Set for the converter on top of what the program has.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether bubblewrap is to shut the converter in; where the system does not let it, only limits hold it.</summary>
    public bool Sandboxed { get; init; } = true;

    /// <summary>What the converter may read besides the system's programs and its file.</summary>
    public IReadOnlyList<string> Readable { get; init; } = [AppContext.BaseDirectory, HostFolder];

    /// <summary>Files that are converted at the same time.</summary>
    public int Processes { get; init; } = Math.Clamp(System.Environment.ProcessorCount, 1, 8);

    /// <summary>The host stands three folders above the shared framework that runs us; the program itself may have been started through its own launcher.</summary>
    private static string HostFolder => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>This very program with its hidden verb.</summary>
    private static IReadOnlyList<string> OwnCommand()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "directivesearch.dll");
        var host = Path.Combine(HostFolder, "dotnet");
        return File.Exists(host) ? [host, "exec", program, "convert"] : [System.Environment.ProcessPath ?? "directivesearch", "convert"];
    }
}
