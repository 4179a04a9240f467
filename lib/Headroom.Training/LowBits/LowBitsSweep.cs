using Headroom.LowBits;
using Headroom.Training.Corpora;
using Headroom.Training.Stories;

namespace Headroom.Training.LowBits;

/// <summary>Trains what docs/runs/lowbits.json holds. Each run is written when it is done, and is not made again after that.</summary>
internal sealed class LowBitsSweep(string path, Action<string> tell)
{
    private const int Steps = 400, TextBytes = 1 << 20, HeldOutBytes = 1 << 17, HeldOutBatches = 48;

    private static readonly long[] s_seeds = [1, 2, 3, 4, 5];

    private static readonly int[] s_bits = [16, 4, 3, 2, 1], s_widths = [16, 32, 64];

    private readonly byte[] _text = StoryText.Bytes(Corpus.Seed, TextBytes);
    private readonly byte[] _heldOut = StoryText.Bytes(Corpus.Seed + 1, HeldOutBytes);

    public void Run()
    {
        var text = $"stories of seed {Corpus.Seed}, each byte a token; {Steps} steps of {LowBitsTrainer.Batch} x {LowBitsShape.Context} "
            + $"tokens; held out: {HeldOutBatches * LowBitsTrainer.Batch * LowBitsShape.Context:N0} tokens of seed {Corpus.Seed + 1}";
        var old = File.Exists(path) ? LowBitsFile.Read(path) : new LowBitsFile(text, []);
        var runs = old.Text == text ? old.Runs.ToList() : [];
        foreach (var (shape, plan, seed) in Wanted())
        {
            if (runs.Any(run => IsOf(run, shape, plan, seed))) continue;
            using var trainer = new LowBitsTrainer(shape, plan, _text, seed, Steps);
            var run = trainer.Run(_heldOut, HeldOutBatches);
            runs.Add(run);
            new LowBitsFile(text, runs).Write(path);
            tell($"{run.Plan}, width {run.Width}, seed {run.Seed}: {(run.Loss is { } loss ? $"{loss:0.0000} nats" : "diverged")}"
                + (run.Skipped > 0 ? $", {run.Skipped} steps skipped" : ""));
        }
    }

    private static bool IsOf(LowBitsRun run, LowBitsShape shape, ProductPlan plan, long seed) =>
        (run.Plan, run.Width, run.OutlierFactor, run.Seed) == (plan.Name, shape.Width, shape.Factor, seed);

    // What the unit needs most comes first; then each seed brings all the rest.
    private static IEnumerable<(LowBitsShape Shape, ProductPlan Plan, long Seed)> Wanted() =>
    [
        .. from seed in s_seeds
           from plan in ProductPlan.Eight
           select (LowBitsShape.ForEight, plan, seed),
        .. s_seeds.SelectMany(seed => (IEnumerable<(LowBitsShape, ProductPlan, long)>)
        [
            .. from plan in ProductPlan.Four select (LowBitsShape.ForFour, plan, seed),
            .. from bits in s_bits
               from width in s_widths
               select (new LowBitsShape(width), ProductPlan.OfBits(bits), seed),
        ]),
    ];
}
