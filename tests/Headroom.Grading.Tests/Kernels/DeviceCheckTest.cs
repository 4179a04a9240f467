using Headroom.Grading.Hosting;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Grading.Tests.Kernels;

/// <summary>A grader's cases on another device than the one that counts; ILGPU's CPU device stands for the real ones.</summary>
public sealed class DeviceCheckTest
{
    [Fact]
    public void The_same_cases_run_there_and_the_largest_is_timed_against_a_ceiling()
    {
        var run = Run(() => new DoublingGrader(Kernels.Double));
        Assert.Equal((null, true, "CPUAccelerator", "right on 3 cases"), (run.CannotRun, run.IsRight, run.Name, run.Headline));
        Assert.Empty(run.LeftOut);
        var time = run.Time!;
        // 2,048 floats are read and written once; the launch that prepares them is not counted.
        Assert.Equal(("2,048 elements", 1, 2.0 * 4 * 2048, 2048), (time.Case, time.Launches, time.Bytes, time.Flops));
        Assert.True(time.Seconds > 0 && time.CopySeconds > 0 && time.FlopsPerSecond > 0);
        Assert.Equal(time.Share, Math.Max(time.CopySeconds, time.Flops / time.FlopsPerSecond) / time.Seconds, 12);
    }

    [Fact]
    public void A_wrong_result_there_is_told_with_its_numbers()
    {
        var run = Run(() => new DoublingGrader(Kernels.Triple));
        Assert.False(run.IsRight);
        Assert.StartsWith("wrong on 64 elements", run.Headline);
        Assert.Equal("y[0]", run.Mismatches[0].Where);
        Assert.Null(run.Time);
    }

    [Fact]
    public void A_budget_that_is_exceeded_is_the_simulated_gpus_affair_alone() =>
        Assert.True(Run(() => new DoublingGrader(Kernels.Double, budget: 1)).IsRight);

    [Fact]
    public void A_kernel_that_adds_to_its_output_is_timed_and_graded_on_the_values_of_one_launch()
    {
        var run = Run(() => new DoublingGrader(Kernels.AddsTwice));
        Assert.Equal("right on 3 cases", run.Headline);
        Assert.NotNull(run.Time);
    }

    [Fact]
    public void Cases_that_would_take_minutes_on_the_cpu_device_are_left_out_and_named()
    {
        // 0.3 s: 2 million threads of two launches take longer at 0.1 us each, and 128 take less at 1 ms each.
        var run = Run(() => new DoublingGrader(Kernels.Double, largest: 1 << 20), cpuSeconds: 0.3);
        Assert.True(run.IsRight);
        Assert.Contains("1,048,576 elements", run.LeftOut);
        Assert.DoesNotContain("64 elements", run.LeftOut);
    }

    [Fact]
    public void A_device_that_is_too_slow_for_every_case_says_so()
    {
        var run = Run(() => new DoublingGrader(Kernels.Double), cpuSeconds: 0);
        Assert.Equal((false, "every case would take too long there", "CPUAccelerator"), (run.IsRight, run.CannotRun, run.Name));
    }

    [Fact]
    public void Groups_that_wait_for_each_other_are_left_out_on_the_cpu_device_which_runs_one_after_the_other()
    {
        var some = Run(() => new MeetingGrader(alone: true));
        Assert.Equal((true, "right on 1 case"), (some.IsRight, some.Headline));
        Assert.Equal(["2 groups (for ever: its groups wait for each other)"], some.LeftOut);

        var none = Run(() => new MeetingGrader(alone: false));
        Assert.False(none.IsRight);
        Assert.Contains("wait for each other run one after the other", none.CannotRun);
    }

    [Fact]
    public void An_exercise_without_a_kernel_has_nothing_to_run()
    {
        var run = Run(() => new NumberGrader());
        Assert.Equal((null, true), (run.CannotRun, run.IsRight));
        Assert.Contains("no kernel", run.Headline);
    }

    [Fact]
    public void A_device_that_is_not_there_is_told_with_the_reason()
    {
        Assert.SkipWhen(
            Headroom.Kernels.DeviceSurvey.Of(Headroom.Kernels.DeviceChoice.Cuda).Any(device => device.Refused is null),
            "this machine has a CUDA device");
        var run = Run(() => new DoublingGrader(Kernels.Double), "cuda");
        Assert.StartsWith("cuda is not to be had: ", run.CannotRun);
        Assert.Equal(5, new Report { Exercise = "02.1", Outcome = Outcome.Passed, Device = run }.ExitCode);
    }

    // Time enough on the busiest machine, but where a test is about what does not fit.
    private static DeviceRun Run(Func<Grader> grader, string device = "cpu", double cpuSeconds = 1e6) =>
        DeviceCheck.Run(grader, new GradeRequest("02.1", "", typeof(DeviceCheckTest).Assembly.Location, 7, device), _ => { }, cpuSeconds);

    private sealed class NumberGrader : Grader
    {
        protected override void Require() => Case("one", () => Number("one", 1, 1));
    }

    /// <summary>All groups wait until all are there.</summary>
    private sealed class MeetingGrader(bool alone) : KernelGrader
    {
        protected override void Require()
        {
            if (alone) Meeting("a group", 1, (launch) => Launch(Kernels.Meet, launch));
            Meeting("2 groups", 2, (launch) => LaunchTogether(Kernels.Meet, seed: 1, launch));
        }

        private void Meeting(string name, int groups, Action<Action> launch) => Case(name, () =>
        {
            var there = Upload(new int[1]);
            var meet = Accelerator.LoadStreamKernel<ArrayView<int>>(Kernels.Meet);
            launch(() => meet(new KernelConfig(groups, 32), there.View));
            Number("there[0]", Download(there)[0], groups);
        });
    }

    /// <summary>y = 2 x of three sizes; y is set to 0 by a launch that is no part of the work.</summary>
    private sealed class DoublingGrader(Action<ArrayView<float>, ArrayView<float>> kernel, double budget = 1e9, int largest = 2048)
        : KernelGrader
    {
        protected override void Require()
        {
            foreach (var count in new[] { 64, largest, 128 })
                Case($"{count:#,0} elements", () =>
                {
                    var x = new float[count];
                    for (var i = 0; i < count; i++) x[i] = i % 97;
                    var (xs, ys) = (Upload("x", x), Upload(Poisoned(count)));
                    KernelConfig config = (count / 64, 64);
                    var clear = Accelerator.LoadStreamKernel<ArrayView<float>>(Kernels.Clear);
                    Launch(Kernels.Clear, () => clear(config, ys.View));
                    CountFromHere();
                    var load = Accelerator.LoadStreamKernel(kernel);
                    Launch(kernel, () => load(config, xs.View, ys.View));
                    Elements("y", Download(ys), [.. x.Select(v => 2.0 * v)], Tolerance.Exact);
                    AtMost(Counter.Bytes, 1.1 * Math.Min(budget, 1e9), once: Math.Min(budget, 1e9));
                });
        }
    }

    private static class Kernels
    {
        public static void Meet(ArrayView<int> there)
        {
            if (!Group.IsFirstThread) return;
            Atomic.Add(ref there[0], 1);
            while (Atomic.Add(ref there[0], 0) < Grid.DimX) { }
        }

        public static void Clear(ArrayView<float> y) => y[Grid.IdxX * Group.DimX + Group.IdxX] = 0;

        public static void Double(ArrayView<float> x, ArrayView<float> y)
        {
            var i = Grid.IdxX * Group.DimX + Group.IdxX;
            y[i] = 2 * x[i];
        }

        public static void Triple(ArrayView<float> x, ArrayView<float> y)
        {
            var i = Grid.IdxX * Group.DimX + Group.IdxX;
            y[i] = 3 * x[i] + 1;
        }

        public static void AddsTwice(ArrayView<float> x, ArrayView<float> y)
        {
            var i = Grid.IdxX * Group.DimX + Group.IdxX;
            y[i] += 2 * x[i];
        }
    }
}
