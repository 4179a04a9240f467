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
    [InlineData(
        "foreach (var i in System.Linq.Enumerable.Repeat(1, int.MaxValue)) foreach (var j in System.Linq.Enumerable.Repeat(1, "
        + "int.MaxValue)) ;")]
    [InlineData("while (true) { try { System.Threading.Thread.Sleep(1); } catch { } }")]
    [InlineData("Parallel.For(0, 2, i => { while (true) { } });")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("Task.Delay(-1).Wait();")]
    [InlineData("await Task.Yield(); System.Threading.Thread.Sleep(-1);")]
    [InlineData("async Task<int> Never() { await Task.Delay(1); while (true) { } }\nNever().Result")]
    [InlineData("new System.Threading.ManualResetEvent(false).WaitOne();")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Where(i => i < 0).Select(i => (long)i * i).Sum()")]
    [InlineData("IEnumerable<int> Ones() { while (true) yield return 1; }\nOnes().Count()")]
    [InlineData("bool Never(int i) => i < 0;\nEnumerable.Range(0, int.MaxValue).Count(Never)")]
    [InlineData("(from i in Enumerable.Range(0, int.MaxValue) where i < 0 select i).Count()")]
    [InlineData("(from i in Enumerable.Range(0, int.MaxValue) from j in Enumerable.Range(0, int.MaxValue) select (long)i * j).Min()")]
    [InlineData(
        "new List<int>(Enumerable.Range(0, 10_000_000)).Sort((a, b) => { for (var n = 0; n < 1000; n++) { } return b.CompareTo(a); });")]
    [InlineData("Enumerable.Repeat(1, int.MaxValue).AsParallel().Where(i => i < 0).Count()")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Aggregate(0L, (sum, i) => sum ^ i)")]
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

    // Nothing of the cell's own is called in them. Each ends by itself some seconds after the test.
    [Theory]
    [InlineData("Enumerable.Repeat(1, int.MaxValue).Concat(Enumerable.Repeat(1, 1_500_000_000)).LongCount()")]
    [InlineData(
        "new System.Text.RegularExpressions.Regex(\"^(a+)+$\", default, TimeSpan.FromSeconds(12)).IsMatch(new string('a', 60) + \"b\")")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern uint sleep(uint seconds);\nsleep(8);")]
    [InlineData(
        "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int poll(nint files, nuint count, int "
        + "milliseconds);\npoll(0, 0, 8000);")]
    public async Task What_cannot_be_interrupted_is_left_behind_after_two_seconds_told_and_the_next_cell_runs(string code)
    {
        Assert.SkipWhen(code.Contains("libc", StringComparison.Ordinal) && OperatingSystem.IsWindows(), "libc is a library of Unix");
        using var kernel = Kernels.New();
        await kernel.Succeed("var kept = 5;");
        using var stop = new CancellationTokenSource();
        using var started = kernel.Root.KernelEvents.Subscribe(new First<StandardOutputValueProduced>(() => stop.CancelAfter(1)));
        var declared = code.LastIndexOf('\n') + 1;
        var clock = Stopwatch.StartNew();
        var result = await kernel.SubmitAsync(new SubmitCode(code[..declared] + "Console.Write(\"go\");\n" + code[declared..]), stop.Token);
        var message = Assert.IsType<CellStoppedException>(result.Events.Failure()!.Exception).Message;
        Assert.Contains("did not stop within 2 s", message, StringComparison.Ordinal);
        Assert.Contains("which cannot be interrupted", message, StringComparison.Ordinal);
        Assert.Contains("Or restart the kernel", message, StringComparison.Ordinal);
        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(2), $"{clock.Elapsed}");
        Assert.Equal(6, await kernel.Value("kept + 1"));
    }

    [Theory]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> twice = x => 2 * x;\ntwice.Body.ToString()", "(2 * x)")]
    [InlineData("new[] { 1, 2, 3 }.AsQueryable().Where(i => i > 1).Count()", 2)]
    [InlineData("(from i in new[] { 1, 2, 3 }.AsQueryable() where i > 1 select i * 2).Sum()", 10)]
    [InlineData("(from i in new[] { 3, 1, 2 } where i > 1 orderby i select new { Twice = 2 * i }).First().Twice", 4)]
    [InlineData("Func<Task<int>> later = async () => await Task.FromResult(4);\nawait later()", 4)]
    [InlineData("var n = 0; Action add = () => n++; add(); n", 1)]
    [InlineData("Func<int> add = () => throw new InvalidOperationException(); try { add(); } catch (InvalidOperationException) { } 3", 3)]
    [InlineData("var cells = new int[2]; ref int At(int i) => ref cells[i]; At(1) = 7; cells[1]", 7)]
    [InlineData("async Task Wait() => await Task.Delay(1); await Wait(); 5", 5)]
    [InlineData("Func<int, Func<int, int>> add = a => b => a + b; add(1)(2)", 3)]
    [InlineData("Func<int, int> f = x => x switch { 0 => 1, _ => x * 2 }; f(4)", 8)]
    public async Task Code_that_can_be_stopped_means_what_it_meant(string code, object expected)
    {
        var lines = code.Contains('\n', StringComparison.Ordinal) ? code : code.Replace("; ", ";\n", StringComparison.Ordinal);
        Assert.Equal(expected, await _kernel.Value(lines));
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
