using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Kernels;

/// <summary>What happens in one step of <see cref="Roles.Play"/>.</summary>
public enum Role
{
    Read,
    Write,
    Atomic,
    WarpBarrier,
    Barrier,
}

/// <summary>
/// Lanes that read, write and update one cell step by step, as a script has it: any race between two lanes can be made with it.
/// </summary>
public static class Roles
{
    /// <summary>In step s all lanes meet at the barrier <c>roles[s]</c>, or those with bit s in <c>parts</c> access the cell.</summary>
    public static void Play(ArrayView<int> roles, ArrayView<int> parts, ArrayView<int> global, int isShared)
    {
        var tile = SharedMemory.Allocate<int>(1);
        if (Group.IsFirstThread) tile[0] = 0;
        Group.Barrier();
        var sum = 0;
        for (var s = 0; s < roles.IntLength; s++)
        {
            var role = roles[s];
            var takesPart = (parts[Grid.GlobalIndex.X] >> s & 1) != 0;
            if (role == (int)Role.Barrier) Group.Barrier();
            if (role == (int)Role.WarpBarrier) Warp.Barrier();
            if (takesPart && role == (int)Role.Read) sum += isShared != 0 ? tile[0] : global[0];
            if (takesPart && role == (int)Role.Write && isShared != 0) tile[0] = s;
            if (takesPart && role == (int)Role.Write && isShared == 0) global[0] = s;
            if (takesPart && role == (int)Role.Atomic && isShared != 0) Atomic.Add(ref tile[0], 1);
            if (takesPart && role == (int)Role.Atomic && isShared == 0) Atomic.Add(ref global[0], 1);
        }
        global[1 + Grid.GlobalIndex.X] = sum;
    }
}
