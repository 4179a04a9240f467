using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Reading;

/// <summary>Turns the bytes of one method body into instructions whose tokens are resolved in the method's own generic context.</summary>
internal sealed class Decoder
{
    private readonly MethodBase _method;
    private readonly byte[] _il;
    private readonly Variable[] _parameters;
    private readonly Variable[] _locals;
    private readonly Type[]? _typeArguments;
    private readonly Type[]? _methodArguments;
    private int _at;

    private Decoder(MethodBase method, MethodBody body, Variable[] parameters, Variable[] locals)
    {
        _method = method;
        _il = body.GetILAsByteArray() ?? [];
        _parameters = parameters;
        _locals = locals;
        _typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        _methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
    }

    /// <summary>Decodes <paramref name="method"/>, or gives null where it has no IL (abstract, extern, or emitted at run time).</summary>
    public static MethodCode? Decode(MethodBase method)
    {
        if (BodyOf(method) is not { } body) return null;
        var parameters = ParametersOf(method);
        var names = SourceLines.LocalNames(method);
        var locals = body.LocalVariables.Select(l => new Variable(l.LocalType, names.GetValueOrDefault(l.LocalIndex))).ToArray();
        var instructions = new Decoder(method, body, parameters, locals).ReadAll();
        return new(method, parameters, locals, instructions, [.. body.ExceptionHandlingClauses]);
    }

    private static MethodBody? BodyOf(MethodBase method)
    {
        try
        {
            return method.GetMethodBody();
        }
        catch (InvalidOperationException)
        {
            return null; // a DynamicMethod keeps its IL to itself
        }
    }

    private static Variable[] ParametersOf(MethodBase method)
    {
        var declared = method.GetParameters().Select(p => new Variable(p.ParameterType, p.Name));
        if (method.IsStatic) return [.. declared];
        var owner = method.DeclaringType!;
        return [new Variable(owner.IsValueType ? owner.MakeByRefType() : owner, "this"), .. declared];
    }

    private List<Instruction> ReadAll()
    {
        var instructions = new List<Instruction>();
        var byOffset = new Dictionary<int, Instruction>();
        Type? constrained = null;
        var prefixAt = -1;
        while (_at < _il.Length)
        {
            var offset = _at;
            var code = OpCodeTable.Read(_il, ref _at);
            if (code.OpCodeType == OpCodeType.Prefix)
            {
                if (code == OpCodes.Constrained) constrained = ResolveType(Int32());
                else if (code == OpCodes.Unaligned) _at++;
                if (prefixAt < 0) prefixAt = offset;
                continue;
            }
            var instruction = ReadOne(code, offset);
            instruction.Constrained = constrained;
            byOffset[offset] = instruction;
            if (prefixAt >= 0) byOffset[prefixAt] = instruction;
            instructions.Add(instruction);
            (constrained, prefixAt) = (null, -1);
        }
        foreach (var instruction in instructions) ResolveTargets(instruction, byOffset);
        return instructions;
    }

    private Instruction ReadOne(OpCode code, int offset)
    {
        var (wide, operand) = Widen(code);
        return new(wide, operand ?? ReadOperand(code), _method, offset);
    }

    // ldarg.0 -> ldloc (parameter 0), ldc.i4.5 -> ldc.i4 5; the operand of every other instruction follows its opcode.
    private (OpCode, object?) Widen(OpCode code)
    {
        var name = code.Name!;
        var digit = name[^1] - '0';
        if (name.StartsWith("ldc.i4.", StringComparison.Ordinal) && code.OperandType == OperandType.InlineNone)
            return (OpCodes.Ldc_I4, name.EndsWith("m1", StringComparison.OrdinalIgnoreCase) ? -1 : digit);
        if (code.OperandType == OperandType.InlineNone && name.Length == 7)
        {
            if (name.StartsWith("ldarg.", StringComparison.Ordinal)) return (OpCodes.Ldloc, _parameters[digit]);
            if (name.StartsWith("ldloc.", StringComparison.Ordinal)) return (OpCodes.Ldloc, _locals[digit]);
            if (name.StartsWith("stloc.", StringComparison.Ordinal)) return (OpCodes.Stloc, _locals[digit]);
        }
        if (code == OpCodes.Ldarg || code == OpCodes.Ldarg_S) return (OpCodes.Ldloc, _parameters[Index(code)]);
        if (code == OpCodes.Ldarga || code == OpCodes.Ldarga_S) return (OpCodes.Ldloca, _parameters[Index(code)]);
        if (code == OpCodes.Starg || code == OpCodes.Starg_S) return (OpCodes.Stloc, _parameters[Index(code)]);
        return (OpCodeTable.LongForm(code), null);
    }

    private int Index(OpCode code) => code.OperandType == OperandType.ShortInlineVar ? _il[_at++] : UInt16();

    private object? ReadOperand(OpCode code) => code.OperandType switch
    {
        OperandType.InlineNone => null,
        OperandType.InlineVar or OperandType.ShortInlineVar => _locals[Index(code)],
        OperandType.ShortInlineI => (int)(sbyte)_il[_at++],
        OperandType.InlineI => Int32(),
        OperandType.InlineI8 => Int64(),
        OperandType.ShortInlineR => BitConverter.Int32BitsToSingle(Int32()),
        OperandType.InlineR => BitConverter.Int64BitsToDouble(Int64()),
        OperandType.InlineString => _method.Module.ResolveString(Int32()),
        OperandType.InlineType => ResolveType(Int32()),
        OperandType.InlineField => _method.Module.ResolveField(Int32(), _typeArguments, _methodArguments),
        OperandType.InlineMethod => _method.Module.ResolveMethod(Int32(), _typeArguments, _methodArguments),
        OperandType.InlineTok => _method.Module.ResolveMember(Int32(), _typeArguments, _methodArguments),
        OperandType.ShortInlineBrTarget => BranchTarget((sbyte)_il[_at++]),
        OperandType.InlineBrTarget => BranchTarget(Int32()),
        OperandType.InlineSwitch => SwitchTargets(),
        _ => Int32(), // InlineSig: calli, which no kernel may use
    };

    private BranchOffset BranchTarget(int distance) => new(_at + distance);

    private BranchOffset[] SwitchTargets()
    {
        var distances = new int[Int32()];
        for (var i = 0; i < distances.Length; i++) distances[i] = Int32();
        return [.. distances.Select(BranchTarget)];
    }

    private static void ResolveTargets(Instruction instruction, Dictionary<int, Instruction> byOffset) =>
        instruction.Operand = instruction.Operand switch
    {
        BranchOffset target => byOffset[target.Value],
        BranchOffset[] targets => targets.Select(t => byOffset[t.Value]).ToArray(),
        var other => other,
    };

    private Type ResolveType(int token) => _method.Module.ResolveType(token, _typeArguments, _methodArguments);

    private ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(_il.AsSpan((_at += 2) - 2));
    private int Int32() => BinaryPrimitives.ReadInt32LittleEndian(_il.AsSpan((_at += 4) - 4));
    private long Int64() => BinaryPrimitives.ReadInt64LittleEndian(_il.AsSpan((_at += 8) - 8));

    private readonly record struct BranchOffset(int Value);
}
