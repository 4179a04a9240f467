namespace Headroom.LanguageServer.Serving;

/// <summary>Whether somebody waits for an answer: what is done without being asked waits meanwhile.</summary>
internal sealed class Attention
{
    private readonly Lock _gate = new();
    private int _questions;
    private TaskCompletionSource _quiet = Completed();

    /// <summary>Until disposed, somebody waits.</summary>
    public IDisposable Ask()
    {
        lock (_gate)
            if (_questions++ == 0) _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return new Asked(this);
    }

    public Task Quiet(CancellationToken cancel)
    {
        lock (_gate) return _quiet.Task.WaitAsync(cancel);
    }

    private void Answered()
    {
        lock (_gate)
            if (--_questions == 0) _quiet.SetResult();
    }

    private static TaskCompletionSource Completed()
    {
        var completed = new TaskCompletionSource();
        completed.SetResult();
        return completed;
    }

    private sealed class Asked(Attention attention) : IDisposable
    {
        public void Dispose() => attention.Answered();
    }
}
