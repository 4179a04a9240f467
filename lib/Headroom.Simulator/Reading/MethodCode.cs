using System.Reflection;

namespace Headroom.Simulator.Reading;

/// <summary>A method as instructions and variables. <c>this</c>, where there is one, is parameter 0.</summary>
internal sealed record MethodCode(
    MethodBase Method, Variable[] Parameters, Variable[] Locals, List<Instruction> Instructions,
    IReadOnlyList<ExceptionHandlingClause> Handlers)
{
    /// <summary>The instruction in front of <paramref name="instruction"/>, or null.</summary>
    public Instruction? Before(Instruction instruction) =>
        Instructions.IndexOf(instruction) is > 0 and var at ? Instructions[at - 1] : null;

    /// <summary>The instruction behind <paramref name="instruction"/>, or null.</summary>
    public Instruction? After(Instruction instruction) => Instructions.ElementAtOrDefault(Instructions.IndexOf(instruction) + 1);

    /// <summary>
    /// The branch by which control reaches <paramref name="instruction"/>, or itself. Code that the compiler adds at the end of a statement
    /// has no line of its own; the branch has the statement's.
    /// </summary>
    public Instruction BranchTo(Instruction instruction)
    {
        var at = Instructions.IndexOf(instruction);
        var start = at;
        while (start > 0 && Instructions[start - 1].FallsThrough) start--;
        var block = Instructions[start..(at + 1)];
        return Instructions.Take(start).FirstOrDefault(i => i.Targets.Any(block.Contains)) ?? instruction;
    }
}
