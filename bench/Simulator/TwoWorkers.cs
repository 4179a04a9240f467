namespace Headroom.Bench.Simulator;

/// <summary>The metered product on two cores against one, in pairs, with the same checks and counts.</summary>
public sealed class TwoWorkers : Claim
{
    public override string Id => "simulator.workers";

    public override string What => "the metered and race-checked product with two workers, as a multiple of one worker's speed";

    public override string Unit => "x";

    public override double Goal => 1.8;

    public override Better Better => Better.Higher;

    public override string Baseline => "the same launch with one worker";

    public override IReadOnlyList<double> Measure(Action<string> progress)
    {
        if (Environment.ProcessorCount < 2) throw new ClaimSkipped("the machine has one processor");
        using var simulated = new Simulated();
        simulated.Multiply(new() { Workers = 1 });
        progress("nine pairs");
        return [.. Enumerable.Range(0, 9).Select(_ => simulated.Multiply(new() { Workers = 1 }).Seconds / simulated.Multiply(new() { Workers = 2 }).Seconds)];
    }
}
