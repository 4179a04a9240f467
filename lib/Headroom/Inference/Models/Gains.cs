using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Headroom.Inference.Matrices;
using Headroom.Inference.Vectors;

namespace Headroom.Inference.Models;

/// <summary>
/// RMSNorm (Zhang and Sennrich, arXiv 1910.07467): <c>x / sqrt(mean(x²) + epsilon)</c>, each number times a learned gain. The mean of
/// squares is a sum of 16 chains, by halves.
/// </summary>
internal sealed class Gains
{
    private readonly float[] _gains; // padded with zeros to whole blocks
    private readonly float _epsilon;

    public Gains(ReadOnlySpan<float> gains, float epsilon)
    {
        (Width, _epsilon) = (gains.Length, epsilon);
        _gains = new float[(Width + Activations.Block - 1) / Activations.Block * Activations.Block];
        gains.CopyTo(_gains);
    }

    public int Width { get; }

    public long Bytes => sizeof(float) * (long)Width;

    /// <summary>From one padded row to another, which may be the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(ref float x, ref float y)
    {
        var mean = Sixteen.SumOfSquares(ref x, _gains.Length) / Width;
        var scale = Vector512.Create(1 / MathF.Sqrt(mean + _epsilon));
        ref var gains = ref MemoryMarshal.GetArrayDataReference(_gains);
        for (nint i = 0; i < _gains.Length; i += Sixteen.Lanes)
            Sixteen.Store(Sixteen.Load(ref x, i) * scale * Sixteen.Load(ref gains, i), ref y, i);
    }

    /// <summary>Of a head in place, which is not padded.</summary>
    public void Apply(Span<float> head)
    {
        Span<float> padded = stackalloc float[_gains.Length];
        padded.Clear();
        head.CopyTo(padded);
        Apply(ref padded[0], ref padded[0]);
        padded[..Width].CopyTo(head);
    }
}
