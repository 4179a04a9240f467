using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Emitting;

internal sealed partial class Emitter
{
    private void EmitInstruction(Block block, Instruction instruction)
    {
        var code = instruction.OpCode;
        if (code == OpCodes.Nop || code == OpCodes.Break) return;
        if (code == OpCodes.Ldloc) EmitLoad(instruction.Variable);
        else if (code == OpCodes.Stloc) EmitStore(instruction.Variable);
        else if (code == OpCodes.Ldloca) EmitAddress(instruction.Variable);
        else if (code == OpCodes.Ret) EmitReturn(-1);
        else if (instruction.IsCall) EmitCall(block, instruction);
        else if (code == OpCodes.Cpobj || code == OpCodes.Cpblk || code == OpCodes.Initblk)
            throw new KernelNotRewritable($"the instruction {code.Name}", instruction);
        else if (AddressUse.IsLoad(code) || AddressUse.IsStore(code)) EmitMemory(instruction);
        else if (IsIntegerDivision(instruction))
        {
            EmitPlace(instruction);
            EmitPlain(instruction);
        }
        else EmitPlain(instruction);
    }

    private bool IsIntegerDivision(Instruction instruction)
    {
        var code = instruction.OpCode;
        return (code == OpCodes.Div || code == OpCodes.Div_Un || code == OpCodes.Rem || code == OpCodes.Rem_Un)
            && _typing.Operand(instruction, 0) is var divisor && !StackTypes.IsFloatingPoint(divisor.Type)
                && divisor.Producer?.OpCode != OpCodes.Ldc_I4;
    }

    private void EmitPlain(Instruction instruction)
    {
        var code = instruction.OpCode;
        switch (instruction.Operand)
        {
            case null: _il.Emit(code); break;
            case int value: _il.Emit(code, value); break;
            case long value: _il.Emit(code, value); break;
            case float value: _il.Emit(code, value); break;
            case double value: _il.Emit(code, value); break;
            case string value: _il.Emit(code, value); break;
            case Type type: _il.Emit(code, type); break;
            case FieldInfo field: _il.Emit(code, field); break;
            case ConstructorInfo constructor: _il.Emit(code, constructor); break;
            case MethodInfo method: _il.Emit(code, method); break;
            case Instruction target: _il.Emit(code, _labels[target]); break;
            case Instruction[] targets: _il.Emit(code, [.. targets.Select(t => _labels[t])]); break;
            default: throw new KernelNotRewritable($"the instruction {code.Name}", instruction);
        }
    }
}
