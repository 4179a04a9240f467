using Headroom.Course;
using Headroom.Course.Stubs;
using Headroom.Grading.Checking;
using Headroom.Testing;

namespace Headroom.Grading.Tests.Checking;

/// <summary>Checks with a device beside the simulated GPU, from file to report, in the processes that learners' checks use.</summary>
public sealed class CheckOnDeviceTest : IDisposable
{
    private readonly Checker _checker = new(CourseLayout.Find());
    private readonly Syllabus _course = Syllabus.Load(Repository.Root);

    public void Dispose() => _checker.Dispose();

    [Fact]
    public async Task A_kernel_exercise_is_graded_on_the_cpu_device_beside_its_counts()
    {
        var report = await Check("02.1", _course.Find("02.1").SolutionFile, "cpu");
        Assert.Equal((Outcome.Passed, 0), (report.Outcome, report.ExitCode));
        Assert.NotEmpty(report.Budget);
        Assert.Equal((null, true), (report.Device!.CannotRun, report.Device.IsRight));
    }

    [Fact]
    public async Task An_untouched_stub_runs_nowhere()
    {
        using var folder = new TemporaryFolder();
        var exercise = _course.Find("02.1");
        folder.Write("Saxpy.cs", Stub.From(File.ReadAllText(Repository.PathTo(exercise.SolutionFile)), exercise));
        var report = await _checker.Check(
            exercise, Path.Combine(folder.Path, "Saxpy.cs"), new CheckOptions { Device = "cpu" }, TestContext.Current.CancellationToken);
        Assert.Equal((Outcome.NotAttempted, 2), (report.Outcome, report.ExitCode));
        Assert.Contains("nothing to run yet", report.Device!.Headline);
    }

    [Fact]
    public async Task Without_the_device_the_exit_code_is_5_and_the_counts_are_there()
    {
        Assert.SkipWhen(
            Headroom.Kernels.DeviceSurvey.Of(Headroom.Kernels.DeviceChoice.OpenCL).Any(device => device.Refused is null),
            "this machine has an OpenCL device");
        var report = await Check("02.1", _course.Find("02.1").SolutionFile, "opencl");
        Assert.Equal((Outcome.Passed, 5), (report.Outcome, report.ExitCode));
        Assert.NotEmpty(report.Budget);
        Assert.Contains("opencl is not to be had", report.Device!.CannotRun);
    }

    private Task<Report> Check(string id, string file, string device) =>
        _checker.Check(
            _course.Find(id), Repository.PathTo(file.Split('/')), new CheckOptions { Device = device },
            TestContext.Current.CancellationToken);
}
