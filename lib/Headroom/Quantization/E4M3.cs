namespace Headroom.Quantization;

/// <summary>
/// The 8-bit float of NVFP4's scales, without its sign: four exponent bits (bias 7), three fraction bits, 448 at most, steps of 2^-9 below
/// 2^-6.
/// </summary>
public static class E4M3
{
    /// <summary>The largest finite value.</summary>
    public const float Largest = 448;

    /// <summary>
    /// Nearest code, ties to even; larger values become 448. Throws <see cref="ArgumentOutOfRangeException"/> below 0 and for NaN.
    /// </summary>
    public static byte Encode(float value)
    {
        if (!(value >= 0)) throw new ArgumentOutOfRangeException(nameof(value), value, "a scale is at least 0.");
        if (value >= Largest) return 0x7E;
        if (value < 1 / 64f) return (byte)MathF.Round(value * 512); // 8 is 2^-6, the first normal value
        var bits = BitConverter.SingleToUInt32Bits(value);
        bits += 0x7FFFF + (bits >> 20 & 1); // ties to even in the third of 23 fraction bits
        return (byte)((bits >> 20) - (120 << 3)); // FP32's bias less this one's
    }

    /// <summary>The value of a code from 0 to 126.</summary>
    public static float Decode(byte code)
    {
        if (code > 0x7E) throw new ArgumentOutOfRangeException(nameof(code), code, "a scale is at least 0 and not NaN: codes 0 to 126.");
        return code < 8 ? code / 512f : BitConverter.UInt32BitsToSingle((code + (120u << 3)) << 20);
    }
}
