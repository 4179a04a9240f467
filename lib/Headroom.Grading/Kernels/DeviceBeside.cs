using System.Diagnostics;
using Headroom.Kernels;
using Headroom.Simulator;
using ILGPU.Runtime;

namespace Headroom.Grading.Kernels;

/// <summary>
/// A real device that a grader's cases run on after they ran on the simulated one. It counts nothing, so each launch is given the report of
/// the same
/// launch there; it times the launches of the largest case.
/// </summary>
internal sealed class DeviceBeside
{
    private const double SecondsOfACaseToTime = 2;

    private readonly Gpu _gpu;
    private readonly IReadOnlyList<CaseRecord> _records;
    private readonly double _cpuSeconds;
    private readonly bool[] _isRun;
    private readonly int _largest;
    private readonly Stopwatch _clock = new();
    private readonly List<string> _leftOut = [];
    private readonly List<(Action Launch, IReadOnlyList<BufferContents> Before)> _timed = [];
    private int _case = -1, _call;
    private string _name = "";

    /// <param name="gpu">The device.</param>
    /// <param name="records">What each case came to on the simulated GPU.</param>
    /// <param name="cpuSeconds">The time for all cases on ILGPU's CPU device, which takes minutes where a GPU takes microseconds.</param>
    public DeviceBeside(Gpu gpu, IReadOnlyList<CaseRecord> records, double cpuSeconds)
    {
        (_gpu, _records, _cpuSeconds) = (gpu, records, cpuSeconds);
        var pace = gpu.Choice == DeviceChoice.Cpu ? CpuDevicePace.Of(gpu.Accelerator) : null;
        double[] seconds = [.. records.Select(record => pace?.Seconds(record) ?? 0)];
        _isRun = Affordable(seconds, cpuSeconds);
        for (var i = 0; i < _isRun.Length; i++) _isRun[i] &= !IsEndless(i);
        _largest = Enumerable.Range(0, records.Count).Where(i => seconds[i] < SecondsOfACaseToTime).OrderByDescending(i => records[i].Bytes)
            .FirstOrDefault(-1);
        _clock.Start();
    }

    public Accelerator Accelerator => _gpu.Accelerator;

    /// <summary>Names of cases that would take too long here.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>Why none runs, where none does.</summary>
    public string WhyNone => _records.All(record => record.HasGroupsTogether)
        ? "groups that wait for each other run one after the other there, and would wait for ever"
        : "every case would take too long there";

    /// <summary>Whether any case is small enough for this device, and none is known to be too large while it runs.</summary>
    public bool RunsSome => _isRun.Length == 0 || _leftOut.Count < _isRun.Length && _isRun.Contains(true);

    /// <summary>Of the largest case that ran; null before that, and where it could not be timed.</summary>
    public DeviceTime? Time { get; private set; }

    /// <summary>Whether this case's launches will be timed.</summary>
    public bool IsTimed => _case == _largest;

    /// <summary>A case begins; true when it is left out.</summary>
    public bool Skips(string name)
    {
        (_case, _call, _name) = (_case + 1, 0, name);
        _timed.Clear();
        var isLate = _gpu.Choice == DeviceChoice.Cpu && _clock.Elapsed.TotalSeconds > _cpuSeconds;
        if (!isLate && (_case >= _isRun.Length || _isRun[_case])) return false;
        _leftOut.Add(IsEndless(_case) ? $"{name} (for ever: its groups wait for each other)" : name);
        return true;
    }

    // ILGPU's CPU device runs one group after the other.
    private bool IsEndless(int at) => _gpu.Choice == DeviceChoice.Cpu && at < _records.Count && _records[at].HasGroupsTogether;

    /// <summary>The reports of the call that runs now, from the simulated GPU.</summary>
    public IReadOnlyList<LaunchReport> Replay() =>
        _case < _records.Count && _call < _records[_case].Calls.Count ? _records[_case].Calls[_call++] : [];

    /// <summary>Keeps a call of the case that is timed, and what the buffers held before it.</summary>
    public void Keep(Action launch, IReadOnlyList<BufferContents> before) => _timed.Add((launch, before));

    /// <summary>Says that the calls so far prepared something.</summary>
    public void CountFromHere() => _timed.Clear();

    /// <summary>Times what was kept. The case's buffers are still there; what they hold afterwards nobody asks.</summary>
    public void TimeCase()
    {
        if (!IsTimed || _timed.Count == 0 || _records[_case] is not { Bytes: > 0 } record) return;
        var seconds = _timed.Sum(call => DeviceTiming.Median(Accelerator, () => Restore(call.Before), call.Launch));
        Time = new(
            _name, seconds, record.Counted.Count, record.Bytes, record.Flops, DeviceCeilings.CopySeconds(Accelerator, record.Bytes),
            DeviceCeilings.FlopsPerSecond(Accelerator));
    }

    private static void Restore(IReadOnlyList<BufferContents> before)
    {
        foreach (var buffer in before) buffer.Restore();
    }

    // The smallest cases that fit into the time together.
    private static bool[] Affordable(double[] seconds, double left)
    {
        var runs = new bool[seconds.Length];
        foreach (var i in Enumerable.Range(0, seconds.Length).OrderBy(i => seconds[i]))
            runs[i] = (left -= seconds[i]) >= 0;
        return runs;
    }
}
