using Headroom.Simulator;
using Headroom.Simulator.Metering;

namespace Headroom.Grading.Kernels;

/// <summary>A case as it ran on the simulated GPU: the reports of each call that launched, in order.</summary>
internal sealed class CaseRecord
{
    private readonly List<IReadOnlyList<LaunchReport>> _calls = [];
    private int _counted;

    public IReadOnlyList<IReadOnlyList<LaunchReport>> Calls => _calls;

    /// <summary>The launches that budgets cover.</summary>
    public IReadOnlyList<LaunchReport> Counted => [.. _calls.Skip(_counted).SelectMany(call => call)];

    /// <summary>Bytes between chip and memory of the launches that budgets cover.</summary>
    public long Bytes => Counters.Sum([.. Counted.Select(launch => launch.Counters).OfType<Counters>()]).Global.BytesMoved;

    /// <summary>FLOPs of the launches that budgets cover.</summary>
    public long Flops => Counters.Sum([.. Counted.Select(launch => launch.Counters).OfType<Counters>()]).Operations.Flops;

    /// <summary>Whether groups had to be on the device together.</summary>
    public bool HasGroupsTogether { get; private set; }

    public void Add(IReadOnlyList<LaunchReport> call, bool together)
    {
        _calls.Add(call);
        HasGroupsTogether |= together;
    }

    /// <summary>Says that the calls so far prepared something.</summary>
    public void CountFromHere() => _counted = _calls.Count;
}
