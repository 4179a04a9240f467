namespace Headroom.Agents.Composing;

/// <summary>What somebody thinks of a kernel.</summary>
/// <param name="Verdict">right, wrong or slow.</param>
/// <param name="Line">Of the kernel's file, from 1: one that has to change, or beside which something is missing.</param>
/// <param name="Shape">Of a wrong one: sizes at which it shows.</param>
/// <param name="Counter">Of a slow one: the counter that shows it.</param>
public sealed record KernelOpinion(string Verdict, int Line, IReadOnlyList<int>? Shape, string Counter)
{
    public static KernelOpinion Right { get; } = new("right", 0, [], "");
}
