using System.Diagnostics;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Bubblewrap's namespaces for what opens untrusted files: no network, no other processes in sight, nothing to read but
/// programs and the one file, nothing to write but a bounded folder in memory that goes with it.</summary>
public static class Sandbox
{
    private static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(10);

    /// <summary>Programs, libraries and what these read of the system; nobody's data.</summary>
    private static readonly string[] Programs =
        ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts", "/etc/catdocrc"];

    private static readonly Lazy<bool> Works = new(Probe);

    /// <summary>Whether bubblewrap is installed and the system lets it make namespaces; most containers do not.</summary>
    public static bool IsAvailable => Works.Value;

    /// <param name="folder">Can be read under its own path.</param>
    /// <param name="workFolder">Within <paramref name="folder"/>; can be written.</param>
    /// <param name="readable">Further paths that can be read.</param>
    /// <returns>The command that starts <paramref name="command"/> inside.</returns>
    internal static IReadOnlyList<string> Wrap(IReadOnlyList<string> command, string folder, string workFolder, long workBytes, IEnumerable<string> readable) =>
    [
        "bwrap", "--unshare-all", "--new-session", "--cap-drop", "ALL", "--proc", "/proc", "--dev", "/dev",
        .. Programs.Concat(readable).Append(folder).SelectMany(path => (string[])["--ro-bind-try", path, path]),
        "--size", $"{workBytes}", "--tmpfs", workFolder, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", workFolder, .. command,
    ];

    private static bool Probe()
    {
        if (ExternalTool.Find("bwrap") is null) return false;
        var start = new ProcessStartInfo("bwrap", Wrap(["true"], "/usr", "/work", 1 << 20, []).Skip(1)) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        if (process.WaitForExit(LongestProbe)) return process.ExitCode == 0;
        process.Kill(entireProcessTree: true);
        return false;
    }
}
