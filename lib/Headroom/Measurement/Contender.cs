namespace Headroom.Measurement;

/// <summary>One side of a comparison, and the seconds per call of its samples.</summary>
internal sealed class Contender<TInput, TResult>(
    Func<TInput, TResult> call, Func<int, TInput> inputs, TimeProvider clock, Action<int, TInput, TResult>? recheck)
{
    private TInput[] _inputs = [];
    private TResult[] _results = [];

    public List<double> SecondsPerCall { get; } = [];

    /// <summary>Seconds of a batch of calls on inputs number <paramref name="first"/> and on.</summary>
    public double Time(int first, int batch)
    {
        Prepare(first, batch);
        var (made, results) = (_inputs, _results);
        var clocked = new Stopclock(clock);
        for (var i = 0; i < made.Length; i++) results[i] = call(made[i]);
        var seconds = clocked.Seconds;
        Recheck(first);
        return seconds;
    }

    public double Sample(int first, int batch)
    {
        var seconds = Time(first, batch) / batch;
        SecondsPerCall.Add(seconds);
        return seconds;
    }

    private void Prepare(int first, int batch)
    {
        if (_inputs.Length != batch) (_inputs, _results) = (new TInput[batch], new TResult[batch]);
        for (var i = 0; i < batch; i++) _inputs[i] = inputs(first + i);
    }

    private void Recheck(int first)
    {
        if (recheck is null) return;
        for (var i = 0; i < _inputs.Length; i++) recheck(first + i, _inputs[i], _results[i]);
    }
}
