using System.Reflection.Emit;

namespace Headroom.Simulator.Emitting;

internal sealed partial class Emitter
{
    private readonly List<Suspension> _suspensions = [];
    private readonly List<Label> _resume = [];
    private readonly Dictionary<Instruction, Suspension> _suspensionAt = [];
    private readonly List<(Block Block, Label From, Label Back)> _yields = [];
    private Label _start;
    private Label _next;

    private void FindSuspensions()
    {
        (_start, _next) = (_il.DefineLabel(), _il.DefineLabel());
        foreach (var instruction in _graph.Code)
        {
            if (!_typing.Reaches(instruction)) continue;
            if (HasLoopHead(instruction)) Define(instruction, SuspensionKind.Yield, 0, "loop");
            if (instruction.OpCode != OpCodes.Call) continue;
            var name = $"{instruction.Callee.DeclaringType!.Name}.{instruction.Callee.Name}";
            if (DeviceCalls.SuspensionOf(instruction.Callee) is { } kind)
                Define(instruction, kind, DeviceCalls.ExchangeOf(instruction.Callee) is { } type ? StackTypes.SizeOf(type) : 0, name);
            else if (_takesTurns && IsSeenAtomic(instruction)) Define(instruction, SuspensionKind.Atomic, 0, name);
        }
    }

    private void Define(Instruction at, SuspensionKind kind, int size, string name)
    {
        var suspension = new Suspension(_suspensions.Count + 1, kind, size, name, SourceLines.Of(at));
        _suspensions.Add(suspension);
        _resume.Add(_il.DefineLabel());
        // A loop may start with a barrier: the head's own suspension is kept with the yields.
        if (kind == SuspensionKind.Yield) _loopHeads[at] = suspension;
        else if (kind == SuspensionKind.Atomic) _turnAt[at] = suspension;
        else _suspensionAt[at] = suspension;
    }

    private readonly Dictionary<Instruction, Suspension> _loopHeads = [];

    private bool HasLoopHead(Instruction instruction) => _graph.LoopHeaders.Contains(instruction) && !_counted.ContainsKey(instruction);

    // A counted loop is paid for behind its last jump.
    private void EmitLoopEnd(Instruction last)
    {
        foreach (var (jump, bound) in _counted.Values)
        {
            if (jump != last) continue;
            _il.Emit(OpCodes.Ldloc, Fuel);
            EmitInt(bound);
            _il.Emit(OpCodes.Sub);
            _il.Emit(OpCodes.Stloc, Fuel);
        }
    }

    // if (--fuel < 0 || events > limit) goto yield
    private void EmitLoopHead(Block block)
    {
        var (yield, back) = (_il.DefineLabel(), _il.DefineLabel());
        _il.MarkLabel(back);
        _il.Emit(OpCodes.Ldloc, Fuel);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Sub);
        _il.Emit(OpCodes.Dup);
        _il.Emit(OpCodes.Stloc, Fuel);
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Blt, yield);
        if (_metered)
        {
            _il.Emit(OpCodes.Ldloc, Events);
            _il.Emit(OpCodes.Ldloc, EventLimit);
            _il.Emit(OpCodes.Bgt_Un, yield);
        }
        _yields.Add((block, yield, back));
    }

    // Far from the loops, so that their code stays together.
    private void EmitYields()
    {
        foreach (var (block, from, back) in _yields)
        {
            var head = _graph.Code[block.From];
            _il.MarkLabel(from);
            EmitSuspend(_loopHeads[head], _typing.Before(head), _liveness.Before(block, head));
            _il.Emit(OpCodes.Br, back);
        }
    }

    private void EmitSuspend(Suspension suspension, ReadOnlySpan<StackValue> stack, Variable[] live)
    {
        for (var i = stack.Length - 1; i >= 0; i--) EmitSave(_frame.OfStack(i, stack[i].Type), Storable(stack[i].Type, suspension));
        foreach (var variable in live.Where(v => !_savedOnce.Contains(v)))
        {
            _il.Emit(OpCodes.Ldloc, _locals[variable]);
            EmitSave(_frame.Of(variable), variable.Type);
        }
        if (suspension.Kind == SuspensionKind.Yield) EmitCountYield();
        else EmitLaneStore(nameof(Lane.StoppedAt), suspension.Id);
        EmitReturn(suspension.Id);

        _il.MarkLabel(_resume[suspension.Id - 1]);
        foreach (var variable in live)
        {
            EmitRestore(_frame.Of(variable), variable.Type);
            _il.Emit(OpCodes.Stloc, _locals[variable]);
        }
        for (var i = 0; i < stack.Length; i++) EmitRestore(_frame.OfStack(i, stack[i].Type), stack[i].Type);
    }

    private void EmitCountYield()
    {
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Dup);
        _il.Emit(OpCodes.Ldfld, BatchField(nameof(LaneBatch.Yields)));
        EmitInt(1);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stfld, BatchField(nameof(LaneBatch.Yields)));
    }

    private void EmitLaneStore(string field, int value)
    {
        EmitLane();
        EmitInt(value);
        _il.Emit(OpCodes.Stfld, LaneField(field));
    }

    // The next lane's turn.
    private void EmitReturn(int state)
    {
        EmitLaneStore(nameof(Lane.State), state);
        if (_metered)
        {
            EmitLane();
            _il.Emit(OpCodes.Ldloc, Events);
            _il.Emit(OpCodes.Stfld, LaneField(nameof(Lane.Events)));
        }
        _il.Emit(OpCodes.Br, _next);
    }

    private static Type Storable(Type type, Suspension suspension) => type.IsByRef || StackTypes.IsUnmanaged(type)
        ? type
        : throw new KernelNotRewritable($"a {TypeNames.Of(type)} is kept across {suspension}", null);

    // Takes the value from the stack. A reference is an address in native memory, so it is saved as a number.
    private void EmitSave(int offset, Type type)
    {
        var value = Temporary(type.IsByRef ? typeof(nint) : type);
        if (type.IsByRef) _il.Emit(OpCodes.Conv_U);
        _il.Emit(OpCodes.Stloc, value);
        EmitFrameAddress(offset);
        _il.Emit(OpCodes.Ldloc, value);
        _il.Emit(OpCodes.Stobj, type.IsByRef ? typeof(nint) : type);
    }

    private void EmitRestore(int offset, Type type)
    {
        EmitFrameAddress(offset);
        _il.Emit(OpCodes.Ldobj, type.IsByRef ? typeof(nint) : type);
    }

    private void EmitFrameAddress(int offset)
    {
        _il.Emit(OpCodes.Ldloc, Frame);
        EmitInt(offset);
        _il.Emit(OpCodes.Add);
    }
}
