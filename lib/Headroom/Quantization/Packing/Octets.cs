namespace Headroom.Quantization.Packing;

/// <summary>8-bit codes, one to a byte, in the order of the values.</summary>
internal static class Octets
{
    public static void Pack<TCode>(TCode code, ReadOnlySpan<float> block, Span<byte> packed) where TCode : struct, ICode
    {
        for (var j = 0; j < packed.Length; j += Lanes.Count) Lanes.Store(Lanes.ToBytes(code.Encode(Lanes.Load(block[j..]))), packed[j..]);
    }

    /// <summary>Codes of -128 to 127.</summary>
    public static void UnpackSigned<TCode>(TCode code, ReadOnlySpan<byte> packed, Span<float> block) where TCode : struct, ICode
    {
        for (var j = 0; j < packed.Length; j += Lanes.Count)
            Lanes.Store(code.Decode(Lanes.FromSignedBytes(Lanes.Load(packed[j..]))), block[j..]);
    }

    /// <summary>Codes of 0 to 255.</summary>
    public static void Unpack<TCode>(TCode code, ReadOnlySpan<byte> packed, Span<float> block) where TCode : struct, ICode
    {
        for (var j = 0; j < packed.Length; j += Lanes.Count) Lanes.Store(code.Decode(Lanes.FromBytes(Lanes.Load(packed[j..]))), block[j..]);
    }
}
