using Headroom.Bench.Attention;
using Headroom.Bench.Claims;
using Headroom.Bench.Inference;
using Headroom.Bench.Jupyter;
using Headroom.Bench.LanguageServer;
using Headroom.Bench.Mixers;
using Headroom.Bench.Quantization;
using Headroom.Bench.Simulator;
using Headroom.Bench.Speculation;
using Headroom.Bench.Tokenizing;
using Headroom.Bench.Training;
using Headroom.Quantization;
using Headroom.Quantization.Comparison;

namespace Headroom.Bench;

/// <summary>Every claim, in the order in which the documents quote them.</summary>
public static class Catalogue
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
        CheckLatency.Claim, CheckLatencyWatching.Claim, TimingsNotJudged.Claim, NotebookTime.Claim, BookTime.Claim,
        ClassSubmissions.Claim, ClassMemory.Claim,

        KernelStart.Ready, KernelRequest.RoundTrip, KernelRequest.Completion, KernelRequest.ThousandLines, KernelRequest.Flood,
        KernelStart.FirstCell, KernelRequest.CompletionAfter(cells: 60, goal: 250), KernelRequest.CompletionAfter(cells: 250, goal: 375),
        KernelRequest.CompletionWhileBusy, KernelMemory.Claim, Growth.RoundTrip, Growth.Completion,
        AgainstTool.Ready, AgainstTool.FirstCell, AgainstTool.RoundTrip,

        CellLatency.First, CellLatency.AtFirstCell, CellLatency.AtSixtieth, CellLatency.AtSixtiethWhileBusy,

        MeteredLaunch.Claim, FastMode.Claim, TwoWorkers.Claim, Suspension.Claim, FirstKernel.Claim, FirstKernel.Later, LaunchMemory.Claim,

        FastAttention.AgainstNaive(512, "attention.fast-naive-512"), FastAttention.AgainstNaive(2048, "attention.fast-naive"),
        FastAttention.AgainstLoop(512, "attention.fast-loop-512"), FastAttention.AgainstLoop(2048, "attention.fast-loop"),
        FastAttention.CausalAgainstFull(512), MeteredAttention.Claim,

        ScanBytes.Claim, LinearCrossover.Claim,

        GemvRatio.Claim("quantization.gemv.ratio", 4096, 4096), GemvRatio.Claim("quantization.gemv.ratio-11008", 11008, 4096),
        GemvBandwidth.Claim(cores: 1), GemvBandwidth.Claim(cores: 2), .. Formats.All.Select(UnpackedGemv.Claim),

        LearnedMerges.Claim,
        TrainingStep.Claim(width: 64, layers: 2, heads: 4, context: 64, goal: 1.3),
        TrainingStep.Claim(width: 256, layers: 4, heads: 8, context: 128, goal: 1.15),
        ProductShare.Claim, BesideBusy.Claim, MiniRun.Claim,

        .. InferenceClaims.All, .. SpeculationClaims.All,
    ];

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
            [LadderRun.Argument] => LadderRun.Write,
            _ => null,
        };
        alone?.Invoke();
        return alone is not null;
    }
}
