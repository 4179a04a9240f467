using ILGPU.Runtime;

namespace ILGPU.Simulation;

/// <summary>A piece of the arena, with what messages say about it.</summary>
/// <param name="Kind">What the memory is used for.</param>
/// <param name="Address">The first byte; a multiple of 256.</param>
/// <param name="Bytes">The length that was asked for.</param>
/// <param name="ElementSize">Bytes per element, 1 where the memory has no element type.</param>
/// <param name="Name">For messages: <c>buffer 3 (float[1024])</c>.</param>
internal sealed record Allocation(AllocationKind Kind, nint Address, nuint Bytes, int ElementSize, string Name)
{
    /// <summary>The buffer object of a device allocation.</summary>
    internal MemoryBuffer? Owner { get; set; }

    /// <summary>The smallest number from 1 that no other buffer had when this one was made; 0 for what is no buffer.</summary>
    public int Number { get; init; }

    /// <summary>Elements, where the memory has an element type.</summary>
    public long Length => (long)Bytes / ElementSize;

    /// <summary>True where <paramref name="address"/> is one of the allocation's bytes.</summary>
    public bool Contains(nint address) => (nuint)(address - Address) < Bytes;
}
