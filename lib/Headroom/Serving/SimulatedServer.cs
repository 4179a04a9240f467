namespace Headroom.Serving;

/// <summary>The state of a <see cref="BatchSimulation"/> between two steps.</summary>
internal sealed class SimulatedServer
{
    private readonly IReadOnlyList<Request> _trace;
    private readonly ServerLimits _limits;
    private readonly List<Sequence> _running = [];
    private readonly List<Sequence> _waiting = [];
    private readonly int[] _started, _first, _ended, _pauses, _overtaken;
    private int _step, _arrived, _done, _wastedAt = -1;
    private (int Steps, int Id) _longestPause;

    public SimulatedServer(IReadOnlyList<Request> trace, ServerLimits limits)
    {
        (_trace, _limits) = (trace, limits);
        (_started, _first, _ended) = (new int[trace.Count], new int[trace.Count], new int[trace.Count]);
        (_pauses, _overtaken) = (new int[trace.Count], new int[trace.Count]);
        Arrive();
    }

    public string? Broken { get; private set; }

    public bool IsBusy => _done < _trace.Count;

    public bool HasWork => _running.Count + _waiting.Count > 0;

    // Copies: a scheduler may do with its lists what it likes.
    public IReadOnlyList<Sequence> Running => [.. _running];

    public IReadOnlyList<Sequence> Waiting => [.. _waiting];

    public void SkipToArrival()
    {
        _step = _trace[_arrived].Arrival;
        Arrive();
    }

    public void Do(IReadOnlyList<Share>? shares)
    {
        Broken = StepRules.Broken(shares, _running, _waiting, _limits);
        if (Broken is not null)
        {
            Broken = $"step {_step}: {Broken}";
            return;
        }
        Waste(shares!);
        var tokens = shares!.ToDictionary(share => share.Id, share => share.Tokens);
        foreach (var share in shares!.Where(share => _waiting.Exists(sequence => sequence.Id == share.Id))) Start(share.Id);
        _step++;
        for (var i = 0; i < _running.Count; i++) _running[i] = Advanced(_running[i], tokens.GetValueOrDefault(_running[i].Id));
        _done += _running.RemoveAll(sequence => sequence.Written == _trace[sequence.Id].Output);
        Arrive();
    }

    public BatchRun Result() => new(_trace, _step, _started, _first, _ended)
    {
        Broken = Broken,
        LongestPause = _longestPause,
        Overtaken = _overtaken.Select((count, id) => (count, id)).MaxBy(each => each.count),
        WastedAt = _wastedAt,
    };

    private void Start(int id)
    {
        var at = _waiting.FindIndex(sequence => sequence.Id == id);
        for (var earlier = 0; earlier < at; earlier++) _overtaken[_waiting[earlier].Id]++;
        _running.Add(_waiting[at]);
        _waiting.RemoveAt(at);
        _started[id] = _step;
    }

    private Sequence Advanced(Sequence sequence, int tokens)
    {
        var id = sequence.Id;
        if (sequence.IsWriting && tokens == 0)
        {
            if (++_pauses[id] > _longestPause.Steps) _longestPause = (_pauses[id], id);
            return sequence;
        }
        _pauses[id] = 0;
        // The step that reads the last token of a prompt writes the first of the answer.
        var read = sequence.IsWriting ? sequence.Read : sequence.Read + tokens;
        var written = read == sequence.Prompt && tokens > 0 ? sequence.Written + 1 : sequence.Written;
        if (written == 1 && sequence.Written == 0) _first[id] = _step;
        if (written == _trace[id].Output) _ended[id] = _step;
        return sequence with { Read = read, Written = written };
    }

    private void Waste(IReadOnlyList<Share> shares)
    {
        if (_wastedAt < 0 && StepRules.Wastes(shares, _running, _waiting, _limits)) _wastedAt = _step;
    }

    private void Arrive()
    {
        for (; _arrived < _trace.Count && _trace[_arrived].Arrival <= _step; _arrived++)
            _waiting.Add(new(_arrived, _trace[_arrived].Prompt, _trace[_arrived].Most));
    }
}
