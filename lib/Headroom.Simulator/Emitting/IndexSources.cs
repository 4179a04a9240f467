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
        if (address.Producer is not { } producer || !_positions.ContainsKey(producer) || !_typing.Reaches(producer)) return [];
        var waiting = new Queue<Variable>(Numbers(producer).Variables);
        var (seen, lines) = (new HashSet<Variable>(), new List<SourceLine>());
        while (waiting.TryDequeue(out var variable) && seen.Count < MostSteps)
        {
            if (!seen.Add(variable) || _made[variable].ToArray() is not [var made]) continue;
            var (sources, goesByLane) = Numbers(made);
            foreach (var source in sources) waiting.Enqueue(source);
            var isWorkedOut = !IsPlaceOfLane(_code[_positions[made] - 1]);
            if (isWorkedOut && (goesByLane || sources.Any(s => GoesByLane(s, MostSteps))) && SourceLines.Of(made) is { } line && !lines.Contains(line)) lines.Add(line);
        }
        return lines;
    }

    private bool GoesByLane(Variable variable, int steps) =>
        steps > 0 && _made[variable].Select(Numbers).Any(n => n.GoesByLane || n.Variables.Any(source => source != variable && GoesByLane(source, steps / 2)));

    // The whole numbers that an instruction's operands are made from, back to where the stack was as low as it leaves it.
    private (List<Variable> Variables, bool GoesByLane) Numbers(Instruction at)
    {
        var (variables, goesByLane) = (new List<Variable>(), false);
        var floor = _typing.Before(at).Length - StackEffects.Taken(at, _typing.Before(at).Length);
        for (var i = _positions[at] - 1; i >= 0 && _typing.Reaches(_code[i]); i--)
        {
            if (_code[i].OpCode == OpCodes.Ldloc && IsNumber(_code[i].Variable)) variables.Add(_code[i].Variable);
            goesByLane |= IsPlaceOfLane(_code[i]);
            if (_typing.Before(_code[i]).Length <= floor) break;
        }
        return (variables, goesByLane);
    }

    private static bool IsPlaceOfLane(Instruction at) => at.IsCall && at.Callee is var callee
        && (callee.DeclaringType == typeof(ILGPU.Group) && callee.Name.Contains("Id", StringComparison.Ordinal)
            || callee.DeclaringType == typeof(Grid) && callee.Name.StartsWith("get_Global", StringComparison.Ordinal)
            || callee.DeclaringType == typeof(Warp) && callee.Name == "get_LaneIdx");

    private static bool IsNumber(Variable variable) => variable.Type == typeof(int) || variable.Type == typeof(long);
}
