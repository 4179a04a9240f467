using System.Reflection.Emit;

namespace Headroom.Simulator.Emitting;

/// <summary>
/// Where the index of an access comes from: the lines that work out the variables in it, if each is made once and goes by the lane. Who
/// gets those wrong gets every access wrong that uses them. A variable that only gives a lane's number a name is not worked out.
/// </summary>
internal sealed class IndexSources
{
    private const int MostSteps = 32;

    private readonly IReadOnlyList<Instruction> _code;
    private readonly StackTyping _typing;
    private readonly Dictionary<Instruction, int> _positions = [];
    private readonly ILookup<Variable, Instruction> _made;

    public IndexSources(IReadOnlyList<Instruction> code, StackTyping typing)
    {
        (_code, _typing) = (code, typing);
        for (var i = 0; i < code.Count; i++) _positions[code[i]] = i;
        _made = code.Where(i => i.OpCode == OpCodes.Stloc && IsNumber(i.Variable) && typing.Reaches(i)).ToLookup(i => i.Variable);
    }

    /// <summary>The lines, those that the others are made from last.</summary>
    public IReadOnlyList<SourceLine> Of(StackValue address)
    {
        var waiting = new Queue<Variable>(Numbers(address.Producer).Variables);
        var (seen, lines) = (new HashSet<Variable>(), new List<SourceLine>());
        while (waiting.TryDequeue(out var variable) && seen.Count < MostSteps)
        {
            if (!seen.Add(variable) || _made[variable].ToArray() is not [var made]) continue;
            var (sources, goesByLane) = Numbers(Value(made));
            foreach (var source in sources) waiting.Enqueue(source);
            if (!IsName(made, MostSteps) && (goesByLane || sources.Any(s => GoesByLane(s, MostSteps))) && SourceLines.Of(made) is { } line
                && !lines.Contains(line)) lines.Add(line);
        }
        return lines;
    }

    // Takes a lane's number as it is, or another name of it; a tuple gives it a few.
    private bool IsName(Instruction made, int steps) => steps > 0 && Value(made) is { } value
        && (IsPlaceOfLane(value) || value.OpCode == OpCodes.Ldloc && _made[value.Variable].ToArray() is [var only]
            && IsName(only, steps / 2));

    private bool GoesByLane(Variable variable, int steps) =>
        steps > 0 && _made[variable].Select(made => Numbers(Value(made)))
            .Any(n => n.GoesByLane || n.Variables.Any(source => source != variable && GoesByLane(source, steps / 2)));

    // What pushed the value that an assignment takes.
    private Instruction? Value(Instruction made) => _typing.Operand(made, 0).Producer;

    // The whole numbers that a value is made from: back to where the stack was as low as before the first of them.
    private (List<Variable> Variables, bool GoesByLane) Numbers(Instruction? producer)
    {
        var (variables, goesByLane) = (new List<Variable>(), false);
        if (producer is null || !_typing.Reaches(producer) || !_positions.TryGetValue(producer, out var at)) return (variables, goesByLane);
        var floor = _typing.Before(producer).Length - StackEffects.Taken(producer, _typing.Before(producer).Length);
        for (; at >= 0 && _typing.Reaches(_code[at]); at--)
        {
            if (_code[at].OpCode == OpCodes.Ldloc && IsNumber(_code[at].Variable)) variables.Add(_code[at].Variable);
            goesByLane |= IsPlaceOfLane(_code[at]);
            if (_typing.Before(_code[at]).Length <= floor) break;
        }
        return (variables, goesByLane);
    }

    private static bool IsPlaceOfLane(Instruction at) => at.IsCall && at.Callee is var callee
        && (callee.DeclaringType == typeof(ILGPU.Group) && callee.Name.Contains("Id", StringComparison.Ordinal)
            || callee.DeclaringType == typeof(Grid) && callee.Name.StartsWith("get_Global", StringComparison.Ordinal)
            || callee.DeclaringType == typeof(Warp) && callee.Name == "get_LaneIdx");

    private static bool IsNumber(Variable variable) => variable.Type == typeof(int) || variable.Type == typeof(long);
}
