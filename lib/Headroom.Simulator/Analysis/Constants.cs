using System.Reflection.Emit;

namespace Headroom.Simulator.Analysis;

/// <summary>Finds variables that a compiler knows before the launch, since sizes of shared and local memory must be such values.</summary>
internal static class Constants
{
    private static readonly HashSet<Variable> s_none = [];

    /// <summary>Variables assigned once, from constants; empty where no size depends on them.</summary>
    public static HashSet<Variable> Of(IReadOnlyList<Instruction> code, Variable[] parameters)
    {
        if (!code.Any(i => i.OpCode == OpCodes.Newarr || i.IsCall && DeviceCalls.IsSizedAllocation(i.Callee))) return s_none;
        var constants = AssignedOnce(code, parameters);
        while (true)
        {
            var typing = StackTyping.Of(code, constants);
            var wrong = code.Where(i => typing.Reaches(i) && constants.Contains(AssignedBy(i, typing, out var constant)!) && !constant)
                .Select(i => AssignedBy(i, typing, out _)!).ToArray();
            if (wrong.Length == 0) return constants;
            constants.ExceptWith(wrong);
        }
    }

    /// <exception cref="IllegalKernel">A size is computed from a parameter or an index.</exception>
    public static void RequireConstantSizes(IReadOnlyList<Instruction> code, StackTyping typing)
    {
        foreach (var call in code)
        {
            if (call.OpCode == OpCodes.Newarr && typing.Reaches(call) && !typing.Operand(call, 0).IsConstant)
                throw new IllegalKernel(
                    [new("The array dimension must be a compile-time constant and within the range of the array",
                    "Use a const, or a view of memory that the host allocates.", SourceLines.Of(call))]);
            if (!call.IsCall || !typing.Reaches(call) || !DeviceCalls.IsSizedAllocation(call.Callee)) continue;
            var before = typing.Before(call);
            if (before[^call.Callee.GetParameters().Length..].All(v => v.IsConstant || PointsAtConstant(v, call, code, typing))) continue;
            var type = TypeNames.Of(call.Callee.GetGenericArguments()[0]);
            throw new IllegalKernel([new($"The allocation size of type '{type}' must be statically known and not a dynamic value",
                "Use a const, or SharedMemory.GetDynamic<T>() with a size in the KernelConfig.", SourceLines.Of(call))]);
        }
    }

    // An "in" argument is the address of a temporary, which the compiler may use again for others: what counts is the last store before the
    // call.
    private static bool PointsAtConstant(StackValue value, Instruction call, IReadOnlyList<Instruction> code, StackTyping typing)
    {
        if (value.PointsAt is not { } variable) return false;
        var targets = code.SelectMany(i => i.Targets).ToHashSet();
        foreach (var instruction in code.TakeWhile(i => i != call).Reverse())
        {
            if (AssignedBy(instruction, typing, out var constant) == variable) return constant;
            if (instruction.EndsBlock || targets.Contains(instruction)) return false;
        }
        return false;
    }

    private static HashSet<Variable> AssignedOnce(IReadOnlyList<Instruction> code, Variable[] parameters)
    {
        var counts = new Dictionary<Variable, int>();
        foreach (var instruction in code)
            if (instruction.Operand is Variable variable && instruction.OpCode != OpCodes.Ldloc)
                counts[variable] = counts.GetValueOrDefault(variable) + (instruction.OpCode == OpCodes.Stloc ? 1 : 0);
        var specialized = parameters.Where(p => p.Type.Name.StartsWith("SpecializedValue", StringComparison.Ordinal));
        return [.. counts.Where(c => c.Value <= 1 && !parameters.Contains(c.Key)).Select(c => c.Key), .. specialized];
    }

    // stloc v, or v's constructor.
    private static Variable? AssignedBy(Instruction instruction, StackTyping typing, out bool constant)
    {
        constant = true;
        if (instruction.OpCode == OpCodes.Stloc)
        {
            constant = typing.Operand(instruction, 0).IsConstant;
            return instruction.Variable;
        }
        if (instruction.OpCode != OpCodes.Call || !instruction.Callee.IsConstructor) return null;
        var before = typing.Before(instruction);
        var count = instruction.Callee.GetParameters().Length;
        constant = before[^count..].All(v => v.IsConstant);
        return before[^(count + 1)].PointsAt;
    }
}
