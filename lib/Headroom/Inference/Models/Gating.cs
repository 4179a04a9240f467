using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Headroom.Inference.Vectors;

namespace Headroom.Inference.Models;

/// <summary>SwiGLU (Shazeer, arXiv 2002.05202): gate becomes <c>gate / (1 + e^-gate) * up</c>.</summary>
internal static class Gating
{
    /// <summary>Whole vectors from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(ref float gate, ref float up, int first, int end)
    {
        for (nint i = first; i < end; i += Sixteen.Lanes)
        {
            var g = Sixteen.Load(ref gate, i);
            var silu = g / (Vector512<float>.One + Exponential.Of(-g));
            Sixteen.Store(silu * Sixteen.Load(ref up, i), ref gate, i);
        }
    }
}
