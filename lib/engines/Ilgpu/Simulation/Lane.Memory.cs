using System.Runtime.CompilerServices;
using ILGPU.Simulation.Rewriting;

namespace ILGPU.Simulation;

internal sealed partial class Lane
{
    /// <summary>What a CUDA thread may use of local memory.</summary>
    private const int MaxLocalBytes = 512 * 1024;

    private int sharedArrays;
    private int localBytes;

    /// <summary>Where local memory comes from; set where lanes run on threads.</summary>
    public Arena? Arena;

    private readonly List<Allocation> locals = [];

    /// <summary>The group's next shared array: all lanes get the same one, in the order of their calls.</summary>
    public ArrayView<T> AllocateShared<T>(int extent)
        where T : unmanaged
    {
        var bytes = Bytes<T>("shared", extent);
        return new(Group.SharedArray(sharedArrays++, bytes), extent);
    }

    /// <summary>The lane's next local array.</summary>
    public ArrayView<T> AllocateLocal<T>(int extent)
        where T : unmanaged
    {
        var bytes = Bytes<T>("local", extent);
        localBytes += bytes;
        if (localBytes > MaxLocalBytes)
            throw new LaneException(FaultKind.Memory, $"the lane asks for {localBytes} bytes of local memory; a GPU thread has {MaxLocalBytes}");
        var arena = Arena ?? throw new InvalidKernelOperationException("local memory was asked for in code that the simulator does not rewrite");
        var allocation = arena.Allocate((nuint)bytes, AllocationKind.Local, Unsafe.SizeOf<T>(), $"local memory ({TypeNames.Of(typeof(T))}[{extent}])");
        locals.Add(allocation);
        return new(allocation.Address, extent);
    }

    /// <summary>The dynamic shared memory as elements of <typeparamref name="T"/>.</summary>
    public ArrayView<T> DynamicShared<T>()
        where T : unmanaged =>
        new(Group.SharedBase, (long)Group.DynamicSize / Unsafe.SizeOf<T>());

    /// <summary>Makes the lane ready for the next group.</summary>
    public void Reset()
    {
        (State, Waiting, sharedArrays, localBytes) = (0, SyncKind.None, 0, 0);
        foreach (var local in locals)
            Arena!.Free(local);
        locals.Clear();
    }

    private static int Bytes<T>(string space, int extent)
        where T : unmanaged =>
        extent >= 0
            ? checked(extent * Unsafe.SizeOf<T>())
            : throw new LaneException(FaultKind.Memory, $"{space} memory of {extent} elements");
}
