using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Headroom.Quantization.Packing;

/// <summary>Sixteen lanes at a time, fewer at the end of a span.</summary>
internal static class Lanes
{
    public const int Count = 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ReadOnlySpan<float> values) =>
        values.Length >= Count ? Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(values)) : LoadTail(values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Load(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= Count ? Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(bytes)) : LoadTail(bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> vector, Span<float> values)
    {
        if (values.Length >= Count) vector.StoreUnsafe(ref MemoryMarshal.GetReference(values));
        else StoreTail(vector, values);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<byte> vector, Span<byte> bytes)
    {
        if (bytes.Length >= Count) vector.StoreUnsafe(ref MemoryMarshal.GetReference(bytes));
        else StoreTail(vector, bytes);
    }

    /// <summary>The low byte of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> ToBytes(Vector512<int> lanes)
    {
        var shorts = Vector256.Narrow(lanes.GetLower(), lanes.GetUpper());
        return Vector128.Narrow(shorts.GetLower(), shorts.GetUpper()).AsByte();
    }

    /// <summary>0 to 255 in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> FromBytes(Vector128<byte> bytes)
    {
        var (low, high) = Vector128.Widen(bytes);
        return Vector512.Create(Widen(low), Widen(high)).AsInt32();
    }

    /// <summary>-128 to 127 in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> FromSignedBytes(Vector128<byte> bytes) => FromBytes(bytes) << 24 >> 24;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Widen(Vector128<ushort> shorts)
    {
        var (low, high) = Vector128.Widen(shorts);
        return Vector256.Create(low, high);
    }

    // Apart, because a method that takes stack space is not inlined, and the loops should not call for every vector.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<float> LoadTail(ReadOnlySpan<float> values)
    {
        Span<float> padded = stackalloc float[Count];
        values.CopyTo(padded);
        return Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(padded));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<byte> LoadTail(ReadOnlySpan<byte> bytes)
    {
        Span<byte> padded = stackalloc byte[Count];
        bytes.CopyTo(padded);
        return Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(padded));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreTail(Vector512<float> vector, Span<float> values)
    {
        Span<float> whole = stackalloc float[Count];
        vector.StoreUnsafe(ref MemoryMarshal.GetReference(whole));
        whole[..values.Length].CopyTo(values);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreTail(Vector128<byte> vector, Span<byte> bytes)
    {
        Span<byte> whole = stackalloc byte[Count];
        vector.StoreUnsafe(ref MemoryMarshal.GetReference(whole));
        whole[..bytes.Length].CopyTo(bytes);
    }
}
