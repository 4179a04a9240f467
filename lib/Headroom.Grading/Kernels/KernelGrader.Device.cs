namespace Headroom.Grading.Kernels;

public abstract partial class KernelGrader
{
    private DeviceBeside? _beside;
    private List<CaseRecord>? _records;

    /// <summary>A run on the simulated GPU that keeps what each case's launches came to.</summary>
    internal IReadOnlyList<CaseRecord> RunAndRecord(GradeRequest request, Action<string> onCase)
    {
        _records = [];
        Run(request, onCase);
        return _records;
    }

    /// <summary>The same cases on a real device: right or wrong, and no budget.</summary>
    internal Grade RunBeside(DeviceBeside device, GradeRequest request, Action<string> onCase)
    {
        _beside = device;
        return Run(request, onCase);
    }

    internal override bool IsCounting => _beside is null;

    internal override bool Skips(string caseName)
    {
        _records?.Add(new());
        return _beside is not null && _beside.Skips(caseName);
    }

    private void LaunchBeside(DeviceBeside device, Action launch)
    {
        if (device.IsTimed) device.Keep(launch, _buffers.ConvertAll(BufferContents.Of));
        Run(launch);
        _launches.AddRange(device.Replay());
    }

    // What the case's body stated holds: now, while its buffers are there, its launches may be repeated.
    private void TimeBeside(bool holds)
    {
        if (holds) _beside?.TimeCase();
    }
}
