using System.Diagnostics;
using ILGPU.Runtime;
using Headroom.Testing;

namespace Headroom.Simulator.Testing.Device;

/// <summary>What ends the process with the package alone is an exception here.</summary>
[Machine]
public sealed class HostAccessTests
{
    public const string Argument = "--index-a-view";

    [Fact]
    public void The_host_cannot_index_a_view_and_is_told_how_to_copy()
    {
        using var gpu = new MeteredGpu();
        using var data = gpu.Accelerator.Allocate1D([1, 2, 3]);

        Assert.Contains("GetAsArray1D()", Assert.Throws<InvalidKernelOperationException>(() => data.View[0]).Message);
        Assert.Contains("CopyFromCPU()", Assert.Throws<InvalidKernelOperationException>(() => data.View[0] = 1).Message);
        Assert.Equal([1, 2, 3], data.GetAsArray1D());
    }

    /// <summary>The child's part: ends with 0 where an exception came instead of the end of the process.</summary>
    public static int IndexAView()
    {
        using var context = Context.Create(builder => builder.Simulator());
        using var accelerator = context.CreateSimulator();
        using var data = accelerator.Allocate1D([1, 2, 3]);
        try
        {
            return data.View[0];
        }
        catch (InvalidKernelOperationException expected)
        {
            Console.WriteLine(expected.Message);
            return 0;
        }
    }

    // The test host listens to assertions itself, so an ordinary process has the last word.
    [Fact]
    public void A_process_goes_on_after_the_host_has_indexed_a_view()
    {
        var (exitCode, output, errors) = ChildProcess.Run(Argument, 60_000);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.StartsWith("the host cannot index a view", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_kernels_have_is_refused_on_the_host_with_a_sentence() =>
        Assert.Contains("are there while a kernel runs", Assert.Throws<InvalidKernelOperationException>(() => Group.IdxX).Message);

    [Fact]
    public void A_view_longer_than_its_buffer_is_refused()
    {
        using var gpu = new MeteredGpu();
        using var data = gpu.Accelerator.Allocate1D([1, 2, 3]);

        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => data.View.SubView(1, 3));
    }

    [Fact]
    public void Assertions_of_others_go_on_to_whoever_listens()
    {
        var listener = new Listening();
        Trace.Listeners.Insert(1, listener);
        try
        {
            // Whatever listens after it, such as the test host, may throw.
            Record.Exception(() => Trace.Assert(false, "somebody else's"));
            Assert.Equal(["somebody else's"], listener.Heard);
        }
        finally
        {
            Trace.Listeners.Remove(listener);
        }
    }

    private sealed class Listening : TraceListener
    {
        public List<string?> Heard { get; } = [];

        public override void Write(string? message) { }

        public override void WriteLine(string? message) { }

        public override void Fail(string? message, string? detailMessage) => Heard.Add(message);
    }
}
