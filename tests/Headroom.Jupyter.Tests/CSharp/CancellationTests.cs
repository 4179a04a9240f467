using System.Diagnostics;
using Headroom.Jupyter.Cells;
using Headroom.Testing;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Tests.CSharp;

/// <summary>Every endless cell gives the caller back, and the kernel lives on.</summary>
public sealed class CancellationTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly NotebookKernel _kernel = shared.Kernel;

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true);")]
    [InlineData("for (;;) try { } catch { }")]
    [InlineData("again: goto again;")]
    [InlineData("do Console.Write(\"\"); while (true);")]
    [InlineData("static long Spin() { long n = 0; while (true) n++; }\nSpin()")]
    [InlineData("await Task.Delay(5);\nwhile (true) { }")]
    [InlineData("while (true) await Task.Delay(1);")]
    [InlineData("foreach (var i in System.Linq.Enumerable.Repeat(1, int.MaxValue)) foreach (var j in System.Linq.Enumerable.Repeat(1, int.MaxValue)) ;")]
    [InlineData("while (true) { try { System.Threading.Thread.Sleep(1); } catch { } }")]
    [InlineData("Parallel.For(0, 2, i => { while (true) { } });")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("Task.Delay(-1).Wait();")]
    [InlineData("await Task.Yield(); System.Threading.Thread.Sleep(-1);")]
    [InlineData("async Task<int> Never() { await Task.Delay(1); while (true) { } }\nNever().Result")]
    [InlineData("new System.Threading.ManualResetEvent(false).WaitOne();")]
    public async Task An_endless_cell_ends_as_cancelled(string code)
    {
        using var stop = new CancellationTokenSource();
        using var started = StopAtFirstOutput(stop);
        var result = await _kernel.SubmitAsync(new SubmitCode("Console.Write(\"go\");\n" + code), stop.Token);
        var failure = result.Events.Failure()!;
        Assert.IsType<CellStoppedException>(failure.Exception);
        Assert.Contains("The cell was interrupted", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, await _kernel.Value("1 + 1"));
    }

    // Two thousand million turns: it ends by itself some seconds after the test.
    [Fact]
    public async Task A_query_that_goes_on_is_left_behind_and_the_next_cell_runs()
    {
        using var stop = new CancellationTokenSource();
        using var started = StopAtFirstOutput(stop);
        var result = await _kernel.SubmitAsync(
            new SubmitCode("Console.Write(\"go\");\nEnumerable.Range(0, int.MaxValue).Where(i => i < 0).Select(i => (long)i * i).Sum()"), stop.Token);
        Assert.Contains("which cannot be interrupted", result.Events.Failure()!.Message, StringComparison.Ordinal);
        Assert.Equal(2, await _kernel.Value("1 + 1"));
    }

    [Fact]
    public async Task A_stopped_cell_keeps_what_it_had_assigned()
    {
        using var stop = new CancellationTokenSource();
        using var started = StopAtFirstOutput(stop);
        await _kernel.SubmitAsync(new SubmitCode("var reached = 1;\nConsole.Write(\"go\");\nreached = 2;\nwhile (true) { }"), stop.Token);
        Assert.Equal(2, await _kernel.Value("reached"));
    }

    [Fact]
    public async Task A_cell_waiting_in_the_queue_can_be_cancelled()
    {
        using var stopFirst = new CancellationTokenSource();
        using var stopSecond = new CancellationTokenSource();
        var first = _kernel.SubmitAsync(new SubmitCode("while (true) { }"), stopFirst.Token);
        var second = _kernel.SubmitAsync(new SubmitCode("Console.Write(\"never\");"), stopSecond.Token);
        await stopSecond.CancelAsync();
        Assert.False(first.IsCompleted);
        Assert.NotNull((await second).Events.Failure());
        await stopFirst.CancelAsync();
        Assert.IsType<CellStoppedException>((await first).Events.Failure()!.Exception);
        Assert.Equal("", (await second).Events.Output());
    }

    private IDisposable StopAtFirstOutput(CancellationTokenSource stop, int after = 1) =>
        _kernel.Root.KernelEvents.Subscribe(new First<StandardOutputValueProduced>(() => stop.CancelAfter(after)));

    private sealed class First<T>(Action act) : IObserver<KernelEvent>
    {
        private bool _done;

        public void OnNext(KernelEvent value)
        {
            if (_done || value is not T) return;
            _done = true;
            act();
        }

        public void OnCompleted() { }

        public void OnError(Exception error) => throw new UnreachableException();
    }
}
