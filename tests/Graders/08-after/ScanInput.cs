using Headroom.Grading;

namespace Graders;

/// <summary>One channel of a selective scan: dt [L] as it is after softplus, and the rest as 08.1 has it.</summary>
internal sealed record ScanInput(
    float[] U, float[] Raw, float Bias, float[] A, float[] B, float[] C, float Skip, float[] Z, float[] State)
{
    public int Length => U.Length;

    public int States => A.Length;

    /// <summary>Drawn, of both signs where that may be; a step forgets between nothing and nearly all.</summary>
    /// <param name="draw">Draws.</param>
    /// <param name="length">Tokens.</param>
    /// <param name="states">Numbers of the state.</param>
    /// <param name="hasGate">Whether z is there.</param>
    /// <param name="isFresh">Whether the state before the first token is 0.</param>
    public static ScanInput Of(Draw draw, int length, int states, bool hasGate, bool isFresh) => new(
        draw.Normal(length), draw.Normal(length, 2), (float)draw.Real(0.3, 0.9), Rates(draw, states), draw.Normal(length * states),
        draw.Normal(length * states), (float)draw.Real(0.5, 1.5), hasGate ? draw.Normal(length, 2) : [],
        isFresh ? new float[states] : draw.Normal(states, 3));

    /// <summary>What a is: below 0, from 0.05 to 4 in size.</summary>
    public static float[] Rates(Draw draw, int count) => [.. Enumerable.Range(0, count).Select(_ => -(float)draw.Scale(0.05, 4))];

    /// <summary>softplus in float64.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    /// <summary>z / (1 + e^-z).</summary>
    public static double Silu(double z) => z / (1 + Math.Exp(-z));
}
