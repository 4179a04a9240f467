namespace Headroom.Rooflines;

/// <summary>
/// Diminishing returns: progress in equal steps, each of which costs the same multiple of resources.
/// Headroom that multiplies is then progress that only adds.
/// </summary>
public readonly record struct Returns
{
    /// <summary>Throws <see cref="ArgumentOutOfRangeException"/> unless a step costs more than 1x.</summary>
    /// <param name="costPerStep">How many times the resources one step needs; 2 makes a step a doubling.</param>
    public Returns(double costPerStep)
    {
        if (costPerStep is not (> 1 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(
                nameof(costPerStep), costPerStep, "a step costs more than 1x, or progress would be free.");
        CostPerStep = costPerStep;
    }

    /// <summary>How many times the resources one step needs.</summary>
    public double CostPerStep { get; }

    /// <summary>Each step is a doubling.</summary>
    public static Returns PerDoubling { get; } = new(2);

    /// <summary>Steps that a gain pays for: ln gain / ln cost. 90x is 6.5 doublings; 1x is none.</summary>
    public (double Low, double High) Steps(Interval gain) => (Steps(gain.Low), Steps(gain.High));

    /// <summary>Years that a gain lasts at a pace of so many steps a year.</summary>
    public (double Low, double High) Years(Interval gain, double stepsPerYear)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepsPerYear);
        var (low, high) = Steps(gain);
        return (low / stepsPerYear, high / stepsPerYear);
    }

    /// <summary>Resources, in multiples of today's, for so many steps: cost^steps. Linear progress, exponential price.</summary>
    public double CostOf(double steps) => Math.Pow(CostPerStep, steps);

    private double Steps(double gain) => Math.Log(gain) / Math.Log(CostPerStep);
}
