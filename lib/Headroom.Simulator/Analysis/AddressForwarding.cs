using System.Reflection.Emit;

namespace Headroom.Simulator.Analysis;

/// <summary>
/// Replaces a reference variable that only ever points at one other variable by that variable's address. Inlining makes many of them, one
/// for each <c>this</c> of a struct method; without this step every such struct would have to live in memory.
/// </summary>
internal static class AddressForwarding
{
    /// <summary>Rewrites <paramref name="code"/> and gives its typing afterwards.</summary>
    public static StackTyping Run(List<Instruction> code, IReadOnlySet<Variable> constants)
    {
        while (true)
        {
            var typing = StackTyping.Of(code, constants);
            if (!ForwardOnce(code, typing)) return typing;
        }
    }

    private static bool ForwardOnce(List<Instruction> code, StackTyping typing)
    {
        var stores = code.Where(i => i.OpCode == OpCodes.Stloc && i.Variable.Type.IsByRef && typing.Reaches(i)).ToLookup(i => i.Variable);
        var targets = new Dictionary<Variable, Variable>();
        foreach (var group in stores)
            if (group.Count() == 1 && typing.Operand(group.First(), 0) is { Producer: { } producer } && producer.OpCode == OpCodes.Ldloca)
                targets[group.Key] = producer.Variable;
        if (targets.Count == 0) return false;

        foreach (var instruction in code)
        {
            if (instruction.Operand is not Variable variable || !targets.TryGetValue(variable, out var target)) continue;
            if (instruction.OpCode == OpCodes.Ldloc) instruction.Become(OpCodes.Ldloca, target);
            else if (instruction.OpCode == OpCodes.Stloc) instruction.Become(OpCodes.Pop);
        }
        return true;
    }
}
