using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Analysis;

/// <summary>A block with a handler, told as what it was in the source: <c>try</c>, <c>using</c>, <c>lock</c> or <c>foreach</c>.</summary>
/// <param name="At">The instruction whose line is the statement's.</param>
internal sealed record ProtectedBlock(Instruction At, string Reason, string Fix)
{
    public static ProtectedBlock Of(ExceptionHandlingClause clause, MethodCode code)
    {
        var first = code.Instructions.First(i => i.Offset >= clause.TryOffset && i.OpCode != OpCodes.Nop);
        // The statement's head, such as `using (...)`, ends right before the block that it protects.
        var head = code.Instructions.LastOrDefault(i => i.Offset < clause.TryOffset && i.OpCode != OpCodes.Nop) ?? first;
        var calls = Calls(code, clause.HandlerOffset, clause.HandlerLength);
        if (clause.Flags != ExceptionHandlingClauseOptions.Finally) return Try(first, "catch");
        if (calls.Contains("Exit"))
            return new(head, "A kernel has no lock",
                "Use Atomic.Add, Atomic.Max or another Atomic function on the element that threads share.");
        if (Calls(code, clause.TryOffset, clause.TryLength).Contains("MoveNext"))
            return new(head, "foreach over this type needs an enumerator, and a kernel has none", "Write a for loop over a view.");
        return calls.Contains("Dispose")
            ? new(head, "A kernel has no using", "Nothing in a kernel has to be released; call Dispose on the host.")
            : Try(first, "finally");
    }

    private static ProtectedBlock Try(Instruction at, string handler) =>
        new(at, $"This line is in a try block, and a kernel has no try and no {handler}",
            "Use plain statements: nothing in a kernel throws.");

    private static HashSet<string> Calls(MethodCode code, int offset, int length) =>
        [.. code.Instructions.Where(i => i.IsCall && i.Offset >= offset && i.Offset < offset + length)
            .Select(i => i.Callee.Name.Split('.')[^1])];
}
