using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Headroom.Inference.Matrices;

/// <summary>Zeros that begin at a cache line and stay where they are.</summary>
internal sealed class AlignedBytes
{
    private const int Line = 64;
    private readonly byte[] _bytes;
    private readonly int _first;

    /// <exception cref="ArgumentException">More than an array holds: 2 GB.</exception>
    public AlignedBytes(long length)
    {
        if (length > Array.MaxLength - Line)
            throw new ArgumentException($"a matrix of {length:N0} bytes is beyond the {Array.MaxLength:N0} of an array; pack it smaller.");
        _bytes = GC.AllocateArray<byte>((int)length + Line, pinned: true);
        (_first, Length) = ((int)(-Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, 0) & (Line - 1)), (int)length);
    }

    private AlignedBytes(AlignedBytes other) : this((long)other.Length) => other.Span.CopyTo(Span);

    public int Length { get; }

    public Span<byte> Span => _bytes.AsSpan(_first, Length);

    public AlignedBytes Copy() => new(this);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte At(nint offset) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), _first + offset);
}
