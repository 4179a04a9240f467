using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Headroom.Quantization;
using Headroom.Quantization.Packing;

namespace Headroom.Inference.Matrices;

/// <summary>QLoRA's NF4: an FP32 scale for 64 levels of <see cref="Nf4Table"/>.</summary>
internal readonly struct Nf4Levels : ILevelFormat
{
    private static readonly float[] s_levels = [.. Nf4Table.Published];

    public static string Name => "NF4";

    public static QuantFormat Packing { get; } = new Nf4();

    public static int HeadBytes => 0;

    public static int ScaleBytes => sizeof(float);

    public static Vector512<float> Levels => Vector512.Create(s_levels);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(ref byte scales) => Vector512.LoadUnsafe(ref scales).AsSingle();
}

/// <summary>The OCP's MXFP4: a power of two for 32 levels of <see cref="E2M1"/>.</summary>
internal readonly struct MxFp4Levels : ILevelFormat
{
    public static string Name => "MXFP4";

    public static QuantFormat Packing { get; } = new MxFp4();

    public static int HeadBytes => 0;

    public static int ScaleBytes => 1;

    public static Vector512<float> Levels => E2M1Levels.All;

    /// <summary>The byte is an exponent of FP32; of 0 that is 2^-127, half the smallest normal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(ref byte scales)
    {
        var exponents = Lanes.FromBytes(Vector128.LoadUnsafe(ref scales));
        var none = Vector512.Equals(exponents, Vector512<int>.Zero) & Vector512.Create(1 << 22);
        return (exponents << 23 | none).AsSingle();
    }
}

/// <summary>
/// NVIDIA's NVFP4: a byte of <see cref="E4M3"/> for 16 levels of <see cref="E2M1"/>, under an FP32 scale that each row has for itself.
/// </summary>
internal readonly struct NvFp4Levels : ILevelFormat
{
    public static string Name => "NVFP4";

    public static QuantFormat Packing { get; } = new NvFp4();

    public static int HeadBytes => sizeof(float);

    public static int ScaleBytes => 1;

    public static Vector512<float> Levels => E2M1Levels.All;

    /// <summary>Exponent and fraction moved to FP32's places; 2^120 moves the bias of 7 to 127, of subnormal ones too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(ref byte scales) =>
        (Lanes.FromBytes(Vector128.LoadUnsafe(ref scales)) << 20).AsSingle() * Vector512.Create(1.329227995784916e36f);
}

/// <summary>The sixteen values of <see cref="E2M1"/>: eight magnitudes, then the same below zero.</summary>
file static class E2M1Levels
{
    private static readonly float[] s_levels = [.. E2M1.Magnitudes, .. E2M1.Magnitudes.Select(magnitude => -magnitude)];

    public static Vector512<float> All => Vector512.Create(s_levels);
}
