namespace Headroom.Simulator.Running;

/// <summary>
/// How long a group may run before its kernel counts as endless: <see cref="LaunchTerms.Fuel"/> rounds of loops, and so much processor
/// time that rounds which cost more than others, as metered ones do, end too.
/// </summary>
internal sealed class Patience
{
    private const double SecondsPerRound = 3.0 / (1 << 30);
    // A page's code is interpreted, and its clock runs on while others have the processor.
    private static readonly double s_leastSeconds = OperatingSystem.IsBrowser() ? 60 : 3;
    private const int MillisecondsBetweenLooks = 20;
    private const string Question = "Does the loop's condition ever become false?";

    private readonly long _rounds;
    private readonly TimeSpan _time;
    private long _used;
    private long _nextLook;
    private TimeSpan? _start;

    /// <param name="fuel">The rounds.</param>
    /// <param name="share">The part of rounds and time that this run may use.</param>
    public Patience(long fuel, double share)
    {
        _rounds = (long)(fuel * share);
        _time = TimeSpan.FromSeconds(share * Math.Max(s_leastSeconds, fuel * SecondsPerRound));
    }

    public void StartGroup() => (_used, _start) = (0, null);

    /// <summary>Counts rounds; a reason where they were too many.</summary>
    public string? Burn(long rounds)
    {
        _used += rounds;
        return _used <= _rounds ? null : $"has not ended: the threads of one group went round loops {_rounds:N0} times. {Question}";
    }

    /// <summary>Looks at the clock now and then; a reason where the group has run for too long.</summary>
    /// <exception cref="ThreadInterruptedException">Somebody interrupted the thread.</exception>
    /// <exception cref="OperationCanceledException">The thread is about to be aborted.</exception>
    public string? Look()
    {
        var now = Environment.TickCount64;
        if (now < _nextLook) return null;
        _nextLook = now + MillisecondsBetweenLooks;
        HostThread.ThrowIfWanted();
        var time = ThreadTime.Now;
        _start ??= time;
        return time - _start <= _time
            ? null
            : $"has not ended: the threads of one group went round loops for {_time.TotalSeconds:0.#} s of processor time. {Question}";
    }
}
