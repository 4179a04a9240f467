using System.Diagnostics;
using Headroom.Testing;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Engines.Interactive.Tests.CSharp;

/// <summary>Every endless cell gives the caller back, and the kernel lives on.</summary>
public sealed class CancellationTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly CompositeKernel _kernel = shared.Kernel;

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
    public async Task An_endless_cell_ends_as_cancelled(string code)
    {
        using var stop = new CancellationTokenSource();
        using var started = StopAtFirstOutput(stop);
        var result = await _kernel.SendAsync(new SubmitCode("Console.Write(\"go\");\n" + code), stop.Token);
        var failure = result.Events.Failure()!;
        Assert.Null(failure.Exception);
        Assert.Equal("Command cancelled.", failure.Message);
        Assert.Equal(2, await _kernel.Value("1 + 1"));
    }

    [Fact]
    public async Task The_cancel_command_stops_the_running_cell_and_keeps_its_variables()
    {
        using var watch = _kernel.KernelEvents.Subscribe(new First<StandardOutputValueProduced>(() => _ = _kernel.SendAsync(new Cancel())));
        var events = await _kernel.Run("var reached = 1;\nConsole.Write(\"go\");\nwhile (true) { }");
        Assert.Equal("Command cancelled.", events.Failure()!.Message);
        Assert.Equal(1, await _kernel.Value("reached"));
    }

    [Fact]
    public async Task Code_that_cannot_be_stopped_is_left_behind_and_the_message_says_so()
    {
        // Compiled code has no interrupt points, and this loop of it does not block.
        using var stop = new CancellationTokenSource();
        using var started = StopAtFirstOutput(stop);
        var failure = await FailureOf("Console.Write(\"go\");\nStubborn.Spin();", stop);
        Stubborn.Release();
        Assert.Contains("left behind", failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, await _kernel.Value("2 + 2"));
    }

    [Fact]
    public async Task A_parallel_loop_that_notices_before_its_kernel_does_ends_as_cancelled_all_the_same()
    {
        using var stop = new CancellationTokenSource();
        using var ended = _kernel.KernelEvents.Subscribe(new First<CommandFailed>(EarlyNotice.TellTheKernel.Set));
        var failure = await FailureOf("EarlyNotice.Take(Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken);", stop);
        Assert.Null(failure.Exception);
        Assert.Equal("Command cancelled.", failure.Message);
    }

    private async Task<CommandFailed> FailureOf(string code, CancellationTokenSource stop)
    {
        EarlyNotice.Stop = stop;
        var usings = $"#r \"{typeof(Stubborn).Assembly.Location}\"\nusing Engines.Interactive.Tests.CSharp;\n";
        return (await _kernel.SendAsync(new SubmitCode(usings + code), stop.Token)).Events.Failure()!;
    }

    [Fact]
    public async Task A_cell_waiting_in_the_queue_can_be_cancelled()
    {
        using var stopFirst = new CancellationTokenSource();
        using var stopSecond = new CancellationTokenSource();
        var first = _kernel.SendAsync(new SubmitCode("while (true) { }"), stopFirst.Token);
        var second = _kernel.SendAsync(new SubmitCode("Console.Write(\"never\");"), stopSecond.Token);
        await stopSecond.CancelAsync();
        Assert.Equal(["CommandFailed"], (await second).Events.Kinds());
        await stopFirst.CancelAsync();
        Assert.NotNull((await first).Events.Failure());
    }

    private IDisposable StopAtFirstOutput(CancellationTokenSource stop) =>
        _kernel.KernelEvents.Subscribe(new First<StandardOutputValueProduced>(() => stop.CancelAfter(1)));

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

/// <summary>Compiled code that only its own flag stops.</summary>
public static class Stubborn
{
    private static volatile bool s_hold = true;

    public static void Spin()
    {
        while (s_hold) { }
    }

    public static void Release() => s_hold = false;
}

/// <summary>A loop that ends between the moment its token is cancelled and the moment the kernel hears of it.</summary>
public static class EarlyNotice
{
    public static CancellationTokenSource? Stop { get; set; }

    public static ManualResetEventSlim TellTheKernel { get; } = new();

    public static void Take(CancellationToken cell)
    {
        // The callback registered last runs first, and holds back the kernel's own.
        cell.Register(() => TellTheKernel.Wait());
        _ = Task.Run(Stop!.Cancel, CancellationToken.None);
        SpinWait.SpinUntil(() => cell.IsCancellationRequested);
        throw new AggregateException(new OperationCanceledException(cell));
    }
}
