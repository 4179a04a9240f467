using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Headroom.Inference.Vectors;

/// <summary>Sixteen FP16 numbers as FP32, exactly; subnormal ones too.</summary>
internal static class Halves
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref byte sixteen)
    {
        var shorts = Vector256.LoadUnsafe(ref sixteen).AsInt16();
        var bits = Vector512.Create(Vector256.WidenLower(shorts), Vector256.WidenUpper(shorts));
        // The sign was widened over the three bits below it, which go; 2^112 moves FP16's bias to FP32's. No infinities here.
        var magnitude = (bits << 13) & Vector512.Create(unchecked((int)0x8FFF_E000));
        return magnitude.AsSingle() * Vector512.Create(5.192296858534828e33f);
    }
}
