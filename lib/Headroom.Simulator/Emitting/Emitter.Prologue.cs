using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Emitting;

internal sealed partial class Emitter
{
    private LocalBuilder Frame => field ??= _il.DeclareLocal(typeof(nint));
    private LocalBuilder Fuel => field ??= _il.DeclareLocal(typeof(int));
    private LocalBuilder Events => field ??= _il.DeclareLocal(typeof(nint));
    private LocalBuilder EventLimit => field ??= _il.DeclareLocal(typeof(nint));
    private LocalBuilder Counters => field ??= _il.DeclareLocal(typeof(nint));

    private LocalBuilder CurrentLane => field ??= _il.DeclareLocal(typeof(Lane));
    private LocalBuilder NextLane => field ??= _il.DeclareLocal(typeof(int));

    private void EmitPrologue()
    {
        PlaceArguments();
        foreach (var parameter in _parameters.Where(p => IsReloaded(p) && !IsImplicitIndex(p))) EmitParameter(parameter);
        EmitInt(0);
        _il.Emit(OpCodes.Stloc, NextLane);
        _il.MarkLabel(_next);
        EmitNextLane();
        Load(Frame, nameof(Lane.Frame));
        EmitInt(RewrittenKernel.FuelSlice);
        _il.Emit(OpCodes.Stloc, Fuel);
        if (_metered)
        {
            Load(Events, nameof(Lane.Events));
            Load(EventLimit, nameof(Lane.EventLimit));
            Load(Counters, nameof(Lane.Counters));
        }
        if (_tracked) Load(TrailHandle, nameof(Lane.Trail));
        foreach (var index in _parameters.Where(p => IsReloaded(p) && IsImplicitIndex(p))) EmitParameter(index);
        EmitLaneField(nameof(Lane.State));
        _il.Emit(OpCodes.Switch, [_start, .. _resume]);
        _il.MarkLabel(_start);
        foreach (var parameter in _parameters.Where(p => !IsReloaded(p))) EmitParameter(parameter);
    }

    // if (next >= batch.Count) return; lane = batch.Lanes[next]; batch.Started = ++next
    private void EmitNextLane()
    {
        var more = _il.DefineLabel();
        _il.Emit(OpCodes.Ldloc, NextLane);
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldfld, BatchField(nameof(LaneBatch.Count)));
        _il.Emit(OpCodes.Blt, more);
        _il.Emit(OpCodes.Ret);
        _il.MarkLabel(more);
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldfld, BatchField(nameof(LaneBatch.Lanes)));
        _il.Emit(OpCodes.Ldloc, NextLane);
        _il.Emit(OpCodes.Ldelem_Ref);
        _il.Emit(OpCodes.Stloc, CurrentLane);
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldloc, NextLane);
        EmitInt(1);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Dup);
        _il.Emit(OpCodes.Stloc, NextLane);
        _il.Emit(OpCodes.Stfld, BatchField(nameof(LaneBatch.Started)));
    }

    private static FieldInfo BatchField(string name) => typeof(LaneBatch).GetField(name)!;

    private void Load(LocalBuilder local, string field)
    {
        EmitLaneField(field);
        _il.Emit(OpCodes.Stloc, local);
    }

    private void PlaceArguments()
    {
        foreach (var parameter in _parameters)
        {
            _argumentOffsets[parameter] = _argumentBytes;
            _argumentBytes += (StackTypes.SizeOf(parameter.Type) + 15) & ~15;
        }
    }

    private bool IsImplicitIndex(Variable parameter) => _source.IsImplicitlyGrouped && parameter == _parameters[0];

    private void EmitParameter(Variable parameter)
    {
        if (IsImplicitIndex(parameter))
        {
            EmitLane();
            _il.Emit(OpCodes.Call, typeof(ImplicitIndex).GetMethod(parameter.Type.Name)!);
        }
        else
        {
            _il.Emit(OpCodes.Ldarg_1);
            EmitInt(_argumentOffsets[parameter]);
            _il.Emit(OpCodes.Add);
            _il.Emit(OpCodes.Ldobj, parameter.Type);
        }
        EmitStore(parameter);
    }

    private static void EmitLower(ILGenerator il, int offset, Type type, FieldInfo[] path)
    {
        if (Views.IsView(type))
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldc_I4, offset);
            il.Emit(OpCodes.Add);
            foreach (var field in path) il.Emit(OpCodes.Ldflda, field);
            il.Emit(OpCodes.Call, typeof(View<>).MakeGenericType(type.GetGenericArguments()).GetMethod("Lower")!);
        }
        else if (type is { IsPrimitive: false, IsEnum: false, IsPointer: false })
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                EmitLower(il, offset, field.FieldType, [.. path, field]);
    }

    // args[i] arrives boxed; an unboxed copy goes to its place.
    private ArgumentWriter EmitArgumentWriter()
    {
        var method = new DynamicMethod(
            $"{_source.Name} (arguments)", typeof(void), [typeof(nint), typeof(object[])], typeof(Emitter).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        for (var i = _source.IsImplicitlyGrouped ? 1 : 0; i < _parameters.Length; i++)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldc_I4, _argumentOffsets[_parameters[i]]);
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldc_I4, i);
            il.Emit(OpCodes.Ldelem_Ref);
            il.Emit(OpCodes.Unbox_Any, _parameters[i].Type);
            il.Emit(OpCodes.Stobj, _parameters[i].Type);
            EmitLower(il, _argumentOffsets[_parameters[i]], _parameters[i].Type, []);
        }
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<ArgumentWriter>();
    }
}
