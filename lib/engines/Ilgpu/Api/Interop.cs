using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ILGPU;

/// <summary>Sizes, bits and alignment.</summary>
public static partial class Interop
{
    /// <summary>Bytes from <paramref name="ptr"/> to the next multiple of <paramref name="alignmentInBytes"/>.</summary>
    public static int ComputeAlignmentOffset(long ptr, int alignmentInBytes) =>
        ((int)ptr & (alignmentInBytes - 1)) is var past && past == 0 ? 0 : alignmentInBytes - past;

    /// <summary><paramref name="ptr"/> rounded up to a multiple of <paramref name="alignmentInBytes"/>, at most by <paramref name="length"/>.</summary>
    public static long Align(long ptr, long length, int alignmentInBytes) => ptr + Math.Min(length, ComputeAlignmentOffset(ptr, alignmentInBytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SizeOf<T>()
        where T : unmanaged =>
        Unsafe.SizeOf<T>();

    public static int SizeOf<T>(T structure)
        where T : unmanaged =>
        Unsafe.SizeOf<T>();

    /// <summary>Elements of <typeparamref name="TFirst"/> that hold <paramref name="numSecondElements"/> of <typeparamref name="TSecond"/>.</summary>
    public static long ComputeRelativeSizeOf<TFirst, TSecond>(long numSecondElements)
        where TFirst : unmanaged
        where TSecond : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(numSecondElements, 1);
        return IntrinsicMath.DivRoundUp(SizeOf<TSecond>() * numSecondElements, SizeOf<TFirst>());
    }

    /// <summary>Bytes from the start of <typeparamref name="T"/> to a field.</summary>
    public static int OffsetOf<T>(string fieldName)
        where T : unmanaged =>
        Marshal.OffsetOf<T>(fieldName).ToInt32();

    /// <summary>The bits of a float.</summary>
    public static ushort FloatAsInt(Half value) => value.RawValue;

    public static uint FloatAsInt(float value) => BitConverter.SingleToUInt32Bits(value);

    public static ulong FloatAsInt(double value) => BitConverter.DoubleToUInt64Bits(value);

    /// <summary>The float with these bits.</summary>
    public static Half IntAsFloat(ushort value) => new(value);

    public static float IntAsFloat(uint value) => BitConverter.UInt32BitsToSingle(value);

    public static double IntAsFloat(ulong value) => BitConverter.UInt64BitsToDouble(value);
}
