using Headroom.Testing;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Tests;

public sealed class ConsoleTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    [Fact]
    public async Task Each_write_is_one_event()
    {
        var events = await shared.Kernel.Succeed(
            "Console.Write(1.5); Console.WriteLine(\"a\"); Console.Error.Write(\"bad\"); Console.Write(\"{0}-{1}\", 1, 2);");
        Assert.Equal(["1.5", "a" + Environment.NewLine, "1-2"], events.OfType<StandardOutputValueProduced>()
            .Select(e => e.FormattedValues.Single().Value));
        Assert.Equal("bad", events.OfType<StandardErrorValueProduced>().Single().FormattedValues.Single().Value);
    }

    [Fact]
    public async Task Output_of_threads_and_tasks_belongs_to_the_cell_that_started_them() =>
        Assert.Equal("123", (await shared.Kernel.Succeed("""
            var t = new System.Threading.Thread(() => Console.Write(1)); t.Start(); t.Join();
            await Task.Run(() => Console.Write(2));
            Parallel.For(0, 1, _ => Console.Write(3));
            """)).Output());

    [Fact]
    public async Task Output_is_published_while_the_cell_runs()
    {
        // The cell ends only after a subscriber has seen what it printed.
        using var _ = shared.Kernel.Root.KernelEvents.Subscribe(new Observer(
            e => { if (e is StandardOutputValueProduced) OutputSeen.Signal.TrySetResult(); }));
        await shared.Kernel.Succeed(
            $"#r \"{typeof(OutputSeen).Assembly.Location}\"\nConsole.Write(\"now\");\nawait "
            + "Headroom.Jupyter.Tests.OutputSeen.Signal.Task;");
    }

    [Fact]
    public async Task Two_kernels_at_once_keep_their_outputs_apart()
    {
        using var other = Kernels.New();
        static string Code(char letter) => $"for (var i = 0; i < 200; i++) {{ Console.Write('{letter}'); await Task.Yield(); }}";
        var runs = await Task.WhenAll(shared.Kernel.Succeed(Code('a')), other.Run(Code('b')));
        Assert.Equal(new string('a', 200), runs[0].Output());
        Assert.Equal(new string('b', 200), runs[1].Output());
    }

    [Fact]
    public async Task What_a_subscriber_prints_is_not_the_cells()
    {
        using var _ = shared.Kernel.Root.KernelEvents.Subscribe(new Observer(
            e => { if (e is StandardOutputValueProduced) Console.Write(" "); Console.Out.Write(" "); }));
        Assert.Equal("once", (await shared.Kernel.Succeed("Console.Write(\"once\");")).Output());
    }

    // The cell's thread is still inside its first Write then.
    [Fact]
    public async Task A_subscriber_may_wait_for_another_thread_that_prints()
    {
        using var _ = shared.Kernel.Root.KernelEvents.Subscribe(new Observer(e =>
        {
            if (e is StandardOutputValueProduced)
                Assert.True(Task.Run(() => Console.Write(" "), TestContext.Current.CancellationToken).Wait(TimeSpan.FromSeconds(30)));
        }));
        Assert.Equal("ab", (await shared.Kernel.Succeed("Console.Write(\"a\"); await Task.Run(() => Console.Write(\"b\"));")).Output());
    }

    [Fact]
    public async Task A_line_and_its_end_are_one_write_whatever_its_type()
    {
        var code = "Console.WriteLine(1); Console.WriteLine(2.5); Console.WriteLine('c'); Console.WriteLine(true); Console.WriteLine(new "
            + "System.Text.StringBuilder(\"e\"));";
        var events = await shared.Kernel.Succeed(code);
        Assert.Equal(["1", "2.5", "c", "True", "e"], events.OfType<StandardOutputValueProduced>()
            .Select(e => e.FormattedValues.Single().Value.TrimEnd()));
    }

    [Fact]
    public async Task A_cell_that_has_printed_much_shows_all_of_it_while_it_computes()
    {
        var seen = new System.Text.StringBuilder();
        using var _ = shared.Kernel.Root.KernelEvents.Subscribe(new Observer(e =>
        {
            if (e is StandardOutputValueProduced text && seen.Append(text.FormattedValues.Single().Value).ToString()
                .EndsWith("999.", StringComparison.Ordinal))
                ManyLinesSeen.Signal.TrySetResult();
        }));
        await shared.Kernel.Succeed(
            $"#r \"{typeof(OutputSeen).Assembly.Location}\"\nfor (var i = 0; i < 1000; i++) Console.Write(i + \".\");\nawait "
            + "Headroom.Jupyter.Tests.ManyLinesSeen.Signal.Task;");
    }

    private sealed class Observer(Action<KernelEvent> act) : IObserver<KernelEvent>
    {
        public void OnNext(KernelEvent value) => act(value);

        public void OnCompleted() { }

        public void OnError(Exception error) => Assert.Fail(error.Message);
    }
}

/// <summary>Shared between the test and its cell.</summary>
public static class OutputSeen
{
    public static TaskCompletionSource Signal { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>As <see cref="OutputSeen"/>, for another test.</summary>
public static class ManyLinesSeen
{
    public static TaskCompletionSource Signal { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
