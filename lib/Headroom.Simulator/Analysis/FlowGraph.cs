namespace Headroom.Simulator.Analysis;

/// <summary>Basic blocks in the order of the code, which for structured C# is also the order in which lanes reconverge.</summary>
internal sealed class FlowGraph
{
    private FlowGraph(IReadOnlyList<Instruction> code, List<Block> blocks, HashSet<Instruction> headers, HashSet<Instruction> inLoops) =>
        (Code, Blocks, LoopHeaders, InLoops) = (code, blocks, headers, inLoops);

    public IReadOnlyList<Instruction> Code { get; }
    public List<Block> Blocks { get; }

    /// <summary>Where backward jumps lead: each loop passes through one.</summary>
    public HashSet<Instruction> LoopHeaders { get; }

    /// <summary>What stands between a backward jump and its target: it may run more than once.</summary>
    public HashSet<Instruction> InLoops { get; }

    public static FlowGraph Of(IReadOnlyList<Instruction> code, StackTyping typing)
    {
        var position = new Dictionary<Instruction, int>(code.Count);
        for (var i = 0; i < code.Count; i++) position[code[i]] = i;

        var starts = new SortedSet<int> { 0 };
        var (headers, inLoops) = (new HashSet<Instruction>(), new HashSet<Instruction>());
        foreach (var instruction in code)
        {
            if (!typing.Reaches(instruction)) continue;
            foreach (var target in instruction.Targets)
            {
                starts.Add(position[target]);
                if (position[target] > position[instruction]) continue;
                headers.Add(target);
                for (var i = position[target]; i <= position[instruction]; i++) inLoops.Add(code[i]);
            }
            if (instruction.EndsBlock) starts.Add(position[instruction] + 1);
        }
        starts.Remove(code.Count);

        var blocks = starts.Zip(starts.Skip(1).Append(code.Count), (from, to) => new Block(from, to)).ToList();
        var blockAt = blocks.ToDictionary(b => b.From);
        foreach (var block in blocks)
        {
            var last = code[block.To - 1];
            block.Successors.AddRange(last.Targets.Select(t => blockAt[position[t]]));
            if (last.FallsThrough && blockAt.TryGetValue(block.To, out var next)) block.Successors.Add(next);
        }
        blocks.RemoveAll(b => !typing.Reaches(code[b.From]));
        for (var i = 0; i < blocks.Count; i++) blocks[i].Index = i;
        return new(code, blocks, headers, inLoops);
    }
}
