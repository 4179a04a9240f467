using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Analysis;

/// <summary>Finds what ILGPU refuses in a kernel or a helper, one method body at a time.</summary>
internal sealed partial class Legality
{
    private readonly List<(Illegality Finding, Weight Weight)> _found = [];

    // Types of which a value has been refused already, where it was made: what is done with it afterwards says nothing new.
    private readonly HashSet<Type> _told = [];

    // Local functions whose captures have been told, all at the first.
    private readonly HashSet<MethodBase> _captures = [];
    private SourceLine? _calledAt;

    /// <summary>How much a finding says about its line; of several on one line the first of the lowest weight is told.</summary>
    private enum Weight
    {
        /// <summary>Names the construct that the learner wrote.</summary>
        Construct,

        /// <summary>Names the value that cannot be.</summary>
        Value,

        /// <summary>Names what the compiler made of it.</summary>
        Trace,

        /// <summary>Follows from another finding; told where there is no other.</summary>
        Consequence,
    }

    /// <summary>One finding a line, in the order of the code.</summary>
    public IReadOnlyList<Illegality> Found
    {
        get
        {
            var own = _found.Where(f => f.Weight < Weight.Consequence).ToArray();
            return
            [
                .. (own.Length > 0 ? own : [.. _found])
                    .GroupBy(f => f.Finding.Line is { } line ? (object)line : f.Finding.Reason)
                    .Select(line => line.MinBy(f => f.Weight).Finding),
            ];
        }
    }

    /// <summary>
    /// Looks at each instruction of a body. <paramref name="calledAt"/>, for a helper: where it is called, should it have no lines of its
    /// own.
    /// </summary>
    public void Inspect(MethodCode code, SourceLine? calledAt)
    {
        _calledAt = calledAt;
        var blocks = code.Handlers.Select(handler => ProtectedBlock.Of(handler, code)).ToArray();
        var seen = new HashSet<Variable>();
        foreach (var instruction in code.Instructions)
        {
            foreach (var block in blocks)
                if (block.At == instruction) Add(block.Reason, block.Fix, instruction, Weight.Construct);
            if (instruction.Operand is Variable local && instruction.OpCode != OpCodes.Ldloc && seen.Add(local))
                InspectLocal(local, instruction);
            Inspect(instruction, code);
        }
    }

    /// <summary>Adds what was found outside a body.</summary>
    public void Add(string reason, string fix, Instruction at) => Add(reason, fix, at, Weight.Construct);

    private void Add(string reason, string fix, Instruction at, Weight weight)
    {
        var found = new Illegality(reason, fix, SourceLines.Of(at) ?? _calledAt);
        if (!_found.Contains((found, weight))) _found.Add((found, weight));
    }
}
