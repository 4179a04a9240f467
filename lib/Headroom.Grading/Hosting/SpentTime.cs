namespace Headroom.Grading.Hosting;

/// <summary>
/// The seconds that count against a check's budget: those of the clock, but not those in which other programs had the processor. A check
/// that waits
/// and computes nothing cannot be told from one that gets no turn, so a quarter of its time counts.
/// </summary>
internal sealed class SpentTime
{
    /// <summary>
    /// Of a stretch without any turn of the processor, this share counts: a sleeping check ends at four times its budget.
    /// </summary>
    public const double LeastShare = 0.25;

    public double Seconds { get; private set; }

    /// <summary>
    /// A stretch of the clock, and the processor time of all threads in it, both in seconds. Two threads at once count once.
    /// </summary>
    public void Add(double clock, double processor) => Seconds += Math.Min(clock, Math.Max(processor, LeastShare * clock));
}
