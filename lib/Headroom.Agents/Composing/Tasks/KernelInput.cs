namespace Headroom.Agents.Composing.Tasks;

/// <summary>What one launch works on.</summary>
/// <param name="Shape">Its sizes, as the task names them.</param>
/// <param name="Floats">Arrays of floats, in the order of the parameters.</param>
/// <param name="Ints">Arrays of whole numbers, in the order of the parameters.</param>
/// <param name="Expected">The output, worked out in double precision.</param>
/// <param name="Allowed">How far off each element may be, in its own unit.</param>
public sealed record KernelInput(int[] Shape, float[][] Floats, int[][] Ints, double[] Expected, double[] Allowed)
{
    /// <summary>The first element that is off, or null. NaN is off.</summary>
    public int? FirstWrong(double[] got)
    {
        ArgumentNullException.ThrowIfNull(got);
        for (var i = 0; i < Expected.Length; i++)
            if (!(Math.Abs(got[i] - Expected[i]) <= Allowed[i])) return i;
        return null;
    }
}
