using System.Reflection.Emit;

namespace Headroom.Simulator.Emitting;

/// <summary>Where an instruction stands as seen from the kernel's own code: the call that led there, and the loops around it.</summary>
internal sealed class Surroundings
{
    private readonly IReadOnlyList<Instruction> _code;
    private readonly Dictionary<Instruction, int> _positions = [];
    private readonly ILookup<Variable, Instruction> _assignments;
    private readonly (int From, int To, KernelLoop Loop)[] _loops; // the shortest first

    public Surroundings(IReadOnlyList<Instruction> code)
    {
        _code = code;
        for (var i = 0; i < code.Count; i++) _positions[code[i]] = i;
        _assignments = code.Where(i => i.OpCode == OpCodes.Stloc).ToLookup(i => i.Variable);
        _loops =
        [
            .. code.Where(i => i.KernelCall is null)
                .SelectMany(jump =>
                    jump.Targets.Select(target => (From: _positions[target], To: _positions[jump], Line: SourceLines.Of(jump))))
                .Where(loop => loop.From <= loop.To && loop.Line is not null)
                .Select(loop => (loop.From, loop.To, new KernelLoop(loop.Line!, Bound(loop.From, loop.To, loop.Line!))))
                .OrderBy(loop => loop.To - loop.From),
        ];
    }

    /// <summary>The line in the kernel itself: that of the call, where the instruction comes from a helper.</summary>
    public static SourceLine? KernelLine(Instruction at) => SourceLines.Of(at.KernelCall ?? at);

    /// <summary>The lines of the calls that led to a helper's instruction, the innermost first.</summary>
    public static IReadOnlyList<SourceLine> Calls(Instruction at)
    {
        var lines = new List<SourceLine>();
        for (var call = at.Caller; call is not null; call = call.Caller)
            if (SourceLines.Of(call) is { } line && (lines.Count == 0 || lines[^1] != line)) lines.Add(line);
        return lines;
    }

    /// <summary>The kernel's loops around the instruction, the innermost first.</summary>
    public IReadOnlyList<KernelLoop> Loops(Instruction at)
    {
        if (!_positions.TryGetValue(at, out var position)) return [];
        return [.. _loops.Where(loop => loop.From <= position && position <= loop.To).Select(loop => loop.Loop)
            .DistinctBy(loop => loop.Line)];
    }

    // The condition is what stands before the jump, on its line. Of the variables in it, the one that nothing in the loop changes.
    private SourceLine? Bound(int from, int jump, SourceLine line)
    {
        for (var at = jump; at >= from && SourceLines.Of(_code[at]) == line; at--)
        {
            if (_code[at].OpCode != OpCodes.Ldloc || _assignments[_code[at].Variable].ToArray() is not [var only]
                || _positions[only] >= from) continue;
            var made = SourceLines.Of(only);
            if (made is not null && made != line && _assignments.SelectMany(a => a).Count(a => SourceLines.Of(a) == made) == 1) return made;
        }
        return null;
    }
}
