using System.Runtime.InteropServices;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>SIGTERM and Ctrl+C: the first asks the program to stop, the second ends it at once.</summary>
internal sealed class StopSignal : IDisposable
{
    private const int EndedBySignal = 128;

    private readonly CancellationTokenSource asked = new();
    private readonly PosixSignalRegistration[] registrations;

    public StopSignal() => registrations =
        [PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, 15)), PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, 2))];

    public CancellationToken Asked => asked.Token;

    /// <summary>Lets a child that works for this program go on while its parent stops in order: it ends with its input.</summary>
    public static void LeaveToParent()
    {
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT }) PosixSignalRegistration.Create(signal, context => context.Cancel = true);
    }

    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        asked.Dispose();
    }

    private void Handle(PosixSignalContext context, int number)
    {
        context.Cancel = true;
        if (asked.IsCancellationRequested) Environment.Exit(EndedBySignal + number);
        _ = asked.CancelAsync();
    }
}
