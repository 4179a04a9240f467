using Headroom.Training.Models;
using Headroom.Training.Tokens;

namespace Headroom.Training.Adapters;

/// <summary>What a contest trains and for how long.</summary>
public sealed record AdapterContestOptions
{
    public AdapterSize Size { get; init; } = new(Rank: 8, Alpha: 16);

    public int Steps { get; init; } = 20;

    /// <summary>Sequences of a step, each as long as the model's context.</summary>
    public int Batch { get; init; } = 4;

    /// <summary>Of the matrices themselves; adapters learn at ten times the rate.</summary>
    public double LearningRate { get; init; } = 3e-4;

    /// <summary>
    /// Measures processor time in place of the clock's: for a machine that does other work as well, and with one thread of libtorch, for
    /// several of them wait by working.
    /// </summary>
    public bool OfProcessor { get; init; }

    /// <summary>Batches that the held-out loss is taken on.</summary>
    public int HeldOutBatches { get; init; } = 4;
}

/// <summary>
/// The three kinds on the same tokens. They take steps in turns, so that whatever else the machine does falls on all of them, and ratios
/// are of steps that stand beside each other.
/// </summary>
public static class AdapterContest
{
    private const double AdapterRate = 10; // of the plain one

    /// <param name="model">What all begin with; stays as it was.</param>
    /// <param name="tokens">What is learned.</param>
    /// <param name="heldOut">Others of the same kind.</param>
    /// <param name="options">How long.</param>
    public static IReadOnlyList<AdapterReport> Run(TinyLm model, ITokenSource tokens, ITokenSource heldOut, AdapterContestOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        var runs = Enum.GetValues<AdapterKind>().Select(kind => new AdapterRun(
            new AdaptedLm(model, kind, options.Size), options.Batch,
            kind == AdapterKind.Plain ? options.LearningRate : AdapterRate * options.LearningRate, options.OfProcessor)).ToArray();
        try
        {
            var before = runs.Select(run => run.Evaluate(heldOut, options.HeldOutBatches)).ToArray();
            foreach (var run in runs) run.WarmUp(tokens);
            for (var step = 0; step < options.Steps; step++)
                foreach (var run in runs) run.Step(tokens, step);
            return [.. runs.Select((run, i) => run.Report(runs[0], before[i], run.Evaluate(heldOut, options.HeldOutBatches)))];
        }
        finally
        {
            foreach (var run in runs) run.Dispose();
        }
    }
}
