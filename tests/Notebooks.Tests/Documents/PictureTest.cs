using System.Diagnostics;
using System.Text.Json;
using Headroom.Attention;
using Headroom.Charts;
using Headroom.Charts.Svg;
using Headroom.Course;
using Headroom.Grading;
using Headroom.Grading.Hosting;
using Headroom.Grading.Reporting;
using Headroom.Hardware;
using Headroom.Kernels;
using Headroom.Rooflines;
using Headroom.Simulator;
using Headroom.Testing;
using ILGPU;
using ILGPU.Runtime;
using Plotly.NET;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Notebooks.Tests.Documents;

/// <summary>The README's pictures are drawn by the course. With <c>--accept</c> they are drawn anew.</summary>
[Machine]
public sealed class PictureTest
{
    private const int HeadDim = 64, Tile = 64;

    [Fact]
    public void The_readmes_roofline_is_the_courses() => Match("roofline", Figure(Roofline()));

    [Fact]
    public void The_readmes_traffic_is_what_the_meter_counts() => Match("traffic", Figure(Traffic()));

    [Fact]
    public void The_readmes_report_is_what_a_check_says_of_a_forgotten_barrier()
    {
        var report = ReportOf("02.3", text => text.Replace("Group.Barrier();", "", StringComparison.Ordinal));

        Assert.Equal(1, report.ExitCode);
        // The last line has the seconds.
        var lines = ReportLayout.Lines(report).SkipLast(2).ToArray();
        Match("report", TerminalPicture.Of("A check names both lines of a race and its likely cause", "./course check 02.3", lines));
    }

    private static void Match(string name, string drawn)
    {
        var path = Repository.PathTo("docs", "images", $"{name}.svg");
        if (Accepting.Now) File.WriteAllText(path, drawn);
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), drawn);
    }

    private static string Figure(GenericChart chart) => SvgFigure.Image(GenericChart.toFigureJson(chart)).ReplaceLineEndings("\n");

    private static GenericChart Roofline()
    {
        var roofs = new[] { Devices.H100Sxm, Devices.A100Sxm, Devices.B200Sxm }
            .Select(d => new Roof($"{d.Name}, BF16", d.Peak(Dtype.Bf16).FlopsPerSecond, d.Bandwidth)).ToList();
        return RooflineChart.Of("Three of four operations never see the peak", roofs,
            new RooflinePoint("elementwise", Workload.Elementwise(1 << 24, 2, 1, 1, Dtype.Bf16).Intensity),
            new RooflinePoint("GEMV", Workload.Gemv(4096, 4096, Dtype.Bf16).Intensity),
            new RooflinePoint("GEMM, 32 columns", Workload.Gemm(4096, 32, 4096, Dtype.Bf16).Intensity),
            new RooflinePoint("GEMM 4096", Workload.Gemm(4096, 4096, 4096, Dtype.Bf16).Intensity));
    }

    // Whole tiles: the steps of ragged ones are notebook 03's.
    private static GenericChart Traffic()
    {
        double[] counted = [64, 128, 256, 512], lengths = [.. Enumerable.Range(6, 8).Select(power => Math.Pow(2, power))];
        AttentionShape Head(double n) => new(1, 1, (long)n, (long)n, HeadDim, Causal: false);
        return LineChart.Of("Flash attention moves up to four times less, and the meter agrees",
            ChartAxis.Log("sequence", "tokens"), ChartAxis.Log("traffic of one head, d = 64", "B"),
            new LineSeries("three kernels, formula", lengths, [.. lengths.Select(n => AttentionTraffic.ThreeKernels(Head(n), Tile))]),
            new LineSeries("flash, formula", lengths, [.. lengths.Select(n => AttentionTraffic.Flash(Head(n), Tile))]),
            new LineSeries("three kernels, counted", counted, [.. counted.Select(n => Counted((int)n, ThreeLaunches))]) { IsPoints = true },
            new LineSeries("flash, counted", counted, [.. counted.Select(n => Counted((int)n, OneLaunch))]) { IsPoints = true });
    }

    private static double Counted(int n, Action<Accelerator, AttentionBuffers, KernelConfig> launch)
    {
        using var gpu = Gpu.Open(DeviceChoice.Simulator);
        using var x = new AttentionBuffers(gpu.Accelerator, 1, n, n, HeadDim);
        using var recording = Recording.Start(new LaunchOptions());
        launch(gpu.Accelerator, x, new KernelConfig(new Index2D(n / Tile, 1), new Index2D(Tile, 1)));
        gpu.Accelerator.Synchronize();
        return recording.Launches.Sum(each => each.Counters!.Global.BytesMoved);
    }

    private static void ThreeLaunches(Accelerator device, AttentionBuffers x, KernelConfig perTile)
    {
        var tiles = x.Queries / Tile;
        device.LoadStreamKernel<Rows, Rows, Rows, ArrayView<int>, int>(ThreeKernels.Scores)(
            new KernelConfig(new Index3D(tiles, tiles, 1), new Index3D(Tile, 1, 1)), x.Q, x.K, x.S, x.Lengths, 1);
        device.LoadStreamKernel<Rows>(ThreeKernels.Softmax)(new KernelConfig(x.Queries, 32), x.S);
        device.LoadStreamKernel<Rows, Rows, Rows>(ThreeKernels.WeightedSum)(perTile, x.S, x.V, x.O);
    }

    private static void OneLaunch(Accelerator device, AttentionBuffers x, KernelConfig perTile) =>
        device.LoadStreamKernel<Rows, Rows, Rows, Rows, ArrayView<float>, ArrayView<int>, int>(FlashForward.Kernel)(
            perTile, x.Q, x.K, x.V, x.O, x.Lse, x.Lengths, 1);

    // As a learner's command says it, of the solution with a mistake.
    private static Report ReportOf(string id, Func<string, string> mistake)
    {
        using var copy = new CourseCopy();
        var exercise = copy.Course.Find(id);
        copy.Write(exercise, mistake(File.ReadAllText(copy.Layout.PathTo(exercise.SolutionFile))));
        var start = new ProcessStartInfo(DotnetHost.Path, ["exec", copy.Layout.Command, "check", id, "--json"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[CourseLayout.Variable] = copy.Layout.Root;
        using var check = Process.Start(start)!;
        var json = check.StandardOutput.ReadToEnd();
        check.WaitForExit();
        return JsonSerializer.Deserialize(json, ReportJson.Default.Report) ?? throw new InvalidDataException(json);
    }
}
