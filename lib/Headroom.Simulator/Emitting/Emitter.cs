using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Emitting;

/// <summary>
/// Writes the kernel again as <c>void Run(LaneBatch lanes, nint arguments)</c>. Barriers, exchanges and loop heads become places where a
/// lane can make room for the next one and come back; in a metered kernel each load and store records an event before it happens.
/// </summary>
internal sealed partial class Emitter
{
    private readonly KernelSource _source;
    private readonly Variable[] _parameters;
    private readonly StackTyping _typing;
    private readonly FlowGraph _graph;
    private readonly Liveness _liveness;
    private readonly Dictionary<Instruction, (Instruction Jump, int Bound)> _counted;
    private readonly bool _metered, _tracked, _watchesAll, _takesTurns;
    private readonly Origins _origins;
    private readonly DynamicMethod _method;
    private readonly ILGenerator _il;
    private readonly FrameLayout _frame;
    private readonly Dictionary<Instruction, Label> _labels = [];
    private readonly Dictionary<Variable, LocalBuilder> _locals = [];
    private readonly Dictionary<Type, LocalBuilder> _temporaries = [];
    private readonly List<Site> _sites = [];
    private readonly Surroundings _surroundings;
    private readonly IndexSources _index;
    private readonly List<CountedBlock> _blocks = [];
    private readonly Dictionary<Variable, int> _argumentOffsets = [];
    private readonly List<SourceLine?> _slotLines = [];
    private int _argumentBytes;
    private ParameterUse _use = new(true, [], []);

    public Emitter(KernelSource source, Variable[] parameters, StackTyping typing, AddressUse addresses, FlowGraph graph, KernelForm form)
    {
        (_source, _parameters, _typing, _graph) = (source, parameters, typing, graph);
        (_metered, _takesTurns) = (form is KernelForm.Metered or KernelForm.CoResident, form == KernelForm.CoResident);
        (_tracked, _watchesAll) = (form is KernelForm.Tracked or KernelForm.FullyTracked, form == KernelForm.FullyTracked);
        _origins = new(graph, typing, parameters);
        _method = new(
            $"{source.Name} (rewritten)", typeof(void), [typeof(LaneBatch), typeof(nint)], typeof(Emitter).Module, skipVisibility: true);
        // Every variable is set before it is read, or restored; clearing them on each visit would cost more than many a visit does.
        _method.InitLocals = false;
        _surroundings = new(graph.Code);
        _index = new(graph.Code, typing);
        _il = _method.GetILGenerator(graph.Code.Count * 12);
        var exchanged = graph.Code.Where(i => i.OpCode == OpCodes.Call).Select(i => DeviceCalls.ExchangeOf(i.Callee)).OfType<Type>();
        _frame = new(exchanged.Select(StackTypes.SizeOf).DefaultIfEmpty().Max());
        // Metered, the buffer for events needs a check at every turn.
        _counted = _metered ? [] : CountedLoops.Of(graph);
        _liveness = Liveness.Of(graph, addresses, Variables().Where(v => !v.Escapes && !IsReloaded(v)));
    }

    public RewrittenKernel Emit()
    {
        foreach (var variable in Variables()) Declare(variable);
        foreach (var target in _graph.Code.SelectMany(i => i.Targets)) _labels.TryAdd(target, _il.DefineLabel());
        FindSuspensions();
        FindSavedOnce();
        FindMarks();
        _use = FindUse();
        EmitPrologue();
        foreach (var block in _graph.Blocks) EmitBlock(block);
        EmitYields();
        return new()
        {
            Name = _source.Name,
            Body = _method.CreateDelegate<KernelBody>(),
            WriteArguments = EmitArgumentWriter(),
            ArgumentBytes = _argumentBytes,
            Frame = _frame,
            Sites = [.. _sites],
            Marks = [.. _marks],
            ChangingMarks = [.. _changingMarks],
            Use = _use,
            HasOrderedAtomics = _hasOrderedAtomics,
            Prints = _graph.Code.Any(IsPrint),
            PlainWaits = _takesTurns ? FindPlainWaits() : [],
            Suspensions = [.. _suspensions],
            HasWarpExchanges = _suspensions.Any(s => s.Kind is SuspensionKind.WarpBarrier or SuspensionKind.WarpShuffle),
            Blocks = [.. _blocks],
            MemorySlots = _slotLines.Count,
            SlotLines = [.. _slotLines],
            EventSlack = _sites.Count + 1,
        };
    }

    private IEnumerable<Variable> Variables() => _parameters.Concat(_graph.Code.Select(i => i.Operand).OfType<Variable>()).Distinct();

    // Parameters that the kernel never changes are read again from the argument block, not saved.
    private bool IsReloaded(Variable variable) => !variable.IsWritten && !variable.Escapes && Array.IndexOf(_parameters, variable) >= 0;

    private static bool IsHomed(Variable variable) => variable.Escapes;

    private void Declare(Variable variable)
    {
        if (!variable.Type.IsByRef && !StackTypes.IsUnmanaged(variable.Type))
            throw new KernelNotRewritable(
                $"the variable {variable} is a {TypeNames.Of(variable.Type)}, which cannot be saved across a barrier", null);
        if (!IsHomed(variable)) _locals[variable] = _il.DeclareLocal(variable.Type);
    }

    private LocalBuilder Temporary(Type type) =>
        _temporaries.TryGetValue(type, out var known) ? known : _temporaries[type] = _il.DeclareLocal(type);

    private void EmitBlock(Block block)
    {
        EmitLabel(_graph.Code[block.From]);
        if (HasLoopHead(_graph.Code[block.From])) EmitLoopHead(block);
        var counter = _metered ? EmitCounter(block) : -1;
        var firstSite = _sites.Count;
        for (var i = block.From; i < block.To; i++) EmitInstruction(block, _graph.Code[i]);
        EmitLoopEnd(_graph.Code[block.To - 1]);
        if (counter >= 0) _blocks[counter] = _blocks[counter] with { Sites = (firstSite, _sites.Count - firstSite) };
    }

    private void EmitLabel(Instruction instruction)
    {
        if (_labels.TryGetValue(instruction, out var label)) _il.MarkLabel(label);
    }

    // One counter per block and lane of the warp: counters[block][lane]. Blocks that only move values need none.
    private int EmitCounter(Block block)
    {
        var lines = new List<(SourceLine? Line, OperationCount Operations)>();
        for (var i = block.From; i < block.To; i++)
        {
            var count = Operations.Of(_graph.Code[i], _typing);
            if (count.Total == 0) continue;
            var line = SourceLines.Of(_graph.Code[i]);
            var known = lines.FindIndex(l => l.Line == line);
            if (known < 0) lines.Add((line, count));
            else lines[known] = (line, lines[known].Operations + count);
        }
        if (lines.Count == 0) return -1;
        _blocks.Add(new([.. lines], default));
        _il.Emit(OpCodes.Ldloc, Counters);
        EmitInt((_blocks.Count - 1) * RewrittenKernel.CounterStride);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Dup);
        _il.Emit(OpCodes.Ldind_I4);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stind_I4);
        return _blocks.Count - 1;
    }

    private void EmitInt(int value) => _il.Emit(OpCodes.Ldc_I4, value);

    private static FieldInfo LaneField(string name) =>
        typeof(Lane).GetField(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;

    private void EmitLane() => _il.Emit(OpCodes.Ldloc, CurrentLane);

    private void EmitLaneField(string name)
    {
        EmitLane();
        _il.Emit(OpCodes.Ldfld, LaneField(name));
    }
}
