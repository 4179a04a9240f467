using System.Reflection.Emit;
using ILGPU.Simulation.Rewriting.Device;

namespace ILGPU.Simulation.Rewriting;

internal sealed partial class Emitter
{
    private LocalBuilder Frame => field ??= _il.DeclareLocal(typeof(nint));
    private LocalBuilder Fuel => field ??= _il.DeclareLocal(typeof(int));
    private LocalBuilder Events => field ??= _il.DeclareLocal(typeof(nint));
    private LocalBuilder EventLimit => field ??= _il.DeclareLocal(typeof(nint));
    private LocalBuilder Counters => field ??= _il.DeclareLocal(typeof(nint));

    private void EmitPrologue()
    {
        Load(Frame, nameof(Lane.Frame));
        Load(Fuel, nameof(Lane.Fuel));
        if (_metered)
        {
            Load(Events, nameof(Lane.Events));
            Load(EventLimit, nameof(Lane.EventLimit));
            Load(Counters, nameof(Lane.Counters));
        }
        PlaceArguments();
        foreach (var parameter in _parameters.Where(IsReloaded)) EmitParameter(parameter);

        EmitLaneField(nameof(Lane.State));
        _il.Emit(OpCodes.Switch, [_start, .. _resume]);
        _il.MarkLabel(_start);
        foreach (var parameter in _parameters.Where(p => !IsReloaded(p))) EmitParameter(parameter);
    }

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

    private void EmitParameter(Variable parameter)
    {
        if (_source.IsImplicitlyGrouped && parameter == _parameters[0])
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

    // args[i] arrives boxed; an unboxed copy goes to its place.
    private ArgumentWriter EmitArgumentWriter()
    {
        var method = new DynamicMethod($"{_source.Name} (arguments)", typeof(void), [typeof(nint), typeof(object[])], typeof(Emitter).Module, skipVisibility: true);
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
        }
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<ArgumentWriter>();
    }
}
