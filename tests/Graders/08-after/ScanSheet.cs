using Headroom.Grading;

namespace Graders;

/// <summary>Many channels of a scan with dt given: u, dt [L, D]; a, state [n, D]; b, c [L, n]; skip [D].</summary>
internal sealed record ScanSheet(
    int Length, int Channels, int States, float[] U, float[] Dt, float[] A, float[] B, float[] C, float[] Skip, float[] State)
{
    /// <summary>Drawn; a step of time lies between 0.01 and 1, so that a state forgets within a few tokens, or within hundreds.</summary>
    public static ScanSheet Of(Draw draw, int length, int channels, int states, bool isFresh = false) => new(
        length, channels, states, draw.Normal(length * channels),
        [.. Enumerable.Range(0, length * channels).Select(_ => (float)draw.Scale(0.01, 1))],
        [.. Enumerable.Range(0, states * channels).Select(_ => -(float)draw.Scale(0.02, 2))],
        draw.Normal(length * states), draw.Normal(length * states), draw.Normal(channels),
        isFresh ? new float[states * channels] : draw.Normal(states * channels, 2));

    /// <summary>y [L, D] and the state behind it [n, D] in float64, and what float32 may be off in either.</summary>
    /// <param name="mistake">What is done wrong.</param>
    /// <param name="begins">Whether a token begins a stretch of its own, with the state that this gives for a number of a channel.</param>
    public (double[] Y, double[] State, double YError, double StateError) Reference(
        ScanMistake mistake = ScanMistake.None, Func<int, bool>? begins = null)
    {
        var (y, state, yError, stateError) = (new double[U.Length], new double[State.Length], 0.0, 0.0);
        for (var d = 0; d < Channels; d++)
        {
            var (from, at) = (0, Column(State, d));
            while (from < Length)
            {
                var to = from + 1;
                while (to < Length && !(begins?.Invoke(to) ?? false)) to++;
                var one = Channel(d, from, to) with { State = at };
                double[] dt = [.. Enumerable.Range(from, to - from).Select(t => (double)Dt[t * Channels + d])];
                var result = ScanReference.Of(one, dt, _ => 0, mistake);
                for (var t = from; t < to; t++) y[t * Channels + d] = result.Y[t - from];
                for (var i = 0; i < States; i++) state[i * Channels + d] = result.State[i];
                (yError, stateError) = (Math.Max(yError, result.YError), Math.Max(stateError, result.StateError));
                (from, at) = (to, begins is null ? [.. result.State.Select(value => (float)value)] : new float[States]);
            }
        }
        // A piece's end and what was there before are added, of up to twice the state's size, and a piece's decay rounds its sum of times.
        return (y, state, 4 * yError, 4 * stateError);
    }

    private ScanInput Channel(int d, int from, int to) => new(
        [.. Enumerable.Range(from, to - from).Select(t => U[t * Channels + d])], [], 0, Column(A, d),
        B[(from * States)..(to * States)], C[(from * States)..(to * States)], Skip[d], [], []);

    private float[] Column(float[] rows, int d) => [.. Enumerable.Range(0, States).Select(i => rows[i * Channels + d])];
}
