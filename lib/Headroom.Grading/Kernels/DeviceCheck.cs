using Headroom.Kernels;

namespace Headroom.Grading.Kernels;

/// <summary>A grader's cases on a real device: first on the simulated one for their counts, then there.</summary>
internal static class DeviceCheck
{
    private const double CpuSeconds = 20;

    /// <summary>Runs them; each of the two runs gets a grader of its own.</summary>
    public static DeviceRun Run(Func<Grader> grader, GradeRequest request, Action<string> onCase, double cpuSeconds = CpuSeconds)
    {
        var device = request.Device ?? "";
        if (grader() is not KernelGrader counting)
            return new() { Device = device, IsRight = true, Headline = "nothing to run, for this exercise has no kernel" };
        try
        {
            if (DeviceNames.Find(device) is not { } choice) throw new GpuException($"{device} is no device: cuda, opencl or cpu");
            using var gpu = Gpu.Open(choice);
            var beside = new DeviceBeside(gpu, counting.RunAndRecord(request, _ => { }), cpuSeconds);
            var grade = beside.RunsSome ? ((KernelGrader)grader()).RunBeside(beside, request, onCase) : null;
            return grade is not null && beside.RunsSome
                ? Of(grade, beside, device, gpu.Accelerator.Name)
                : DeviceRun.None(device, beside.WhyNone) with { Name = gpu.Accelerator.Name };
        }
        catch (GpuException missing)
        {
            return DeviceRun.None(device, missing.Message);
        }
    }

    private static DeviceRun Of(Grade grade, DeviceBeside beside, string device, string name) => new()
    {
        Device = device,
        Name = name,
        IsRight = grade.Outcome == Outcome.Passed,
        Headline = grade.Headline,
        Mismatches = grade.Mismatches,
        Likely = grade.Outcome == Outcome.Passed ? null : grade.Likely,
        LeftOut = beside.LeftOut,
        Time = beside.Time,
    };
}
