namespace Headroom.Grading;

/// <summary>How the parts of an exercise fared, each over all cases: untouched, wrong or right.</summary>
internal sealed class Parts
{
    private enum State
    {
        Right,
        Wrong,
        Untouched,
    }

    private readonly Dictionary<string, State> _states = [];
    private readonly List<string> _order = [];

    /// <summary>Some parts are right, and others not attempted.</summary>
    public bool IsUnfinished => _states.ContainsValue(State.Untouched) && _states.ContainsValue(State.Right);

    /// <summary>Which are right, wrong, not attempted; null where all fared alike.</summary>
    public string? Summary => _states.Values.Distinct().Count() < 2
        ? null
        : string.Join(", ", Said(State.Right, "right"), Said(State.Wrong, "wrong"), Said(State.Untouched, "not attempted"))
            .Replace(", , ", ", ", StringComparison.Ordinal).Trim(',', ' ');

    /// <summary>Each part, in the order in which they are first asked for; null where there is none.</summary>
    public IReadOnlyList<PartOutcome>? Outcomes => _order.Count == 0 ? null : [.. _order.Select(name => new PartOutcome(name,
        _states[name] switch { State.Right => Outcome.Passed, State.Wrong => Outcome.Failed, _ => Outcome.NotAttempted }))];

    public void Ran(string name, bool holds) => Note(name, holds ? State.Right : State.Wrong);

    public void IsUntouched(string name) => Note(name, State.Untouched);

    // The graver one stays.
    private void Note(string name, State state)
    {
        if (!_states.TryGetValue(name, out var before)) _order.Add(name);
        _states[name] = before > state ? before : state;
    }

    private string Said(State state, string word)
    {
        var names = _order.Where(name => _states[name] == state).ToList();
        return names.Count switch
        {
            0 => "",
            1 => $"{names[0]} is {word}",
            _ => $"{string.Join(", ", names.SkipLast(1))} and {names[^1]} are {word}",
        };
    }
}
