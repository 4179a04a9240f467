using System.Text.RegularExpressions;
using Headroom.Grading.Hosting;
using Headroom.Grading.Kernels;
using Headroom.Grading.Reporting;
using Headroom.Testing;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Grading.Tests.Kernels;

/// <summary>Kernels whose groups wait for each other, as graded submissions: what is wrong is told with the lines and a cure.</summary>
public sealed partial class GroupsTogetherTest
{
    [Fact]
    public void Groups_that_hand_over_as_they_should_pass() => Assert.Equal(Outcome.Passed, Grade(Kernels.HandsOver).Outcome);

    [Fact]
    public void A_missing_fence_is_a_race_with_the_write_the_read_and_the_signal()
    {
        var report = Grade(Kernels.NoFence);

        Assert.Equal(Reason.Race, report.Reason);
        Assert.Equal(["// written", "// the read", "// signalled"], report.Places.Select(place => Comment(place.Text)));
        Assert.Contains("without MemoryFence.DeviceLevel()", report.Likely);
    }

    [Fact]
    public void A_race_whose_result_is_right_says_so_of_other_orders_and_how_to_have_this_one_again()
    {
        var note = Assert.Single(Grade(Kernels.NoFence).Notes);

        Assert.StartsWith("The groups took turns as CoResident = new() { Seed = 5 } has it.", note);
        Assert.Contains("right there and in 64 other orders", note);
    }

    [Fact]
    public void A_missing_barrier_is_told_on_whichever_side_it_is_missing()
    {
        Assert.Contains("a barrier belongs before the fence and the signal", Grade(Kernels.NoBarrierBeforeTheSignal).Likely);
        Assert.Contains("behind the wait", Grade(Kernels.NoBarrierBehindTheWait).Likely);
    }

    [Fact]
    public void A_wait_in_vain_is_a_deadlock_that_names_groups_word_and_line()
    {
        var report = Grade(Kernels.WaitsForTooMany);

        Assert.Equal(Reason.Deadlock, report.Reason);
        var place = Assert.Single(report.Places);
        Assert.Equal("// the wait", Comment(place.Text));
        Assert.EndsWith("groups 2 and 3 wait for done[0], which is 2", place.Text);
        Assert.Contains("who raises it", report.Likely);
    }

    [Fact]
    public void More_groups_than_the_device_holds_are_told_with_the_numbers()
    {
        var report = Grade(Kernels.AllWaitForAll, groups: 40);

        Assert.Equal(Reason.Deadlock, report.Reason);
        Assert.Contains("more groups at once than the device holds", report.Headline);
        Assert.EndsWith("groups 0, 1, 2, 3 and 28 more wait for done[0], which is 32", Assert.Single(report.Places).Text);
        Assert.Contains(report.Notes, note =>
            note.Contains("40 were launched, 32 are resident (2,048 threads a multiprocessor, 64 a group"));
        Assert.Contains("launch no more than fit", report.Likely);
    }

    [Fact]
    public void A_wait_on_a_plain_read_is_told_at_its_line_with_the_cure()
    {
        var report = Grade(Kernels.SpinsOnAPlainRead);

        Assert.Equal(Reason.Race, report.Reason);
        Assert.Contains("// the plain read", Assert.Single(report.Places).Text);
        Assert.Contains("atomic operation that adds nothing", report.Likely);
    }

    [Fact]
    public void An_access_in_a_function_of_the_library_is_told_at_the_line_that_calls_it()
    {
        var report = Grade(Kernels.ReadsInALibrary);

        Assert.Equal(Reason.Race, report.Reason);
        var read = Assert.Single(report.Places, place => place.Text.Contains(" reads h["));
        Assert.Equal("GroupsTogetherTest.Kernels.cs", Path.GetFileName(read.File));
        Assert.Equal("// the call", Comment(read.Text));
        Assert.Matches(@"reads h\[\d+\], in GroupsTogetherTest\.cs:\d+$", read.Text);
    }

    /// <summary>Every kind of finding as a learner reads it, with line numbers taken out.</summary>
    [Fact]
    public void Reports_of_groups_together()
    {
        var text = string.Join("\n\n", new[]
        {
            (Kernel: (Kernel)Kernels.NoFence, Groups: 4), (Kernels.NoBarrierBeforeTheSignal, 4), (Kernels.NoBarrierBehindTheWait, 4),
            (Kernels.WaitsForTooFew, 4), (Kernels.WaitsForTooMany, 4), (Kernels.SpinsOnAPlainRead, 4), (Kernels.AllWaitForAll, 40),
        }.Select(each => $"# {each.Kernel.Method.Name}\n{Text(Grade(each.Kernel, each.Groups))}"));
        text = Regex.Replace(text, @"[^\s(]*?(\w+(\.\w+)*\.cs):\d+", "$1:N");
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= ReportLayout.Width, line));
        Snapshot.Match(text);
    }

    private static class Library
    {
        public static float Sum(ArrayView<float> x, int count)
        {
            var sum = 0f;
            for (var i = 0; i < count; i++) sum += x[i];
            return sum;
        }
    }

    private delegate void Kernel(ArrayView<float> h, ArrayView<float> y, ArrayView<int> done);

    private static string Text(Grade grade)
    {
        var report = new Report(grade, "06.6") { Seed = 7 };
        report = report with { Places = [.. report.Places.Select(place => place with { File = Path.GetFileName(place.File) })] };
        return string.Join('\n', ReportLayout.Lines(report).Select(line => line.Text));
    }

    // What stands behind the code of the line.
    private static string Comment(string text) => text.Split('\n')[0] is var line && line.Contains("//", StringComparison.Ordinal)
        ? line[line.IndexOf("//", StringComparison.Ordinal)..]
        : line;

    private static Grade Grade(Kernel kernel, int groups = 4) => new TogetherGrader(kernel, groups)
        .Run(new GradeRequest("06.6", "", typeof(GroupsTogetherTest).Assembly.Location, 7), _ => { });

    private sealed class TogetherGrader(Kernel kernel, int groups) : KernelGrader
    {
        private const int Threads = 64;

        protected override void Require() => Case($"{groups} groups", () =>
        {
            var (h, y, done) = (Upload(Poisoned(groups * Threads)), Upload(new float[groups]), Upload(new int[1]));
            var method = kernel.Method.CreateDelegate<Action<ArrayView<float>, ArrayView<float>, ArrayView<int>>>();
            var launch = Accelerator.LoadStreamKernel(method);
            for (var seed = 5; seed < 15 && !HasRaced; seed++)
            {
                done.CopyFromCPU(new int[1]);
                LaunchTogether(kernel, seed, () => launch(new KernelConfig(groups, Threads), h.View, y.View, done.View));
            }
            var sums = Enumerable.Repeat(groups / 2 * (double)Threads, groups / 2);
            Elements("y", Download(y).AsSpan(0, groups / 2), [.. sums], Tolerance.Exact);
        }, "float32");
    }
}
