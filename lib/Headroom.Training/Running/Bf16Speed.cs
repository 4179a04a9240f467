using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Training.Running;

/// <summary>
/// How much faster this machine multiplies BF16 matrices than FP32 ones. With AMX it is four times, with AVX512_BF16 alone about half as
/// fast as FP32, and elsewhere far slower: the processor's name says little, so it is measured.
/// </summary>
internal static class Bf16Speed
{
    /// <summary>From here on BF16 pays: rounding weights and activations takes about a tenth of a step.</summary>
    private const double Worthwhile = 1.2;

    private const int Repetitions = 12;

    /// <summary>Whether to multiply in BF16 here, said in a line; takes about a tenth of a second.</summary>
    public static bool IsWorthwhile(Action<string> tell)
    {
        var times = Measure();
        tell($"BF16 matrices multiply {times:0.00} times as fast as FP32 here: {(times > Worthwhile ? "BF16" : "FP32")}");
        return times > Worthwhile;
    }

    private static double Measure()
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var (tokens, weights) = (randn(1024, 384), randn(1024, 384));
        var (shortTokens, shortWeights) = (tokens.to(ScalarType.BFloat16), weights.to(ScalarType.BFloat16));
        var (best, bestShort) = (double.MaxValue, double.MaxValue);
        for (var repetition = 0; repetition <= Repetitions; repetition++) // in turn: another program takes from both
        {
            var (seconds, shortSeconds) = (Seconds(tokens, weights), Seconds(shortTokens, shortWeights));
            if (repetition > 0) (best, bestShort) = (Math.Min(best, seconds), Math.Min(bestShort, shortSeconds)); // the first warms up
        }
        return best / bestShort;
    }

    private static double Seconds(Tensor tokens, Tensor weights)
    {
        var begun = Stopwatch.GetTimestamp();
        using (nn.functional.linear(tokens, weights)) { }
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
