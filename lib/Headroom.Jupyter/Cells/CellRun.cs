using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// One cell from its compilation to its end, and what its code says meanwhile. It flows with the cell's code to every thread that it
/// starts.
/// </summary>
internal sealed class CellRun(string name, SubmitCode command, KernelInvocationContext context, LateOutput late)
{
    private static readonly TimeSpan s_native = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_again = TimeSpan.FromMilliseconds(100), s_state = TimeSpan.FromMilliseconds(500);
    private static readonly AsyncLocal<CellRun?> s_current = new();
    private readonly TaskCompletionSource<Exception> _fault = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CellEvents _events = new(context, command);

    /// <summary>The cell on whose behalf the calling code runs, though it may have ended.</summary>
    public static CellRun? Current => s_current.Value;

    /// <summary>The cell of this process that began last.</summary>
    public static CellRun? Last { get; private set; }

    public string Name => name;

    public SubmitCode Command => command;

    public bool HasEnded => _events.HasEnded;

    /// <summary>Asks the cell to end; it may be asked more than once.</summary>
    public void Stop() => _stop.TrySetResult();

    /// <summary>Its loops end themselves from now on.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>An exception on one of its threads, or an exit: ends the cell. Once it has ended, the next cell tells.</summary>
    public void Fault(Exception exception)
    {
        if (!_fault.TrySetResult(exception) || !HasEnded) return;
        late.Say($"{name}, which had ended: {exception.GetType().Name}: {exception.Message}{Environment.NewLine}", isError: true);
    }

    /// <summary>
    /// Runs the cell's code. The state holds what it assigned, also where an error ended it; it is null where a thread had to be left
    /// behind.
    /// </summary>
    public async Task<(ScriptState<object>? State, Exception? Error)> RunAsync(Func<Func<Exception, bool>, Task<ScriptState<object>>> start)
    {
        if (_stop.Task.IsCompleted) return (null, CellStoppedException.Interrupted());
        late.Tell(this);
        Last = this;
        var own = new CellContext(this);
        Exception? thrown = null;
        var task = Start(own, () => start(e => { thrown = e; return true; }));
        await Task.WhenAny(task, _fault.Task, _stop.Task);
        if (_fault.Task.IsCompleted) return (await StateAfterStopAsync(own, task), await _fault.Task);
        if (task.IsCompleted) return task.IsFaulted ? (null, task.Exception!.InnerException) : (await task, thrown);
        return await StopAsync(own, task);
    }

    /// <summary>Behind all that was said before.</summary>
    public void Publish(KernelEvent happened) => _events.Publish(happened);

    public void Print(string text, bool isError)
    {
        if (!_events.Print(text, isError)) late.Add(name, text, isError);
    }

    public void Show(object? value) => Publish(new ReturnValueProduced(value, command, ResultForms.Of(value)));

    public async Task FailAsync(Exception exception, string message)
    {
        await _events.SentAsync();
        context.Fail(command, exception, message);
    }

    /// <summary>From now on, what its threads still say appears under the next cell.</summary>
    public async Task EndAsync()
    {
        await _events.SentAsync(andEnd: true);
        late.Ended(this);
    }

    // What the code starts inherits the cell from here; this method's caller does not.
    private Task<ScriptState<object>> Start(CellContext own, Func<Task<ScriptState<object>>> start)
    {
        var before = SynchronizationContext.Current;
        return Task.Run(() =>
        {
            s_current.Value = this;
            CellCulture.Enter();
            SynchronizationContext.SetSynchronizationContext(own);
            try { return start(); }
            finally { SynchronizationContext.SetSynchronizationContext(before); }
        });
    }

    private async Task<(ScriptState<object>?, Exception?)> StopAsync(CellContext own, Task<ScriptState<object>> task)
    {
        IsStopping = true;
        CellInterrupt.Begin();
        var began = DateTime.UtcNow;
        var wasBusy = own.IsBusy;
        while (DateTime.UtcNow - began < s_native)
        {
            own.Stop();
            if (await Task.WhenAny(task, Task.Delay(s_again)) == task) return (Assigned(task), CellStoppedException.Interrupted());
            if (!own.IsBusy && !wasBusy) return (null, CellStoppedException.Waiting());
            if (!own.IsBusy) return (await Within(task, s_state), CellStoppedException.Interrupted());
        }
        own.Abandon();
        return (null, CellStoppedException.OutOfReach(s_native));
    }

    private async Task<ScriptState<object>?> StateAfterStopAsync(CellContext own, Task<ScriptState<object>> task)
    {
        if (!task.IsCompleted) await StopAsync(own, task);
        return await Within(task, s_state);
    }

    private static async Task<ScriptState<object>?> Within(Task<ScriptState<object>> task, TimeSpan time)
    {
        await Task.WhenAny(task, Task.Delay(time));
        return Assigned(task);
    }

    private static ScriptState<object>? Assigned(Task<ScriptState<object>> task) => task.IsCompletedSuccessfully ? task.Result : null;
}
