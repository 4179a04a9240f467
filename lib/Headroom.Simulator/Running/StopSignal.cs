namespace Headroom.Simulator.Running;

/// <summary>
/// Asks the threads of a launch to stop. They look between two turns of a warp's lanes, so they are gone within milliseconds.
/// </summary>
/// <param name="outer">Another signal that counts as this one's.</param>
internal sealed class StopSignal(StopSignal? outer = null)
{
    private volatile bool _raised;

    public bool IsRaised => _raised || outer is { IsRaised: true };

    public void Raise() => _raised = true;
}
