using Headroom.Grading.Hosting;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Grading.Tests.Kernels;

/// <summary>Which line a report names when too much moves: the one beyond the ideal, though another may move more.</summary>
public sealed class BlameTest
{
    private const int N = 1024;

    [Fact]
    public void A_line_that_reads_again_what_the_group_had_is_named_and_not_the_one_that_moves_most() =>
        Assert.StartsWith("var again = ", First(ReadsAgain, g => g.Bytes(4 * 4 * N)), StringComparison.Ordinal);

    [Fact]
    public void A_line_that_leaves_most_of_its_sectors_unused_is_named() =>
        Assert.StartsWith("y[i * 8 % 1024] = ", First(Strided, g => g.Sectors()), StringComparison.Ordinal);

    [Fact]
    public void A_loop_that_goes_round_too_often_is_named_where_every_line_is_as_it_should_be()
    {
        var report = Grade(TooManyTurns, g => g.Bytes(2 * 4 * N));
        Assert.StartsWith("for (var part = 0; part < 8; part++)", report.Places[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("sum += x[part * 128 + Group.IdxX];", report.Places[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_whose_columns_lie_in_one_bank_is_named_before_the_line_that_goes_down_them()
    {
        var report = Grade(DownColumns, g => g.Banks());
        Assert.StartsWith("var tile = SharedMemory", report.Places[0].Text, StringComparison.Ordinal);
        Assert.Contains("32 words apart", report.Places[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("y[i] = tile[Group.IdxX % 32", report.Places[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stride_of_two_is_named_where_it_is_written() =>
        Assert.StartsWith("y[i] = tile[2 * ", First(EveryOther, g => g.Banks()), StringComparison.Ordinal);

    [Fact]
    public void A_report_names_its_counter_and_has_the_figures_of_each_line()
    {
        var report = Grade(Strided, g => g.Sectors());
        Assert.Equal(Counter.SectorsPerRequest.Name, report.Counter);
        Assert.Equal("1,024 elements", report.Figures!.Case);
        var guilty = report.Figures.Lines.Single(line => line.Line == report.Places[0].Line);
        Assert.Equal((4, 4 * 32), (guilty.Requests, guilty.Sectors)); // 4 warps, whose 32 lanes are 32 B apart
        Assert.Equal(report.Figures.Lines.OrderBy(line => line.Line), report.Figures.Lines);
    }

    private static string First(Action<ArrayView<float>, ArrayView<float>> kernel, Action<BudgetGrader> budget) =>
        Grade(kernel, budget).Places[0].Text;

    private static Grade Grade(Action<ArrayView<float>, ArrayView<float>> kernel, Action<BudgetGrader> budget)
    {
        var report = new BudgetGrader(kernel, budget).Run(new GradeRequest("02.1", "", typeof(BlameTest).Assembly.Location, 7), _ => { });
        Assert.Equal(Reason.OverBudget, report.Reason);
        return report;
    }

    private sealed class BudgetGrader(Action<ArrayView<float>, ArrayView<float>> kernel, Action<BudgetGrader> budget) : KernelGrader
    {
        public void Bytes(double limit) => AtMost(Counter.Bytes, limit, once: limit);

        public void Sectors() => AtMost(Counter.SectorsPerRequest, 4);

        public void Banks() => AtMost(Counter.WavefrontsPerRequest, 1);

        protected override void Require() => Case("1,024 elements", () =>
        {
            var (xs, ys) = (Upload("x", Draw.Normal(N)), Upload(Poisoned(N)));
            var run = Accelerator.LoadStreamKernel(kernel);
            Launch(kernel, () => run(new KernelConfig(8, 128), xs.View, ys.View));
            That(true, "it runs", "");
            budget(this);
        });
    }

    private static void ReadsAgain(ArrayView<float> x, ArrayView<float> y)
    {
        var i = Grid.IdxX * Group.DimX + Group.IdxX;
        var (first, second, third) = (x[i], x[(i + 128) % N], x[(i + 256) % N]); // three times as much, and all of it new
        var again = x[i];
        y[i] = first + second + third + again;
    }

    private static void Strided(ArrayView<float> x, ArrayView<float> y)
    {
        var i = Grid.IdxX * Group.DimX + Group.IdxX;
        var sum = 0f;
        for (var part = 0; part < 8; part++) sum += x[(i + part * 128) % N]; // moves more
        if (i < 128)
            y[i * 8 % 1024] = sum;
    }

    private static void TooManyTurns(ArrayView<float> x, ArrayView<float> y)
    {
        var sum = 0f;
        for (var part = 0; part < 8; part++)
        {
            sum += x[part * 128 + Group.IdxX];
        }
        y[Grid.IdxX * Group.DimX + Group.IdxX] = sum;
    }

    private static void DownColumns(ArrayView<float> x, ArrayView<float> y)
    {
        var i = Grid.IdxX * Group.DimX + Group.IdxX;
        var tile = SharedMemory.Allocate2DDenseY<float>(new Index2D(32, 32));
        for (var row = Group.IdxX / 32; row < 32; row += 4) tile[row, Group.IdxX % 32] = x[i];
        Group.Barrier();
        y[i] = tile[Group.IdxX % 32, Group.IdxX / 32];
    }

    private static void EveryOther(ArrayView<float> x, ArrayView<float> y)
    {
        var i = Grid.IdxX * Group.DimX + Group.IdxX;
        var tile = SharedMemory.Allocate<float>(256);
        tile[Group.IdxX] = x[i];
        tile[Group.IdxX + 128] = 0;
        Group.Barrier();
        y[i] = tile[2 * Group.IdxX];
    }
}
