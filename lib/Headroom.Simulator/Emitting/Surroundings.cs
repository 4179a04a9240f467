namespace Headroom.Simulator.Emitting;

/// <summary>Where an instruction stands as seen from the kernel's own code: the call that led there, and the loops around it.</summary>
internal sealed class Surroundings
{
    private readonly Dictionary<Instruction, int> _positions = [];
    private readonly (int From, int To, SourceLine Line)[] _loops; // the shortest first

    public Surroundings(IReadOnlyList<Instruction> code)
    {
        for (var i = 0; i < code.Count; i++) _positions[code[i]] = i;
        _loops =
        [
            .. code.Where(i => i.KernelCall is null)
                .SelectMany(jump => jump.Targets.Select(target => (From: _positions[target], To: _positions[jump], Line: SourceLines.Of(jump))))
                .Where(loop => loop.From <= loop.To && loop.Line is not null)
                .Select(loop => (loop.From, loop.To, loop.Line!))
                .OrderBy(loop => loop.To - loop.From),
        ];
    }

    /// <summary>The line in the kernel itself: that of the call, where the instruction comes from a helper.</summary>
    public static SourceLine? KernelLine(Instruction at) => SourceLines.Of(at.KernelCall ?? at);

    /// <summary>The lines of the kernel's loops around the instruction, the innermost first: where they say whether to go round again.</summary>
    public IReadOnlyList<SourceLine> Loops(Instruction at)
    {
        if (!_positions.TryGetValue(at, out var position)) return [];
        return [.. _loops.Where(loop => loop.From <= position && position <= loop.To).Select(loop => loop.Line).Distinct()];
    }
}
