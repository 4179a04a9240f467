using Headroom.Grading;

namespace Graders;

/// <summary>
/// x -> factor x + term, with a repelling fixed point: what a step rounds off grows with every later step, so that after some hundred
/// steps only the same FMAs in the same order give the same bits. A closed form, or two roundings per step, differ in the third to fifth
/// digit.
/// </summary>
internal sealed record Recurrence(float Factor, float Term, double FixedPoint)
{
    private const double Growth = 1e5; // of a deviation, over all steps

    public static Recurrence Unstable(Draw draw, int steps)
    {
        var factor = (float)Math.Exp(Math.Log(Growth) / Math.Max(1, steps));
        var fixedPoint = draw.Real(0.5, 2);
        return new(factor, (float)(fixedPoint * (1 - factor)), fixedPoint);
    }

    /// <summary>Distinct starts, 1e-4 to 1e-2 beside the fixed point: near enough to stay small, too far to be stuck on it.</summary>
    public float[] Start(Draw draw, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => (float)(FixedPoint * (1 + draw.Of(-1, 1) * draw.Scale(1e-4, 1e-2))))];

    public float Fused(float x, int steps)
    {
        for (var step = 0; step < steps; step++) x = MathF.FusedMultiplyAdd(x, Factor, Term);
        return x;
    }

    public float RoundedTwice(float x, int steps)
    {
        for (var step = 0; step < steps; step++) x = x * Factor + Term;
        return x;
    }

    /// <summary>In double; agrees with the closed form to about 1e-9.</summary>
    public double Wide(double x, int steps)
    {
        for (var step = 0; step < steps; step++) x = x * Factor + Term;
        return x;
    }
}
