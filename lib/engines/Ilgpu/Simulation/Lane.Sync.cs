using System.Numerics;
using System.Runtime.InteropServices;

namespace ILGPU.Simulation;

internal sealed partial class Lane
{
    /// <summary>What the lane waits for.</summary>
    public SyncKind Waiting;

    /// <summary>A predicate (0 or 1), a source lane, a delta, a mask, or a thread's number, as <see cref="Waiting"/> says.</summary>
    public int Argument;

    /// <summary>The piece of the warp that a shuffle stays in.</summary>
    public int Width;

    /// <summary>What the barrier returned to the lane.</summary>
    public int Outcome;

    /// <summary>The value the lane brings, as bytes.</summary>
    public byte[] Operand = [];

    /// <summary>The value the lane takes away, as bytes.</summary>
    public byte[] Result = [];

    /// <summary>What makes the lane wait; null where rewritten code does it without a thread.</summary>
    public ILaneSync? Sync;

    /// <summary>Waits, and returns what the barrier makes of all lanes' <paramref name="argument"/>.</summary>
    public int Meet(SyncKind kind, int argument)
    {
        (Waiting, Argument) = (kind, argument);
        Wait(kind);
        return Outcome;
    }

    /// <summary>Waits, and returns another lane's <paramref name="value"/>.</summary>
    public T Exchange<T>(SyncKind kind, T value, int argument, int width)
        where T : unmanaged
    {
        CheckArgument(kind, argument, width);
        (Waiting, Argument, Width) = (kind, argument, width);
        Operand = MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).ToArray();
        Wait(kind);
        return MemoryMarshal.Read<T>(Result);
    }

    private void Wait(SyncKind kind)
    {
        var sync = Sync ?? throw new InvalidKernelOperationException($"{kind.Name()} was called from code that the simulator does not rewrite");
        sync.Wait(this);
    }

    private void CheckArgument(SyncKind kind, int argument, int width)
    {
        if (kind == SyncKind.GroupBroadcast)
        {
            if ((uint)argument >= (uint)Group.Lanes)
                throw new LaneException(FaultKind.OutOfBounds, $"Group.Broadcast from thread {argument} of a group of {Group.Lanes}");
        }
        else if (width < 1 || width > Group.WarpSize || !BitOperations.IsPow2(width))
            throw new LaneException(FaultKind.OutOfBounds, $"{kind.Name()} with width {width}; a width is a power of two up to {Group.WarpSize}");
    }
}
