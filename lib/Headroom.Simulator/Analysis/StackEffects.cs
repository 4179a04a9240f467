using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Analysis;

/// <summary>What each instruction takes from the evaluation stack and leaves on it.</summary>
internal sealed class StackEffects(IReadOnlySet<Variable> constants)
{
    public StackValue[] Apply(Instruction instruction, StackValue[] before)
    {
        var taken = Taken(instruction, before.Length);
        if (taken > before.Length)
            throw new KernelNotRewritable($"{instruction.OpCode.Name} finds too few values on the evaluation stack", instruction);
        var operands = before.AsSpan(before.Length - taken);
        var rest = before.AsSpan(0, before.Length - taken);
        if (instruction.OpCode == OpCodes.Dup) return [.. rest, operands[0], operands[0]];
        return Pushed(instruction, operands) is { } value ? [.. rest, value] : rest.ToArray();
    }

    /// <summary>How many values <paramref name="instruction"/> takes.</summary>
    public static int Taken(Instruction instruction, int depth) => instruction.OpCode.StackBehaviourPop switch
    {
        StackBehaviour.Pop0 => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
        StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8
            or StackBehaviour.Popi_popr4 or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi => 2,
        StackBehaviour.Varpop when instruction.IsCall => ArgumentCount(instruction),
        StackBehaviour.Varpop => depth, // ret: whatever is there
        _ => 3,
    };

    private static int ArgumentCount(Instruction call)
    {
        var callee = call.Callee;
        return callee.GetParameters().Length + (callee.IsStatic || call.OpCode == OpCodes.Newobj ? 0 : 1);
    }

    private StackValue? Pushed(Instruction instruction, ReadOnlySpan<StackValue> operands)
    {
        var code = instruction.OpCode;
        if (code == OpCodes.Ldloc) return Loaded(instruction);
        if (code == OpCodes.Ldloca) return AddressOf(instruction);
        if (instruction.IsCall) return Returned(instruction, operands);
        if (code == OpCodes.Ldfld) return new(StackTypes.Normalize(instruction.Field.FieldType), instruction, Name: operands[0].Name);
        if (code == OpCodes.Ldflda)
            return operands[0] with { Type = instruction.Field.FieldType.MakeByRefType(), Producer = instruction };
        if (code == OpCodes.Ldsfld)
            return new(StackTypes.Normalize(instruction.Field.FieldType), instruction, IsConstant: instruction.Field.IsInitOnly);
        if (code == OpCodes.Ldsflda) return new(instruction.Field.FieldType.MakeByRefType(), instruction, Name: instruction.Field.Name);
        if (code == OpCodes.Ldobj) return new(StackTypes.Normalize(instruction.Type), instruction, Name: operands[0].Name);
        if (code == OpCodes.Ldelema) return new(instruction.Type.MakeByRefType(), instruction, Name: operands[0].Name);
        if (code == OpCodes.Ldelem) return new(StackTypes.Normalize(instruction.Type), instruction);
        if (code == OpCodes.Newarr) return new(instruction.Type.MakeArrayType(), instruction);
        if (code == OpCodes.Unbox_Any) return new(StackTypes.Normalize(instruction.Type), instruction);
        if (code == OpCodes.Castclass || code == OpCodes.Isinst || code == OpCodes.Box) return new(typeof(object), instruction);
        return Simple(instruction, operands);
    }

    private StackValue Loaded(Instruction instruction)
    {
        var variable = instruction.Variable;
        return new(StackTypes.Normalize(variable.Type), instruction, Name: variable.Name, IsConstant: constants.Contains(variable));
    }

    private StackValue AddressOf(Instruction instruction)
    {
        var variable = instruction.Variable;
        return new(variable.Type.MakeByRefType(), instruction, variable, variable.Name, constants.Contains(variable));
    }

    private static StackValue? Returned(Instruction call, ReadOnlySpan<StackValue> arguments)
    {
        var type = call.OpCode == OpCodes.Newobj ? call.Callee.DeclaringType! : (call.Callee as MethodInfo)?.ReturnType ?? typeof(void);
        if (type == typeof(void)) return null;
        var constant = Callees.IsDeviceApi(call.Callee) || Callees.IsPrimitive(call.Callee.DeclaringType);
        foreach (var argument in arguments) constant &= argument.IsConstant;
        // Group.IdxX has no arguments and is no constant.
        constant &= arguments.Length > 0 || call.OpCode == OpCodes.Newobj;
        var result = new StackValue(
            StackTypes.Normalize(type), call, IsConstant: constant, Name: arguments.Length > 0 ? arguments[0].Name : null);
        return Callees.ReturnsItsArgument(call.Callee) ? arguments[0] with { Type = result.Type, Producer = call } : result;
    }

    private static StackValue? Simple(Instruction instruction, ReadOnlySpan<StackValue> operands) =>
        instruction.OpCode.StackBehaviourPush switch
    {
        StackBehaviour.Push0 => null,
        StackBehaviour.Pushi when instruction.OpCode == OpCodes.Ldc_I4 || instruction.OpCode == OpCodes.Sizeof =>
            new(typeof(int), instruction, IsConstant: true),
        StackBehaviour.Pushi => new(IntegerPushed(instruction.OpCode), instruction, IsConstant: AllConstant(operands)),
        StackBehaviour.Pushi8 => new(typeof(long), instruction, IsConstant: AllConstant(operands)),
        StackBehaviour.Pushr4 => new(typeof(float), instruction, IsConstant: AllConstant(operands)),
        StackBehaviour.Pushr8 => new(typeof(double), instruction, IsConstant: AllConstant(operands)),
        StackBehaviour.Pushref => new(instruction.OpCode == OpCodes.Ldstr ? typeof(string) : typeof(object), instruction),
        _ => Computed(instruction, operands),
    };

    private static Type IntegerPushed(OpCode code) =>
        code == OpCodes.Ldind_I || code == OpCodes.Conv_I || code == OpCodes.Conv_U || code == OpCodes.Conv_Ovf_I
            || code == OpCodes.Conv_Ovf_U
        || code == OpCodes.Conv_Ovf_I_Un || code == OpCodes.Conv_Ovf_U_Un || code == OpCodes.Localloc || code == OpCodes.Ldlen
            || code == OpCodes.Ldftn
            ? typeof(nint)
            : code == OpCodes.Ldtoken ? typeof(RuntimeFieldHandle) : typeof(int);

    private static bool AllConstant(ReadOnlySpan<StackValue> operands)
    {
        foreach (var operand in operands)
            if (!operand.IsConstant) return false;
        return true;
    }

    // Arithmetic, neg, not and shifts.
    private static StackValue Computed(Instruction instruction, ReadOnlySpan<StackValue> operands)
    {
        var isShift = instruction.OpCode == OpCodes.Shl || instruction.OpCode == OpCodes.Shr || instruction.OpCode == OpCodes.Shr_Un;
        var type = operands.Length == 2 && !isShift ? StackTypes.Arithmetic(operands[0].Type, operands[1].Type) : operands[0].Type;
        // A fixed buffer's element is its first element's reference plus an offset.
        var (points, name) = type.IsByRef ? operands[0].IsReference ? (operands[0].PointsAt, operands[0].Name)
            : (operands[1].PointsAt, operands[1].Name) : (null, null);
        return new(type, instruction, points, name, AllConstant(operands));
    }
}
