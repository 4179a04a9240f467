using System.Reflection;
using System.Reflection.Emit;
using ILGPU.Runtime;

namespace Headroom.Simulator.Emitting;

internal sealed partial class Emitter
{
    private void EmitLoad(Variable variable)
    {
        if (IsHomed(variable)) EmitRestore(_frame.Of(variable), variable.Type);
        else _il.Emit(OpCodes.Ldloc, _locals[variable]);
    }

    private void EmitStore(Variable variable)
    {
        if (IsHomed(variable))
        {
            EmitSave(_frame.Of(variable), variable.Type);
            return;
        }
        _il.Emit(OpCodes.Stloc, _locals[variable]);
        if (!_savedOnce.Contains(variable)) return;
        _il.Emit(OpCodes.Ldloc, _locals[variable]);
        EmitSave(_frame.Of(variable), variable.Type);
    }

    private void EmitAddress(Variable variable)
    {
        if (IsHomed(variable)) EmitFrameAddress(_frame.Of(variable));
        else _il.Emit(OpCodes.Ldloca, _locals[variable]);
    }

    private void EmitMemory(Instruction instruction)
    {
        var address = AddressOf(instruction);
        if (!IsSeen(address))
        {
            EmitPlain(instruction);
            return;
        }
        var code = instruction.OpCode;
        if (code == OpCodes.Ldfld)
        {
            _il.Emit(OpCodes.Ldflda, instruction.Field);
            EmitTouch(instruction, SiteKind.Read, instruction.Field.FieldType, address);
            _il.Emit(OpCodes.Ldobj, instruction.Field.FieldType);
        }
        else if (code == OpCodes.Stfld) EmitFieldStore(instruction, address);
        else if (code == OpCodes.Initobj)
        {
            EmitTouch(instruction, SiteKind.Write, instruction.Type, address);
            EmitPlain(instruction);
        }
        else if (AddressUse.IsStore(code))
        {
            var value = Temporary(ValueType(instruction));
            _il.Emit(OpCodes.Stloc, value);
            EmitTouch(instruction, SiteKind.Write, AccessType(instruction), address);
            _il.Emit(OpCodes.Ldloc, value);
            EmitPlain(instruction);
        }
        else
        {
            EmitTouch(instruction, SiteKind.Read, AccessType(instruction), address);
            EmitPlain(instruction);
        }
    }

    private void EmitFieldStore(Instruction instruction, StackValue address)
    {
        var type = instruction.Field.FieldType;
        var value = Temporary(StackTypes.Normalize(type));
        _il.Emit(OpCodes.Stloc, value);
        _il.Emit(OpCodes.Ldflda, instruction.Field);
        EmitTouch(instruction, SiteKind.Write, type, address);
        _il.Emit(OpCodes.Ldloc, value);
        _il.Emit(OpCodes.Stobj, type);
    }

    private static Type AccessType(Instruction instruction) => MemoryTypes.OfIndirect(instruction.OpCode) ?? instruction.Type;

    private Type ValueType(Instruction instruction) =>
        _typing.Operand(instruction, 0).Type is { IsByRef: true } ? typeof(nint) : StackTypes.Normalize(AccessType(instruction));

    private StackValue AddressOf(Instruction instruction) =>
        _typing.Operand(instruction, AddressUse.IsStore(instruction.OpCode) && instruction.OpCode != OpCodes.Initobj ? 1 : 0);

    // A variable's own storage is a register on a GPU, and a static readonly field is a constant.
    private static bool IsDeviceMemory(StackValue address) =>
        address.IsAddress && address.PointsAt is null && address.Producer?.OpCode != OpCodes.Ldsflda;

    /// <summary>
    /// With an address on top of the stack, leaves it there and records it as an event. Types wider than 16 bytes, or of
    /// odd size, take several accesses, as a GPU's would.
    /// </summary>
    private void EmitTouch(Instruction instruction, SiteKind kind, Type type, StackValue address)
    {
        var size = StackTypes.SizeOf(type);
        if (size == 0) return;
        if (_tracked)
        {
            if (_watchesAll || !IsUnwatched(kind, address)) EmitMark(MarkOf(kind, instruction), size);
            return;
        }
        var piece = Math.Min(16, size & -size);
        var pieces = size / piece;
        var lines = _index.Of(address);
        var place = Temporary(typeof(nint));
        _il.Emit(OpCodes.Dup);
        _il.Emit(OpCodes.Conv_U);
        _il.Emit(OpCodes.Stloc, place);
        for (var i = 0; i < pieces; i++)
        {
            var site = AddSite(kind, piece, NameOf(address), instruction, lines);
            if (IsUnwatched(kind, address)) _changingMarks[site] = 0;
            _il.Emit(OpCodes.Ldloc, Events);
            if (i > 0) EmitOffset(i * sizeof(long));
            _il.Emit(OpCodes.Ldloc, place);
            if (i > 0) EmitOffset(i * piece);
            EventCode.EmitPack(_il, site);
            _il.Emit(OpCodes.Stind_I8);
        }
        _il.Emit(OpCodes.Ldloc, Events);
        EmitOffset(pieces * sizeof(long));
        _il.Emit(OpCodes.Stloc, Events);
    }

    // A helper's name for a view says less than the kernel's own.
    private string? NameOf(StackValue address) => _origins.Of(address) switch
    {
        { Field: { } field } when !field.DeclaringType!.Name.StartsWith("ValueTuple", StringComparison.Ordinal) => FieldNames.Of(field),
        { Parameter: { Name: { } name } parameter } when typeof(IArrayView).IsAssignableFrom(parameter.Type) => name,
        _ => address.Name,
    };

    private void EmitOffset(int bytes)
    {
        EmitInt(bytes);
        _il.Emit(OpCodes.Add);
    }

    private int AddSite(SiteKind kind, int size, string? name, Instruction at, IReadOnlyList<SourceLine>? index = null)
    {
        if (_sites.Count >= 1 << EventCode.SiteBits)
            throw new KernelNotRewritable($"more than {1 << EventCode.SiteBits:N0} memory accesses in the code", at);
        _marks.Add(MarkOf(kind, at));
        _changingMarks.Add(_marks[^1]);
        _sites.Add(new(_sites.Count, kind, size, name, SourceLines.Of(at))
        {
            KernelLine = Surroundings.KernelLine(at), Calls = Surroundings.Calls(at), IndexLines = index ?? [],
            Loops = _metered ? _surroundings.Loops(at) : [],
        });
        return _sites.Count - 1;
    }
}
