using Headroom.Grading.Hosting;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Grading.Tests.Kernels;

/// <summary>Graders that launch kernels, driven by kernels that stand for learners' submissions.</summary>
public sealed partial class KernelGraderTest
{
    private const int N = 100;

    [Fact]
    public void A_right_kernel_passes() => Assert.Equal(Outcome.Passed, Grade(Kernels.Copy).Outcome);

    [Fact]
    public void A_kernel_without_a_body_is_not_attempted() => Assert.Equal(Outcome.NotAttempted, Grade(Kernels.Nothing).Outcome);

    [Fact]
    public void Elements_that_no_lane_writes_are_named()
    {
        var report = Grade(Kernels.FirstHalf);
        Assert.Equal(Reason.WrongValue, report.Reason);
        Assert.Contains("50 elements never written", report.Likely);
    }

    [Fact]
    public void A_kernel_that_writes_to_its_input_fails()
    {
        var report = Grade(Kernels.WriteBoth);
        Assert.Equal(Reason.InputChanged, report.Reason);
        Assert.Contains("changes its input x[0]", report.Headline);
    }

    [Fact]
    public void A_kernel_that_throws_is_refused_in_the_compilers_words()
    {
        var report = Grade(Kernels.Throws);
        Assert.Equal(Reason.IllegalKernel, report.Reason);
        Assert.Contains("cannot throw", report.Likely);
    }

    private static Grade Grade(Action<ArrayView<float>, ArrayView<float>> kernel, KernelConfig? config = null) =>
        new CopyGrader(kernel, config ?? new KernelConfig(2, 64))
            .Run(new GradeRequest("02.1", "", typeof(KernelGraderTest).Assembly.Location, 7), _ => { });

    /// <summary>y = x in two groups of 64, so that 28 threads are left over.</summary>
    private sealed partial class CopyGrader(Action<ArrayView<float>, ArrayView<float>> kernel, KernelConfig config) : KernelGrader
    {
        protected override void Require() => Case("100 elements", () =>
        {
            var x = Draw.Normal(N);
            var (xs, ys) = (Upload("x", x), Upload(Poisoned(N)));
            var copy = Accelerator.LoadStreamKernel(kernel);
            Launch(kernel, () => copy(config, xs.View, ys.View));
            Elements("y", Download(ys), [.. x.Select(v => (double)v)], Tolerance.Exact);
            Budget();
        }, "float32");

        partial void Budget();
    }

    private static partial class Kernels
    {
        public static void Nothing(ArrayView<float> x, ArrayView<float> y) { }

        public static void Copy(ArrayView<float> x, ArrayView<float> y)
        {
            var i = Grid.IdxX * Group.DimX + Group.IdxX;
            if (i < y.Length) y[i] = x[i];
        }

        public static void FirstHalf(ArrayView<float> x, ArrayView<float> y)
        {
            var i = Grid.IdxX * Group.DimX + Group.IdxX;
            if (i < y.Length / 2) y[i] = x[i];
        }

        public static void WriteBoth(ArrayView<float> x, ArrayView<float> y)
        {
            var i = Grid.IdxX * Group.DimX + Group.IdxX;
            if (i >= y.Length) return;
            y[i] = x[i];
            x[i] = 0;
        }

        public static void Throws(ArrayView<float> x, ArrayView<float> y)
        {
            var i = Grid.IdxX * Group.DimX + Group.IdxX;
            if (i >= y.Length) throw new InvalidOperationException();
            y[i] = x[i];
        }
    }
}
