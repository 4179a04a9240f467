namespace Headroom.Rooflines;

/// <summary>How much faster something could get, argued as factors with ranges. Which rule combines them is part of the argument.</summary>
/// <param name="Name">Whose argument.</param>
/// <param name="Factors">Its factors; may be empty, which leaves 1.</param>
public sealed partial record HeadroomEstimate(string Name, IReadOnlyList<Factor> Factors)
{
    /// <summary>All gains multiplied, used or not, as if each touched the whole and none got in another's way.</summary>
    public Interval Total => Multiply(factor => factor.Gain);

    /// <summary>What is left, if the factors are independent: the product of what each still gives on the whole.</summary>
    public Interval Product => Multiply(factor => factor.LeftOnTheWhole);

    /// <summary>What is left, if the factors are the same gain told several times: the largest one.</summary>
    public Interval Largest => new(
        Factors.Select(factor => factor.LeftOnTheWhole.Low).Append(1).Max(),
        Factors.Select(factor => factor.LeftOnTheWhole.High).Append(1).Max());

    /// <summary>
    /// What is left, if factors touch separate shares of the time: 1 / (1 - sum of shares + sum of share / left), Amdahl's law.
    /// Throws <see cref="InvalidOperationException"/> when the shares add up to more than the whole.
    /// </summary>
    public Interval SeparateShares
    {
        get
        {
            var untouched = 1 - Factors.Sum(factor => factor.Share);
            if (untouched < -1e-9)
                throw new InvalidOperationException(
                    $"the shares of {Name} add up to {1 - untouched:P0} of the time. Separate shares cannot exceed 100 %: set Share on "
                    + "each factor.");
            return new(
                1 / (Math.Max(untouched, 0) + Factors.Sum(factor => factor.Share / factor.Left.Low)),
                1 / (Math.Max(untouched, 0) + Factors.Sum(factor => factor.Share / factor.Left.High)));
        }
    }

    /// <summary>Between <see cref="Product"/> (overlap 0) and <see cref="Largest"/> (overlap 1), in doublings.</summary>
    public Interval WithOverlap(double overlap)
    {
        if (overlap is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(overlap), overlap, "overlap is 0 (independent) to 1 (the same gain).");
        var (apart, same) = (Product, Largest);
        return new(Blend(apart.Low, same.Low), Blend(apart.High, same.High));

        double Blend(double a, double b) => Math.Pow(a, 1 - overlap) * Math.Pow(b, overlap);
    }

    /// <summary>One more factor.</summary>
    public HeadroomEstimate With(Factor factor) => this with { Factors = [.. Factors, factor] };

    /// <summary>Every factor with the same used part.</summary>
    public HeadroomEstimate WithUsed(double used) => this with { Factors = [.. Factors.Select(factor => factor with { Used = used })] };

    /// <summary><c>3 x (2 to 3) x 10 = 60 to 90</c>.</summary>
    public override string ToString()
    {
        var gains = Factors.Select(factor => factor.Gain.Low == factor.Gain.High ? $"{factor.Gain}" : $"({factor.Gain})");
        return $"{string.Join(" x ", gains)} = {Total}";
    }

    private Interval Multiply(Func<Factor, Interval> part) => Factors.Select(part).Aggregate(Interval.Exactly(1), (a, b) => a * b);
}
