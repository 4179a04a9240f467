using Headroom.Simulator;
using ILGPU.Runtime;


namespace Headroom.Simulator.Testing.Running.Modes;

public sealed class OutputTests
{
    [Theory]
    [InlineData(ExecutionMode.Fast, true)]
    [InlineData(ExecutionMode.Metered, true)]
    [InlineData(ExecutionMode.Metered, false)]
    public void A_recording_gets_what_kernels_print_where_the_context_allows_it(ExecutionMode mode, bool allowed)
    {
        var (report, console) = Run(Print, 2, new() { Mode = mode }, allowed);
        Assert.Equal(allowed ? ["lane 0 of 2", "lane 1 of 2"] : [], report.Printed);
        Assert.Equal("", console);
        Assert.Equal(allowed, report.ToText().Contains("printed\n  lane 0 of 2\n  lane 1 of 2\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_recording_they_print_to_the_console() =>
        Assert.Contains("lane 0 of 2\nlane 1 of 2\n", OnConsole(() => Launch(Print, 2, allowed: true)), StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void The_first_twenty_lines_are_kept_by_group_and_thread_for_any_number_of_workers(int workers)
    {
        var report = Run(Print, 1000, new() { Workers = workers, LaneOrderSeed = 3 }, allowed: true).Report;
        Assert.Equal([.. Enumerable.Range(0, 20).Select(i => $"lane {i} of 1000")], report.Printed);
        Assert.Equal(1000, report.PrintedLines);
        Assert.Contains("... 980 more lines", report.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Pieces_of_a_line_come_together_though_other_threads_print_between_them() =>
        Assert.Equal(["0: a b", "no end", "1: a b", "no end"], Run(PrintInPieces, 2, new(), allowed: true).Report.Printed);

    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void Up_to_fourteen_arguments_of_any_number_type_are_printed_and_kept(ExecutionMode mode)
    {
        var (report, console) = Run(PrintMany, 1000, new() { Mode = mode }, allowed: true);
        Assert.Equal("0: 1 2 3 4 5.5 6.25 7 8 True 10 11 12 13", report.Printed[0]);
        Assert.Equal("0: -1 200 3 -4 5", report.Printed[1]);
        Assert.Equal(20, report.Printed.Count);
        Assert.Equal(2000, report.PrintedLines);
        Assert.Equal("", console);
    }

    [Fact]
    public void A_fault_keeps_what_was_printed_before_it()
    {
        using var recording = Recording.Start();
        var fault = Assert.Throws<KernelFault>(() => Launch(PrintAndFail, 1, allowed: true));
        Assert.Equal(["here"], fault.Printed);
    }

    private static (LaunchReport Report, string Console) Run(
        Action<Index1D, ArrayView<int>> kernel, int lanes, LaunchOptions options, bool allowed)
    {
        using var recording = Recording.Start(options);
        var console = OnConsole(() => Launch(kernel, lanes, allowed));
        return (recording.Launches[0], console);
    }

    private static void Launch(Action<Index1D, ArrayView<int>> kernel, int lanes, bool allowed)
    {
        using var context = Context.Create(builder => _ = allowed ? builder.Default().IOOperations() : builder.Default());
        using var accelerator = context.CreateSimulator();
        using var data = accelerator.Allocate1D(new int[lanes]);
        accelerator.LoadAutoGroupedStreamKernel(kernel)(lanes, data.View);
    }

    private static string OnConsole(Action action)
    {
        var console = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(TextWriter.Synchronized(printed));
        try
        {
            action();
        }
        finally
        {
            Console.SetOut(console);
        }
        return printed.ToString().ReplaceLineEndings("\n");
    }

    private static void Print(Index1D i, ArrayView<int> data) => Interop.WriteLine("lane {0} of {1}", i.X, data.IntLength);

    private static void PrintInPieces(Index1D i, ArrayView<int> data)
    {
        Interop.Write("{0}: a", i.X);
        Group.Barrier();
        Interop.WriteLine(" b");
        Interop.Write("no end");
    }

    private static void PrintMany(Index1D i, ArrayView<int> data)
    {
        Interop.WriteLine("{0}: {1} {2} {3} {4} {5} {6} {7} {8} {9} {10} {11} {12} {13}",
            i.X, (byte)1, (short)2, 3L, 4u, 5.5f, 6.25, (ushort)7, (sbyte)8, i.X >= 0, 10, 11, 12, 13);
        Interop.Write("{0}: {1} {2} {3} {4} {5}" + "\n", i.X, (sbyte)-1, (byte)200, 3, -4, 5L);
    }

    private static void PrintAndFail(Index1D i, ArrayView<int> data)
    {
        Interop.WriteLine("here");
        data[i + 5] = 1;
    }
}
