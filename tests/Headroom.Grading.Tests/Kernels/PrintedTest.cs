using Headroom.Grading.Hosting;
using Headroom.Grading.Kernels;
using Headroom.Grading.Reporting;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Grading.Tests.Kernels;

/// <summary>What a learner's kernel prints stands under the report of its check, not more than fits.</summary>
public sealed class PrintedTest
{
    [Fact]
    public void What_a_kernel_prints_stands_under_the_report()
    {
        var grade = Grade(Prints, 3);
        Assert.Equal(["lane 0", "lane 1", "lane 2"], grade.Printed);
        Assert.Contains(
            "printed  lane 0\n         lane 1\n         lane 2\n", ReportText.Render(new Report(grade, "02.1")), StringComparison.Ordinal);
    }

    [Fact]
    public void Twenty_lines_are_kept_and_the_others_counted()
    {
        var report = Grade(Prints, 64);
        Assert.Equal(("lane 19", "... 44 more lines"), (report.Printed![19], report.Printed[20]));
        Assert.Equal(21, report.Printed.Count);
    }

    [Fact]
    public void A_kernel_that_fails_shows_what_it_printed_before()
    {
        var report = Grade(PrintsAndFails, 3);
        Assert.Equal(Reason.OutOfBounds, report.Reason);
        Assert.Equal("lane 0", report.Printed![0]);
    }

    [Fact]
    public void A_kernel_that_prints_nothing_leaves_no_trace() => Assert.Null(Grade(Silent, 3).Printed);

    private static Grade Grade(Action<ArrayView<float>> kernel, int lanes) =>
        new Printing(kernel, lanes).Run(new GradeRequest("02.1", "", typeof(PrintedTest).Assembly.Location, 7), _ => { });

    private sealed class Printing(Action<ArrayView<float>> kernel, int lanes) : KernelGrader
    {
        protected override void Require() => Case("one group", () =>
        {
            var ys = Upload(Poisoned(lanes));
            var run = Accelerator.LoadStreamKernel(kernel);
            Launch(kernel, () => run(new KernelConfig(1, lanes), ys.View));
            Elements("y", Download(ys), new double[lanes], Tolerance.Exact);
        });
    }

    private static void Silent(ArrayView<float> y) => y[Group.IdxX] = 0;

    private static void Prints(ArrayView<float> y)
    {
        Interop.WriteLine("lane {0}", Group.IdxX);
        y[Group.IdxX] = 0;
    }

    private static void PrintsAndFails(ArrayView<float> y)
    {
        Interop.WriteLine("lane {0}", Group.IdxX);
        y[Group.IdxX + 2] = 0;
    }
}
