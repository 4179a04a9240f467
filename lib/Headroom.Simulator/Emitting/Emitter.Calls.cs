using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Emitting;

internal sealed partial class Emitter
{
    private void EmitCall(Block block, Instruction call)
    {
        if (_suspensionAt.TryGetValue(call, out var suspension)) EmitExchange(block, call, suspension);
        else if (IsPrint(call)) EmitPrint(call);
        else if (DeviceCalls.StandInFor(call.Callee) is { } standIn)
        {
            if (DeviceCalls.IsAtomic(call.Callee)) TouchArguments(call);
            EmitTurn(block, call);
            EmitStandIn(call, standIn);
        }
        else
        {
            TouchArguments(call);
            EmitTurn(block, call);
            if (_takesTurns && DeviceCalls.IsFence(call.Callee)) EmitFence(call);
            if (MayFail(call.Callee)) EmitPlace(call);
            EmitPlain(call);
        }
    }

    private void EmitStandIn(Instruction call, MethodInfo standIn)
    {
        foreach (var parameter in standIn.GetParameters().SkipWhile(p => p.ParameterType != typeof(Lane)))
        {
            if (parameter.ParameterType == typeof(Lane)) EmitLane();
            else if (parameter.Name == "slot")
            {
                EmitInt(_slotLines.Count);
                _slotLines.Add(SourceLines.Of(call));
            }
            else EmitInt(AddSite(SiteKind.Index, 0, NameOf(_typing.Before(call)[^StackEffects.Taken(call, 0)]), call));
        }
        _il.Emit(OpCodes.Call, standIn);
    }

    // The format stays where it is; behind it come an array with the arguments, and the lane.
    private void EmitPrint(Instruction call)
    {
        var types = call.Callee.GetParameters()[1..].Select(p => p.ParameterType).ToArray();
        var arguments = types.Select(type => _il.DeclareLocal(type)).ToArray();
        foreach (var argument in arguments.Reverse()) _il.Emit(OpCodes.Stloc, argument);
        EmitInt(types.Length);
        _il.Emit(OpCodes.Newarr, typeof(object));
        for (var i = 0; i < types.Length; i++)
        {
            _il.Emit(OpCodes.Dup);
            EmitInt(i);
            _il.Emit(OpCodes.Ldloc, arguments[i]);
            _il.Emit(OpCodes.Box, types[i]);
            _il.Emit(OpCodes.Stelem_Ref);
        }
        EmitLane();
        _il.Emit(OpCodes.Call, typeof(InteropCalls).GetMethod(call.Callee.Name)!);
    }

    // Sub-views and the like check their arguments; if they throw, the lane knows where it was.
    private static bool MayFail(MethodBase callee) =>
        Callees.IsDeviceApi(callee) && callee.DeclaringType!.Name.Contains("View", StringComparison.Ordinal) && !callee.IsSpecialName;

    private void EmitPlace(Instruction at)
    {
        EmitLane();
        EmitInt(AddSite(SiteKind.Call, 0, null, at));
        _il.Emit(OpCodes.Stfld, LaneField(nameof(Lane.Place)));
    }

    // A call that gets a reference to device memory reads or writes there: an atomic, a method of an element, a ref or out parameter.
    private void TouchArguments(Instruction call)
    {
        if (Callees.ReturnsItsArgument(call.Callee)) return;
        var before = _typing.Before(call);
        var count = StackEffects.Taken(call, before.Length);
        for (var i = 0; i < count; i++)
        {
            var value = before[^(count - i)];
            if (!value.IsReference || !IsSeen(value)) continue;
            var (kind, type) = Access(call.Callee, i);
            EmitTouchBelow(call, count - 1 - i, kind, type, value, before);
        }
    }

    private static (SiteKind, Type) Access(MethodBase callee, int argument)
    {
        if (!callee.IsStatic && argument == 0) return (callee.IsConstructor ? SiteKind.Write : SiteKind.Read, callee.DeclaringType!);
        var parameter = callee.GetParameters()[argument - (callee.IsStatic ? 0 : 1)];
        var kind = DeviceCalls.IsAtomic(callee) ? SiteKind.Atomic : parameter.IsOut ? SiteKind.Write : SiteKind.Read;
        return (kind, parameter.ParameterType.GetElementType()!);
    }

    // The address lies under `depth` other arguments; they wait in temporaries of their own.
    private void EmitTouchBelow(Instruction call, int depth, SiteKind kind, Type type, StackValue address, StackValue[] before)
    {
        var waiting = new LocalBuilder[depth];
        for (var i = 0; i < depth; i++) _il.Emit(OpCodes.Stloc, waiting[i] = _il.DeclareLocal(before[^(i + 1)].Type));
        EmitTouch(call, kind, type, address);
        for (var i = depth - 1; i >= 0; i--) _il.Emit(OpCodes.Ldloc, waiting[i]);
    }

    // The function that finds the peer for an exchange.
    private static MethodInfo PeerOf(MethodBase callee) =>
        typeof(Peers).GetMethod(callee.Name, [.. Enumerable.Repeat(typeof(int), callee.GetParameters().Length - 1), typeof(Lane)])!;

    private void EmitExchange(Block block, Instruction call, Suspension suspension)
    {
        var before = _typing.Before(call);
        var rest = before.AsSpan(0, before.Length - StackEffects.Taken(call, before.Length));
        var type = DeviceCalls.ExchangeOf(call.Callee);
        if (suspension.Kind is SuspensionKind.WarpShuffle or SuspensionKind.GroupBroadcast)
        {
            var peer = Temporary(typeof(int));
            EmitLane();
            _il.Emit(OpCodes.Call, PeerOf(call.Callee));
            _il.Emit(OpCodes.Stloc, peer);
            EmitLane();
            _il.Emit(OpCodes.Ldloc, peer);
            _il.Emit(OpCodes.Stfld, LaneField(nameof(Lane.Peer)));
        }
        if (type is not null) EmitSave(0, type);
        EmitSuspend(suspension, rest, _liveness.After(block, call));
        if (type is not null) EmitRestore(_frame.Received, type);
    }
}
