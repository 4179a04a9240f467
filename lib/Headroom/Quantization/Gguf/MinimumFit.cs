using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Headroom.Quantization.Gguf;

/// <summary>
/// Scale and minimum of a sub-block of 32 for which x = scale q - minimum errs least. Tries 21 step widths around (max - min) / 15; for the
/// codes that each gives,
/// scale and minimum follow from weighted least squares, with large values weighing more. The search that ggml does, and its constants.
/// </summary>
internal readonly struct MinimumFit
{
    private const int Candidates = 21;
    private const float Smallest = 1e-20f; // far below what the FP16 scale can hold
    private readonly Vector512<float> _x0, _x1, _w0, _w1; // values and weights, 16 lanes each
    private readonly float _sumW, _sumWx;

    private MinimumFit(ReadOnlySpan<float> block)
    {
        _x0 = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(block));
        _x1 = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(block), 16);
        var typical = Vector512.Create(MathF.Sqrt(Sum(_x0 * _x0 + _x1 * _x1) / 32));
        (_w0, _w1) = (typical + Vector512.Abs(_x0), typical + Vector512.Abs(_x1));
        (_sumW, _sumWx) = (Sum(_w0 + _w1), Sum(_w0 * _x0 + _w1 * _x1));
    }

    /// <summary>Both at least 0.</summary>
    public static (float Scale, float Minimum) Of(ReadOnlySpan<float> block)
    {
        var (min, max) = (Math.Min(0, TensorPrimitives.Min(block)), TensorPrimitives.Max(block));
        if (max - min < Smallest) return (0, -min);
        var (scale, minimum) = new MinimumFit(block).Search(min, max);
        return (scale, -minimum);
    }

    private (float Scale, float Minimum) Search(float min, float max)
    {
        var (q0, q1) = Codes(15 / (max - min), min);
        var best = ((max - min) / 15, min);
        var least = Error(q0, q1, best);
        for (var i = 0; i < Candidates; i++)
        {
            (q0, q1) = Codes((14 + 0.1f * i) / (max - min), min);
            if (Solve(q0, q1) is not { } line) continue;
            var error = Error(q0, q1, line);
            if (error < least) (best, least) = (line, error);
        }
        return best;
    }

    private (Vector512<float>, Vector512<float>) Codes(float perStep, float min) => (Code(_x0, perStep, min), Code(_x1, perStep, min));

    private static Vector512<float> Code(Vector512<float> x, float perStep, float min) =>
        Vector512.Clamp(
            Vector512.Round((x - Vector512.Create(min)) * Vector512.Create(perStep)), Vector512<float>.Zero, Vector512.Create(15f));

    // Minimises sum w (scale q + minimum - x)²; a minimum above 0 cannot be stored, so it is then held at 0.
    private (float Scale, float Minimum)? Solve(Vector512<float> q0, Vector512<float> q1)
    {
        var (wq0, wq1) = (_w0 * q0, _w1 * q1);
        var (sumWq, sumWqq, sumWqx) = (Sum(wq0 + wq1), Sum(wq0 * q0 + wq1 * q1), Sum(wq0 * _x0 + wq1 * _x1));
        var determinant = _sumW * sumWqq - sumWq * sumWq;
        if (!(determinant > 0)) return null;
        var minimum = (sumWqq * _sumWx - sumWq * sumWqx) / determinant;
        var line = minimum > 0 ? (sumWqx / sumWqq, 0) : ((_sumW * sumWqx - sumWq * _sumWx) / determinant, minimum);
        return line.Item1 >= 0 ? line : null;
    }

    private float Error(Vector512<float> q0, Vector512<float> q1, (float Scale, float Minimum) line)
    {
        var (scale, minimum) = (Vector512.Create(line.Scale), Vector512.Create(line.Minimum));
        var (e0, e1) = (scale * q0 + minimum - _x0, scale * q1 + minimum - _x1);
        return Sum(_w0 * (e0 * e0) + _w1 * (e1 * e1));
    }

    // Halves on halves, so that the sum is the same on every processor.
    private static float Sum(Vector512<float> v)
    {
        var eight = v.GetLower() + v.GetUpper();
        var four = eight.GetLower() + eight.GetUpper();
        return four[0] + four[2] + (four[1] + four[3]);
    }
}
