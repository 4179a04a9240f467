using System.Reflection.Emit;

namespace Headroom.Simulator.Analysis;

/// <summary>
/// Innermost loops that end by themselves after at most <see cref="MostRounds"/> rounds: <c>for (i = ...; i &lt; constant; i +=
/// constant)</c>. They need not ask for fuel at each turn, and are paid for when they end.
/// </summary>
internal static class CountedLoops
{
    /// <summary>Longer ones keep their check, so that an endless loop around them is noticed soon.</summary>
    public const int MostRounds = 1024;

    /// <summary>By head: the jump that leads back there, and the loop's bound.</summary>
    public static Dictionary<Instruction, (Instruction Jump, int Bound)> Of(FlowGraph graph)
    {
        var loops = new Dictionary<Instruction, (Instruction, int)>();
        var position = new Dictionary<Instruction, int>(graph.Code.Count);
        for (var i = 0; i < graph.Code.Count; i++) position[graph.Code[i]] = i;
        foreach (var head in graph.LoopHeaders)
        {
            var from = position[head];
            var back = graph.Code.Where(i => i.Targets.Contains(head) && position[i] >= from).ToArray();
            if (back is not [var jump]) continue;
            var body = graph.Code.Skip(from).Take(position[jump] - from).ToArray();
            if (!IsInnermost(body, from, position) || BoundOf(jump, body) is not { } bound) continue;
            loops[head] = (jump, bound);
        }
        return loops;
    }

    private static bool IsInnermost(Instruction[] body, int from, Dictionary<Instruction, int> position) =>
        !body.Any(i => i.Targets.Any(t => position[t] >= from && position[t] <= position[i]));

    // ldloc i; ldc bound; blt head, where the body changes i once: ldloc i; ldc step; add; stloc i.
    private static int? BoundOf(Instruction jump, Instruction[] body)
    {
        if (jump.OpCode != OpCodes.Blt || body is not [.., { } first, { } second] || first.OpCode != OpCodes.Ldloc) return null;
        if (Number(second) is not (> 0 and <= MostRounds) || first.Variable.Escapes) return null;
        var counter = first.Variable;
        var writes = Enumerable.Range(0, body.Length).Where(i => body[i].Operand == counter && body[i].OpCode != OpCodes.Ldloc).ToArray();
        return writes is [var at] && at >= 3 && IsStep(body.AsSpan(at - 3, 4), counter) ? Number(second) : null;
    }

    private static bool IsStep(ReadOnlySpan<Instruction> code, Variable counter) =>
        code[0].OpCode == OpCodes.Ldloc && code[0].Operand == counter && Number(code[1]) > 0 && code[2].OpCode == OpCodes.Add
            && code[3].OpCode == OpCodes.Stloc;

    private static int? Number(Instruction instruction) => instruction.OpCode == OpCodes.Ldc_I4 ? (int)instruction.Operand! : null;
}
