using Headroom.Grading;

namespace Graders;

/// <summary>What an output that held values before comes to when it is not written, or not only written.</summary>
internal static class OldOutput
{
    /// <summary>Names the two mistakes for <paramref name="y"/>, of which <paramref name="got"/> came.</summary>
    public static void Mistakes(ArrayExpectation y, float[] got, double[] expected, float[] before, Tolerance? within = null)
    {
        y.Trap(() => [.. expected.Select((right, i) => got[i] == before[i] ? before[i] : right)],
            "elements are never written, they hold what y held before: which indices does the loop leave out?");
        y.Trap(() => [.. expected.Zip(before, (sum, old) => old + sum)], "the sum is added to what y held before: write it", within);
    }
}
