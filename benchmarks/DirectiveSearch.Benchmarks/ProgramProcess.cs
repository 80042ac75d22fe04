using System.Diagnostics;

namespace DirectiveSearch.Benchmarks;

/// <summary>The program in a process of its own, ended with us.</summary>
internal sealed class ProgramProcess : IDisposable
{
    private readonly Process process;

    public ProgramProcess(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "directivesearch.dll"), .. arguments]) start.ArgumentList.Add(argument);
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Said = line.Data ?? Said;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The last line that it wrote to its standard error.</summary>
    public string Said { get; private set; } = "";

    public bool HasExited => process.HasExited;

    /// <summary>Memory in RAM, in MiB; converters are processes of their own and not counted.</summary>
    public double ResidentMebibytes
    {
        get
        {
            process.Refresh();
            return process.HasExited ? 0 : process.WorkingSet64 / 1048576.0;
        }
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
