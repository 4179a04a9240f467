using System.Runtime.Intrinsics;

namespace Headroom.Quantization.Packing;

/// <summary>
/// Two 4-bit codes in a byte, as GGUF lays them out: byte j of a block of B has element j in its low half and element j + B / 2 in its high
/// half.
/// Neighbours stay neighbours in each half, so no vector is ever interleaved.
/// </summary>
internal static class Nibbles
{
    /// <summary>[B] floats to [B / 2] bytes.</summary>
    public static void Pack<TCode>(TCode code, ReadOnlySpan<float> block, Span<byte> packed) where TCode : struct, ICode =>
        Pack(code, code, block, packed);

    /// <summary>The same with a code of its own for either half.</summary>
    public static void Pack<TCode>(TCode low, TCode high, ReadOnlySpan<float> block, Span<byte> packed) where TCode : struct, ICode
    {
        var lower = block[..packed.Length];
        var upper = block[packed.Length..];
        for (var j = 0; j < packed.Length; j += Lanes.Count)
        {
            var bytes = low.Encode(Lanes.Load(lower[j..])) | high.Encode(Lanes.Load(upper[j..])) << 4;
            Lanes.Store(Lanes.ToBytes(bytes), packed[j..]);
        }
    }

    /// <summary>[B / 2] bytes to [B] floats.</summary>
    public static void Unpack<TCode>(TCode code, ReadOnlySpan<byte> packed, Span<float> block) where TCode : struct, ICode =>
        Unpack(code, code, packed, block);

    /// <summary>The same with a code of its own for either half.</summary>
    public static void Unpack<TCode>(TCode low, TCode high, ReadOnlySpan<byte> packed, Span<float> block) where TCode : struct, ICode
    {
        var lower = block[..packed.Length];
        var upper = block[packed.Length..];
        for (var j = 0; j < packed.Length; j += Lanes.Count)
        {
            var bytes = Lanes.FromBytes(Lanes.Load(packed[j..]));
            Lanes.Store(low.Decode(bytes & Vector512.Create(15)), lower[j..]);
            Lanes.Store(high.Decode(bytes >>> 4), upper[j..]);
        }
    }
}
