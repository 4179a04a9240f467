using Headroom.LowBits;
using Headroom.Training.Corpora;
using Headroom.Training.Stories;

namespace Headroom.Training.LowBits;

/// <summary>Trains what docs/runs/lowbits.json holds. A run is written as soon as it is done, and one that is written is not made again.</summary>
internal sealed class LowBitsSweep(string path, Action<string> tell)
{
    private const int Steps = 400, Seeds = 5, TextBytes = 1 << 20, HeldOutBytes = 1 << 17, HeldOutBatches = 48;

    private static readonly int[] s_bits = [16, 8, 6, 5, 4, 3, 2], s_widths = [16, 32, 64, 96];

    /// <summary>Of the models that have outliers: 4 of 64 channels.</summary>
    public static LowBitsShape WithOutliers { get; } = new(64, Outliers: 4);

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
            if (runs.Any(run => run.Plan == plan.Name && run.Width == shape.Width && run.Seed == seed)) continue;
            using var trainer = new LowBitsTrainer(shape, plan, _text, seed, Steps);
            var run = trainer.Run(_heldOut, HeldOutBatches);
            runs.Add(run);
            new LowBitsFile(text, runs).Write(path);
            tell($"{run.Plan}, width {run.Width}, seed {run.Seed}: {(run.Loss is { } loss ? $"{loss:0.0000} nats" : "diverged")}"
                + (run.Skipped > 0 ? $", {run.Skipped} steps skipped" : ""));
        }
    }

    // What the unit needs most comes first.
    private static IEnumerable<(LowBitsShape Shape, ProductPlan Plan, long Seed)> Wanted() =>
    [
        .. from plan in ProductPlan.All
           from seed in Enumerable.Range(1, Seeds)
           select (WithOutliers, plan, (long)seed),
        .. from seed in Enumerable.Range(1, Seeds)
           from bits in s_bits
           from width in s_widths
           select (new LowBitsShape(width), ProductPlan.OfBits(bits), (long)seed),
    ];
}
