namespace Headroom.Grading.Kernels;

public abstract partial class KernelGrader
{
    private DeviceBeside? beside;
    private List<CaseRecord>? records;

    /// <summary>A run on the simulated GPU that keeps what each case's launches came to.</summary>
    internal IReadOnlyList<CaseRecord> RunAndRecord(GradeRequest request, Action<string> onCase)
    {
        records = [];
        Run(request, onCase);
        return records;
    }

    /// <summary>The same cases on a real device: right or wrong, and no budget.</summary>
    internal Grade RunBeside(DeviceBeside device, GradeRequest request, Action<string> onCase)
    {
        beside = device;
        return Run(request, onCase);
    }

    internal override bool IsCounting => beside is null;

    internal override bool Skips(string caseName)
    {
        records?.Add(new());
        return beside is not null && beside.Skips(caseName);
    }

    private void LaunchBeside(DeviceBeside device, Action launch)
    {
        if (device.IsTimed) device.Keep(launch, buffers.ConvertAll(BufferContents.Of));
        Run(launch);
        launches.AddRange(device.Replay());
    }

    // What the case's body stated holds: now, while its buffers are there, its launches may be repeated.
    private void TimeBeside(bool holds)
    {
        if (holds) beside?.TimeCase();
    }
}
