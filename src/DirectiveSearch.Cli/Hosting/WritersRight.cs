namespace DirectiveSearch.Cli.Hosting;

/// <summary>Whether this program may work for the archive now; beside a shared archive always.</summary>
internal sealed class WritersRight
{
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool always;
    private volatile bool held;

    public WritersRight(bool always)
    {
        this.always = always;
        if (always) first.SetResult();
    }

    public bool IsHeld => always || held;

    /// <summary>Ends when this program has the right for the first time.</summary>
    public Task FirstHeld => first.Task;

    /// <summary>Until disposed.</summary>
    public IDisposable Hold()
    {
        held = true;
        first.TrySetResult();
        return new Release(this);
    }

    private sealed class Release(WritersRight right) : IDisposable
    {
        public void Dispose() => right.held = false;
    }
}
