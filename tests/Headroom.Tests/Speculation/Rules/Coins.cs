namespace Headroom.Tests.Speculation.Rules;

/// <summary>
/// Follows every way in which coins can fall, where each is only compared with a threshold: a coin is tried at the middles of so many equal
/// stretches that a threshold's stretch is all that is uncertain. Here thresholds are not known, so an integral over a fine grid stands for
/// them, with the stretches' number as its resolution.
/// </summary>
internal static class Coins
{
    private const int Stretches = 40;

    public static void Follow(Action<Func<double>, Func<double>> run)
    {
        _ = run;
        throw new NotSupportedException($"{Stretches}");
    }
}
