using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Headroom.Inference.Vectors;
using Headroom.Quantization.Packing;

namespace Headroom.Inference.Caches;

/// <summary>How a number of a key or value is kept.</summary>
internal interface ICacheElement
{
    static abstract CacheFormat Format { get; }

    static abstract int Bytes { get; }

    /// <summary>Whether a vector has a scale; it is 1 otherwise.</summary>
    static abstract bool IsScaled { get; }

    /// <summary>Sixteen numbers side by side, before their scale.</summary>
    static abstract Vector512<float> Load(ref byte sixteen);

    /// <summary>One packed number to another place.</summary>
    static abstract void Copy(ref byte from, ref byte to);

    /// <summary>Packs a vector; returns its scale.</summary>
    static abstract float Pack(ReadOnlySpan<float> values, Span<byte> packed);
}

/// <summary>As they are.</summary>
internal readonly struct SingleElement : ICacheElement
{
    public static CacheFormat Format => CacheFormat.Fp32;

    public static int Bytes => sizeof(float);

    public static bool IsScaled => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref byte sixteen) => Vector512.LoadUnsafe(ref sixteen).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ref byte from, ref byte to) => Unsafe.As<byte, float>(ref to) = Unsafe.As<byte, float>(ref from);

    public static float Pack(ReadOnlySpan<float> values, Span<byte> packed)
    {
        MemoryMarshal.AsBytes(values).CopyTo(packed);
        return 1;
    }
}

/// <summary>
/// FP16, rounded to nearest, ties to even. What is too large becomes the largest: an infinity would spoil every later token.
/// </summary>
internal readonly struct HalfElement : ICacheElement
{
    public static CacheFormat Format => CacheFormat.Fp16;

    public static int Bytes => 2;

    public static bool IsScaled => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref byte sixteen) => Halves.Load(ref sixteen);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ref byte from, ref byte to) => Unsafe.As<byte, ushort>(ref to) = Unsafe.As<byte, ushort>(ref from);

    public static float Pack(ReadOnlySpan<float> values, Span<byte> packed)
    {
        Span<float> within = stackalloc float[values.Length];
        TensorPrimitives.Clamp(values, -(float)Half.MaxValue, (float)Half.MaxValue, within);
        TensorPrimitives.ConvertToHalf(within, MemoryMarshal.Cast<byte, Half>(packed));
        return 1;
    }
}

/// <summary>Signed bytes with scale max|x| / 127, rounded to nearest, ties to even.</summary>
internal readonly struct OctetElement : ICacheElement
{
    public static CacheFormat Format => CacheFormat.Int8;

    public static int Bytes => 1;

    public static bool IsScaled => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref byte sixteen) =>
        Vector512.ConvertToSingle(Lanes.FromSignedBytes(Vector128.LoadUnsafe(ref sixteen)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ref byte from, ref byte to) => to = from;

    public static float Pack(ReadOnlySpan<float> values, Span<byte> packed)
    {
        var scale = MathF.Abs(TensorPrimitives.MaxMagnitude(values)) / 127;
        for (var i = 0; i < values.Length; i++)
            packed[i] = scale == 0 ? (byte)0 : (byte)(sbyte)Math.Clamp(MathF.Round(values[i] / scale), -127, 127);
        return scale;
    }
}
