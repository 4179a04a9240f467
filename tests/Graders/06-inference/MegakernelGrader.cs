using Headroom.Grading;
using Headroom.Grading.Kernels;
using Headroom.Simulator;
using Headroom.Simulator.Running;
using Headroom.Stages;

namespace Graders;

/// <summary>
/// First two stages, then a whole step, with one group, few and more than there are pieces, in many orders of turns; several steps on the
/// same counters; numbers of layers, sizes and places in the text that are drawn.
/// </summary>
public sealed partial class MegakernelGrader : KernelGrader
{
    protected override void Require()
    {
        TwoStages("one group", new(40, 50, 70), groups: 1, threads: 64, orders: 1);
        TwoStages("few groups", Drawn(), groups: Draw.Int(2, 4), threads: 64, orders: 20);
        TwoStages("more groups than pieces", new(Draw.Int(20, 60), 40, Draw.Int(90, 110)), groups: 12, threads: 32, orders: 8);
        TwoStages("five steps", Drawn(), groups: Draw.Int(3, 5), threads: 64, orders: 4, steps: 5);
        TwoStagesInVain();
        TwoStages("many pieces", new(64, 320, 320), groups: 8, threads: 256, orders: 4, then: () => SpreadOver(8, name: "TwoStages"));

        // 200 orders of turns in all, for one group has but one.
        Step("one group", Drawn(layers: 2), groups: 1, threads: 64, orders: 1);
        Step("few groups", Drawn(layers: 2), groups: Draw.Int(2, 6), threads: 64, orders: 64);
        Step("more groups than pieces", new(2, Draw.Int(2, 3), 8, Draw.Int(17, 30), Draw.Int(18, 40), 12), groups: 20, threads: 32,
            orders: 40);
        Step("five steps", Drawn(layers: 2), groups: Draw.Int(3, 5), threads: 64, orders: 20, steps: 5);
        Step("one layer", Drawn(layers: 1), groups: Draw.Int(2, 9), threads: 96, orders: 12);
        Step("more layers", Drawn(layers: Draw.Int(3, 4)), groups: Draw.Int(9, 32), threads: 128, orders: 12, device: Multiprocessors(2));
        StepInVain();
        Step("many pieces", new(2, 8, 12, 160, 200, 16), groups: 8, threads: 256, orders: 12, then: Budget);
    }

    private Pair Drawn() => new(Draw.Int(20, 60), Draw.Int(50, 120), Draw.Int(50, 120));

    private DecoderSizes Drawn(int layers) => new(
        layers, Draw.Int(3, 5), Draw.Int(5, 9), Draw.Int(35, 65), Draw.Int(35, 65), Draw.Int(9, 20));

    private static Residency Multiprocessors(int count) => Residency.OneMultiprocessor with { Multiprocessors = count };

    // Of four kinds in turn: in one groups change at every turn, in another one runs on until it waits.
    private int[] Orders(int count) => [.. Enumerable.Range(0, count).Select(i => 4 * Draw.Int(1, 1 << 28) + i % 4)];

    private const string Waits = "groups wait as long as it takes";
    private const string GaveUp = "goes on though the counter never had what is asked: a wait has no limit, for the group that is waited "
        + "for may be slow";

    private void Budget(Text text)
    {
        NaiveIs("a launch for each stage");
        AtMost(Counter.Launches, 1, naive: SeparateLaunches.Count(2), of: [Launches[0]], name: "Step");
        SpreadOver(8, name: "Step");
        // The launches' own pieces, with as many threads: one more does arithmetic again.
        if (Accelerator is SimulatedAccelerator)
            AtMost(Counter.Flops, text.Flops(Accelerator, 256), of: [Launches[0]], name: "Step",
                likely: "more pieces than a stage has: each works out the norm's scale again");
        var operations = Launches.Average(launch => launch.Counters!.Atomics.Operations);
        Meaning($"1 launch in place of {SeparateLaunches.Count(2)}, and the same bits in every logit. In 200 orders of turns nothing "
            + "raced, and nobody waited in vain.");
        Meaning($"{operations:#,0} atomic operations in the largest step, on average: a signal for each piece, and reads by those who "
            + "wait.");
    }
}
