namespace Headroom.Charts;

/// <summary>What an axis measures. The label is "quantity (unit)".</summary>
/// <param name="Quantity">What is measured, as "time".</param>
/// <param name="Unit">Its unit, as "ms"; empty for a count or a ratio.</param>
/// <param name="IsLog">Whether equal distances are equal factors.</param>
public sealed record ChartAxis(string Quantity, string Unit, bool IsLog = false)
{
    /// <summary>Equal distances are equal differences.</summary>
    public static ChartAxis Linear(string quantity, string unit) => new(quantity, unit);

    /// <summary>Equal distances are equal factors; zero and less cannot be shown.</summary>
    public static ChartAxis Log(string quantity, string unit) => new(quantity, unit, IsLog: true);

    /// <summary>The text beside the axis.</summary>
    public string Label => Unit.Length == 0 ? Quantity : $"{Quantity} ({Unit})";
}
