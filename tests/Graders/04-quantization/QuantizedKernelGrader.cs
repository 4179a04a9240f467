using Headroom.Grading;
using Headroom.Grading.Kernels;

namespace Graders;

/// <summary>Products of quantized matrices, against exact ones and against those that known mistakes give.</summary>
public abstract class QuantizedKernelGrader : KernelGrader
{
    protected override IReadOnlyList<string> Forbidden => ["Headroom.Quantization"];

    /// <summary>States that every element matches. <paramref name="mistakes"/> are worked out only where one does not.</summary>
    protected void Product(string what, float[] got, double[] expected, Tolerance tolerance, IEnumerable<Mistake> mistakes, params int[] shape)
    {
        Elements(what, got, expected, tolerance, shape);
        var at = Enumerable.Range(0, got.Length).FirstOrDefault(i => !tolerance.Accepts(got[i], expected[i]), -1);
        if (at < 0) return;
        var name = shape.Length == 2 ? $"{what}[{at / shape[1]}, {at % shape[1]}]" : $"{what}[{at}]";
        var number = Number(name, got[at], expected[at]).Within(tolerance);
        foreach (var mistake in mistakes.Where(mistake => mistake.Explains(got)).Take(1)) number.Trap(got[at], mistake.Cause);
    }
}
