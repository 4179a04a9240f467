using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Analysis;

/// <summary>
/// Follows each <c>ldloca</c> to whoever takes the address. A variable whose address may be stored gets a home in the lane's frame; one
/// whose address only serves to initialise it counts as assigned there, not as read.
/// </summary>
internal sealed class AddressUse
{
    private readonly StackTyping _typing;

    private AddressUse(StackTyping typing) => _typing = typing;

    /// <summary>The <c>ldloca</c> instructions that lead to a whole assignment.</summary>
    public HashSet<Instruction> Initialisers { get; } = [];

    /// <summary>The instruction that carries such an assignment out, and what it assigns.</summary>
    public Dictionary<Instruction, Variable> Assigns { get; } = [];

    public static AddressUse Of(IReadOnlyList<Instruction> code, StackTyping typing)
    {
        var use = new AddressUse(typing);
        foreach (var variable in typing.MergedAddresses) variable.Escapes = true;
        foreach (var instruction in code)
        {
            if (!typing.Reaches(instruction)) continue;
            if (instruction.OpCode == OpCodes.Stloc) instruction.Variable.IsWritten = true;
            var before = typing.Before(instruction);
            var taken = Math.Min(StackEffects.Taken(instruction, before.Length), before.Length);
            for (var i = 0; i < taken; i++)
                if (before[^(taken - i)] is { PointsAt: { } variable } value) use.Consume(instruction, i, value, variable);
        }
        return use;
    }

    private void Consume(Instruction instruction, int position, StackValue value, Variable variable)
    {
        var code = instruction.OpCode;
        if (IsLoad(code) || code == OpCodes.Dup || code == OpCodes.Pop || code == OpCodes.Ldflda) return;
        if (IsStore(code) && position == 0)
        {
            variable.IsWritten = variable.IsWrittenByAddress = true;
            if (code == OpCodes.Initobj || code == OpCodes.Stobj) Assign(instruction, value, variable);
        }
        else if (instruction.IsCall) ConsumeCall(instruction, position, value, variable);
        else if (code == OpCodes.Add || code == OpCodes.Sub) return; // an element of a fixed buffer
        else if (code.FlowControl != FlowControl.Cond_Branch) variable.Escapes = true;
    }

    private void ConsumeCall(Instruction call, int position, StackValue value, Variable variable)
    {
        var callee = call.Callee;
        var isThis = !callee.IsStatic && position == 0;
        if (isThis && callee.IsConstructor)
        {
            variable.IsWritten = variable.IsWrittenByAddress = true;
            Assign(call, value, variable);
            return;
        }
        if (isThis ? !Callees.IsReadOnly(callee) : !callee.GetParameters()[position - (callee.IsStatic ? 0 : 1)].IsIn)
            variable.IsWritten = variable.IsWrittenByAddress = true;
        if (callee is MethodInfo { ReturnType.IsByRef: true } && !Callees.IsDeviceApi(callee) && !Callees.ReturnsItsArgument(callee))
            variable.Escapes = true;
    }

    // Only an address that comes straight from ldloca covers the whole variable.
    private void Assign(Instruction instruction, StackValue value, Variable variable)
    {
        if (value.Producer is not { } producer || producer.OpCode != OpCodes.Ldloca || producer.Variable.Type.MakeByRefType() != value.Type)
            return;
        if (_typing.Reaches(producer)) Initialisers.Add(producer);
        Assigns[instruction] = variable;
    }

    public static bool IsLoad(OpCode code) =>
        code == OpCodes.Ldfld || code == OpCodes.Ldobj || MemoryTypes.OfIndirect(code) is not null && IsIndirectLoad(code);

    public static bool IsStore(OpCode code) =>
        code == OpCodes.Stfld || code == OpCodes.Stobj || code == OpCodes.Initobj || code == OpCodes.Cpobj
        || MemoryTypes.OfIndirect(code) is not null && !IsIndirectLoad(code);

    public static bool IsIndirectLoad(OpCode code) => code.StackBehaviourPush != StackBehaviour.Push0;
}
