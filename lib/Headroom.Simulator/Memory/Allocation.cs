using ILGPU.Runtime;

namespace Headroom.Simulator.Memory;

/// <summary>A piece of the arena, with what messages say about it.</summary>
/// <param name="Kind">What the memory is used for.</param>
/// <param name="Address">The first byte; a multiple of 256.</param>
/// <param name="Bytes">The length that was asked for.</param>
/// <param name="ElementSize">Bytes per element, 1 where the memory has no element type.</param>
internal sealed record Allocation(AllocationKind Kind, nint Address, nuint Bytes, int ElementSize)
{
    /// <summary>The buffer object of a device allocation.</summary>
    internal MemoryBuffer? Owner { get; set; }

    /// <summary>The line that allocated it, if the recording asked for it.</summary>
    internal SourceLine? AllocatedAt { get; init; }

    /// <summary>The smallest number from 1 that no other buffer had when this one was made; 0 for what is no buffer.</summary>
    public int Number { get; init; }

    /// <summary>What a kernel took the elements for; ILGPU allocates bytes.</summary>
    public Type? Element { get; private set; }

    /// <summary>Elements, where the memory has an element type.</summary>
    public long Length => (long)Bytes / ElementSize;

    /// <summary>
    /// For messages: <c>buffer 3 (float[1024])</c>; <c>buffer 3 (1024 x 4 bytes)</c> until a kernel has said what it holds.
    /// </summary>
    public string Name => Kind switch
    {
        AllocationKind.Device =>
            $"buffer {Number} ({(Element is null ? $"{Length} x {ElementSize} bytes" : $"{TypeNames.Of(Element)}[{Length}]")})",
        AllocationKind.Shared => "shared memory",
        AllocationKind.Local => "local memory",
        _ => "lane frames",
    };

    /// <summary>True where <paramref name="address"/> is one of the allocation's bytes.</summary>
    public bool Contains(nint address) => (nuint)(address - Address) < Bytes;

    /// <summary>A kernel takes the memory for elements of this type; the first that fits is kept.</summary>
    public void TakeFor(Type element, int size)
    {
        // A type of an assembly that can be unloaded would keep it alive as long as the buffer lives.
        if (Element is null && size == ElementSize && !element.IsCollectible) Element = element;
    }
}
