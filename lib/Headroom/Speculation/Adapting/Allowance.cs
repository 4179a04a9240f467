namespace Headroom.Speculation.Adapting;

/// <summary>
/// Seconds that may be lost: they begin at half of the most, grow by a share of all time that passes, and never exceed the most. What is
/// spent within any stretch of time is therefore at most share * stretch + most, and one payment that was allowed just before.
/// </summary>
public sealed class Allowance(double share, double most)
{
    /// <summary>Seconds that are left; below 0 after a payment that exceeded them.</summary>
    public double Left { get; private set; } = most / 2;

    public void Pass(double seconds) => Left = Math.Min(most, Left + share * seconds);

    public void Pay(double seconds) => Left = Math.Min(most, Left - seconds);
}
