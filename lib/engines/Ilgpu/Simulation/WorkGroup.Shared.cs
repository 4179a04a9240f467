using System.Runtime.InteropServices;

namespace ILGPU.Simulation;

internal sealed partial class WorkGroup
{
    /// <summary>Alignment of every shared array, in bytes: enough for the widest access.</summary>
    public const int SharedAlignment = 16;

    private readonly List<(nint Address, int Bytes)> arrays = [];

    /// <summary>The address of the group's shared array number <paramref name="number"/>, in the order of the lanes' calls.</summary>
    public nint SharedArray(int number, int bytes)
    {
        if (number < arrays.Count)
        {
            return arrays[number].Bytes == bytes
                ? arrays[number].Address
                : throw new LaneException(FaultKind.Memory, $"lanes of a group ask for different shared arrays: {arrays[number].Bytes} bytes and {bytes} bytes");
        }
        var end = arrays.Count > 0 ? arrays[^1].Address + arrays[^1].Bytes : SharedBase + (nint)DynamicSize;
        var start = (end + SharedAlignment - 1) / SharedAlignment * SharedAlignment;
        var used = (nuint)(start + bytes - SharedBase);
        if (used > SharedSize)
            throw new LaneException(FaultKind.Memory, $"the group asks for {used:N0} bytes of shared memory; the device has {SharedSize:N0}. Use smaller tiles, and no allocation inside a loop");
        Poison(start, (nuint)bytes);
        arrays.Add((start, bytes));
        return start;
    }

    /// <summary>Forgets the shared arrays of the group before.</summary>
    public void ResetShared()
    {
        arrays.Clear();
        Poison(SharedBase, DynamicSize);
    }

    // Shared memory starts with whatever was there; NaN and -1 make that visible.
    private static unsafe void Poison(nint address, nuint bytes) => NativeMemory.Fill((void*)address, bytes, 0xFF);
}
