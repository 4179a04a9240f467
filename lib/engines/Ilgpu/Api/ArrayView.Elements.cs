using System.Runtime.CompilerServices;
using ILGPU.Simulation;

namespace ILGPU;

public readonly partial struct ArrayView<T>
{
    public ref T this[Index1D index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref this[(long)index.X];
    }

    public ref T this[LongIndex1D index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref this[index.X];
    }

    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref this[(long)index];
    }

    public ref T this[long index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Bounds.CheckLane();
            Bounds.Check(new LongIndex1D(index), new LongIndex1D(Length), Address);
            return ref Unchecked(index);
        }
    }

    // Each indexer has a twin that trusts its caller; rewritten kernels use the twins after a check of their own.

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref T Unchecked(Index1D index) => ref Unchecked((long)index.X);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref T Unchecked(LongIndex1D index) => ref Unchecked(index.X);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref T Unchecked(int index) => ref Unchecked((long)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal unsafe ref T Unchecked(long index) => ref ((T*)Address)[index];

    /// <summary>The elements from <paramref name="index"/> to the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ArrayView<T> SubView(long index) => SubView(index, Length - index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ArrayView<T> SubView(int index, int subViewLength) => SubView((long)index, subViewLength);

    /// <summary><paramref name="subViewLength"/> elements from <paramref name="index"/>; throws where they reach past the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ArrayView<T> SubView(long index, long subViewLength)
    {
        Bounds.CheckRange(index, subViewLength, Length, Address);
        return new(Address + (nint)(index * ElementSize), subViewLength);
    }

    /// <summary>The same memory as elements of another type; a last piece that is too small is left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ArrayView<TOther> Cast<TOther>()
        where TOther : unmanaged =>
        new(Address, LengthInBytes / ArrayView<TOther>.ElementSize);
}
