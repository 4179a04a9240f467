namespace Headroom.Simulator.Analysis;

/// <summary>
/// The evaluation stack before each instruction, found by following every path once. Instructions that no path reaches have none.
/// </summary>
internal sealed class StackTyping
{
    private readonly Dictionary<Instruction, StackValue[]> _before = [];
    private readonly HashSet<Variable> _merged = [];

    private StackTyping()
    {
    }

    /// <summary>Where a reference may point at a variable of the kernel on one path and into a view on another.</summary>
    public Instruction? MixedReference { get; private set; }

    /// <summary>Variables whose address met another one where paths join: nothing can be said of who uses it.</summary>
    public IReadOnlySet<Variable> MergedAddresses => _merged;

    public bool Reaches(Instruction instruction) => _before.ContainsKey(instruction);

    /// <summary>The stack before <paramref name="instruction"/>, bottom first.</summary>
    public StackValue[] Before(Instruction instruction) => _before[instruction];

    /// <summary>The value that <paramref name="instruction"/> finds <paramref name="depth"/> places below the top.</summary>
    public StackValue Operand(Instruction instruction, int depth) => _before[instruction][^(depth + 1)];

    /// <exception cref="KernelNotRewritable">The stack does not balance: IL that no C# compiler writes.</exception>
    public static StackTyping Of(IReadOnlyList<Instruction> code, IReadOnlySet<Variable> constants)
    {
        var typing = new StackTyping();
        var next = new Dictionary<Instruction, Instruction?>(code.Count);
        for (var i = 0; i < code.Count; i++) next[code[i]] = i + 1 < code.Count ? code[i + 1] : null;

        var effects = new StackEffects(constants);
        var work = new Queue<Instruction>();
        if (code.Count > 0 && typing.Arrive(code[0], [])) work.Enqueue(code[0]);
        while (work.TryDequeue(out var instruction))
        {
            var after = effects.Apply(instruction, typing._before[instruction]);
            foreach (var target in instruction.Targets)
                if (typing.Arrive(target, after)) work.Enqueue(target);
            if (instruction.FallsThrough && next[instruction] is { } following && typing.Arrive(following, after)) work.Enqueue(following);
        }
        return typing;
    }

    // True when the stack there is new, or less precise than before.
    private bool Arrive(Instruction at, StackValue[] stack)
    {
        if (!_before.TryGetValue(at, out var known))
        {
            _before[at] = stack;
            return true;
        }
        if (known.Length != stack.Length) throw new KernelNotRewritable("the evaluation stack has two depths where paths meet", at);

        var changed = false;
        var merged = known;
        for (var i = 0; i < stack.Length; i++)
        {
            var joined = StackValue.Merge(known[i], stack[i]);
            if (known[i].PointsAt != stack[i].PointsAt)
                foreach (var variable in new[] { known[i].PointsAt, stack[i].PointsAt })
                    if (variable is not null) _merged.Add(variable);
            MixedReference ??= Mixed(known[i], stack[i]) ?? Mixed(stack[i], known[i]);
            if (joined == known[i]) continue;
            if (!changed) merged = [.. known];
            merged[i] = joined;
            changed = true;
        }
        if (changed) _before[at] = merged;
        return changed;
    }

    private static Instruction? Mixed(StackValue a, StackValue b) =>
        a is { IsReference: true, PointsAt: not null }
            && b is { IsReference: true, PointsAt: null, Producer: { IsCall: true, Callee: var callee } element }
            && Callees.IsDeviceApi(callee)
            ? element
            : null;
}
