namespace Headroom.Serving;

/// <summary>How requests of a trace are drawn.</summary>
/// <param name="PerStep">Requests that arrive in a step, on average; infinite: all at the beginning.</param>
/// <param name="Prompt">Mean length of a prompt, in tokens.</param>
/// <param name="Output">Mean length of an answer, in tokens.</param>
/// <param name="Most">Tokens that an answer may have; longer ones are cut.</param>
public sealed record TraceShape(double PerStep, double Prompt, double Output, int Most);

/// <summary>Traces from a seed. Lengths are exponential: most are short, and some are several times the mean.</summary>
public static class Traces
{
    /// <summary>So many requests, in the order in which they arrive.</summary>
    public static IReadOnlyList<Request> Draw(int seed, int count, TraceShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var (random, trace, at) = (new Random(seed), new List<Request>(), 0.0);
        while (trace.Count < count)
        {
            at += Exponential(random) / shape.PerStep;
            var (prompt, output) = (Length(random, shape.Prompt), Length(random, shape.Output));
            trace.Add(new(trace.Count, (int)at, prompt, Math.Min(shape.Most, output), shape.Most));
        }
        return trace;
    }

    /// <summary>Moments of so many arrivals that know nothing of each other, in seconds.</summary>
    public static IReadOnlyList<double> Arrivals(int seed, int count, double perSecond)
    {
        var (random, at) = (new Random(seed), 0.0);
        return [.. Enumerable.Range(0, count).Select(_ => at += Exponential(random) / perSecond)];
    }

    private static int Length(Random random, double mean) => 1 + (int)(Exponential(random) * (mean - 0.5));

    private static double Exponential(Random random) => -Math.Log(1 - random.NextDouble());
}
