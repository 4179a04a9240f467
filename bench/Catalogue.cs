using Headroom.Bench.Attention;
using Headroom.Bench.Claims;
using Headroom.Bench.Jupyter;
using Headroom.Bench.Quantization;
using Headroom.Bench.Simulator;
using Headroom.Bench.Tokenizing;
using Headroom.Bench.Training;
using Headroom.Quantization;
using Headroom.Quantization.Comparison;

namespace Headroom.Bench;

/// <summary>Every claim, in the order in which the documents quote them.</summary>
public static class Catalogue
{
    public static IReadOnlyList<Claim> Claims { get; } = All();

    private static List<Claim> All()
    {
        List<Claim> claims = [new CheckLatency(), new CheckLatencyWatching(), new TimingsNotJudged(), new NotebookTime(), new BookTime()];
        claims.AddRange([new KernelReady(), new RoundTrip(), new Completion(), new ThousandLines(), new Flood(), new FirstCell()]);
        claims.AddRange([new CompletionAfter60(), new CompletionAfter250(), new CompletionWhileBusy(), new KernelMemory()]);
        claims.AddRange(
            [new RoundTripGrowth(), new CompletionGrowth(), new ReadyAgainstTool(), new FirstCellAgainstTool(),
            new RoundTripAgainstTool()]);
        AddSimulator(claims);
        claims.AddRange(
            [new GemvRatio("quantization.gemv.ratio", 4096, 4096), new GemvRatio("quantization.gemv.ratio-11008", 11008, 4096)]);
        claims.AddRange([new GemvBandwidth(1), new GemvBandwidth(2)]);
        claims.AddRange(Formats.All.Select(format => new UnpackedGemv(format)));
        claims.Add(new LearnedMerges());
        claims.Add(new TrainingStep(width: 64, layers: 2, heads: 4, context: 64, goal: 1.3));
        claims.Add(new TrainingStep(width: 256, layers: 4, heads: 8, context: 128, goal: 1.15));
        claims.AddRange([new ProductShare(), new BesideBusy(), new MiniRun()]);
        return claims;
    }

    /// <summary>
    /// An id names its claim; the part before the first dot names a group, so <c>check</c> runs <c>check.latency</c> and its kin.
    /// </summary>
    public static bool Matches(Claim claim, string id) => claim.Id == id || claim.Id.StartsWith(id + ".", StringComparison.Ordinal);

    /// <summary>True when this process was started by a claim, to measure something in a process of its own.</summary>
    public static bool AnswersAlone(string[] args)
    {
        Action? alone = args switch
        {
            [FirstKernel.Argument] => FirstKernel.Print,
            [LaunchMemory.Argument] => LaunchMemory.Print,
            [BesideBusy.Argument] => BesideBusy.Compute,
            _ => null,
        };
        alone?.Invoke();
        return alone is not null;
    }

    private static void AddSimulator(List<Claim> claims) =>
        claims.AddRange(
        [
            new MeteredLaunch(), new FastMode(), new TwoWorkers(), new Suspension(), new FirstKernel(), new LaterKernel(),
            new LaunchMemory(),
            new FlashAgainstNaive(512, "attention.fast-naive-512"), new FlashAgainstNaive(2048, "attention.fast-naive"),
            new FlashAgainstLoop(512, "attention.fast-loop-512"), new FlashAgainstLoop(2048, "attention.fast-loop"),
            new CausalAgainstFull(), new MeteredAttention(),
        ]);
}
