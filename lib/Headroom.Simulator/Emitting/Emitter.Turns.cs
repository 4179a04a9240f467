using System.Reflection.Emit;

namespace Headroom.Simulator.Emitting;

// The co-resident form: a lane stops before each atomic operation, and its last event says on which word that will be.
internal sealed partial class Emitter
{
    private readonly Dictionary<Instruction, Suspension> _turnAt = [];

    private bool IsSeenAtomic(Instruction call) =>
        DeviceCalls.IsAtomic(call.Callee) && call.Callee.GetParameters() is [{ ParameterType.IsByRef: true }, ..]
            && IsSeen(_typing.Before(call)[^StackEffects.Taken(call, 0)]);

    // The arguments wait in the frame.
    private void EmitTurn(Block block, Instruction call)
    {
        if (_turnAt.TryGetValue(call, out var turn)) EmitSuspend(turn, _typing.Before(call), _liveness.Before(block, call));
    }

    // An event without an address, so that it stands in line with the accesses around it.
    private void EmitFence(Instruction call)
    {
        var site = AddSite(SiteKind.Fence, 0, null, call);
        _il.Emit(OpCodes.Ldloc, Events);
        EmitInt(0);
        EventCode.EmitPack(_il, site);
        _il.Emit(OpCodes.Stind_I8);
        _il.Emit(OpCodes.Ldloc, Events);
        EmitOffset(sizeof(long));
        _il.Emit(OpCodes.Stloc, Events);
    }
}
