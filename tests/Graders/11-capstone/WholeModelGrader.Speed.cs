using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Headroom.Grading;
using Headroom.Measurement;

namespace Graders;

public sealed partial class WholeModelGrader
{
    private static readonly ModelDraws s_large = new(4, 8, 2, 32, 512, 512);
    private static readonly int[] s_reads = [4, 1, 1, 1, 1];
    private const double BitsOfAWeight = 4.5;
    private const int TokensToMake = 100; // of the baseline, for the constructor
    private const double Required = 0.75;

    private delegate float[] Reading(ReadOnlySpan<int> tokens);

    /// <summary>A text and the logits behind each of its reads.</summary>
    private sealed record Text8(int Number, int[] Tokens, float[][] Logits);

    private void Speeds() => Case($"{s_large.Shape}, timed", () =>
    {
        var w = s_large.Drawn(Draw);
        float[][] arrays = [w.Tokens, w.Gains, w.Qkv, w.Output, w.GateUp, w.Down];
        float[][] before = [.. arrays.Select(array => array.ToArray())];
        var (clock, plain, seed, tokens) = (ProcessorClock.OrSystem, new PlainModel(w), Draw.Int(0, 1 << 30), s_reads.Sum());
        var text = TextOf(seed, -1);
        Run(text, plain.Reset, plain.Read); // .NET compiles it
        var seconds = Timing.Measure(() => Run(text, plain.Reset, plain.Read), TimeSpan.FromSeconds(0.1), clock).Median;

        var started = clock.GetTimestamp();
        var model = new WholeModel(w);
        var made = clock.GetElapsedTime(started).TotalSeconds / (seconds / tokens);
        // What the constructor leaves for the first text is its work too; of that text, the baseline's time is let off.
        started = clock.GetTimestamp();
        var first = Logits(model, Cut(text.Tokens));
        made += Math.Max(0, clock.GetElapsedTime(started).TotalSeconds / (seconds / tokens) - tokens);
        AtMost("constructor, in tokens of the baseline", Math.Ceiling(made), TokensToMake);
        if (made > TokensToMake) return;
        if (!AreUnchanged() || !Compare(w, Cut(text.Tokens), first)) return;
        if (!Avx2.IsSupported && !AdvSimd.IsSupported)
        {
            CannotJudge("the speed", "this processor, or .NET on it, has neither Avx2 nor AdvSimd");
            return;
        }
        var bytes = new byte[(int)(s_large.Weights * BitsOfAWeight / 8)];
        var bound = s_reads.Length * ReadPass.Seconds(() => bytes, 24, clock);
        var mark = new SpeedMark(Required, bound, bound, seconds);
        var (texts, plainTexts) = (new List<Text8>(), new Dictionary<int, Text8>());
        var timing = PairedTiming.Compare(
            one => Run(one, model.Reset, model.Read),
            one =>
            {
                Run(one, plain.Reset, plain.Read);
                plainTexts[one.Number] = one;
            },
            i => TextOf(seed, i),
            // 4 warm-up calls for each side, then groups of 4 until the case is clear.
            new()
            {
                RequiredRatio = mark.Ratio, Margin = 0, EarlyConfidence = 0.99,
                Budget = TimeSpan.FromSeconds(1.2), MaximumBatch = 1, Clock = clock,
            },
            (_, one) => texts.Add(one));
        double[] off = [.. texts.Where(one => plainTexts.ContainsKey(one.Number)).Select(one => Off(plainTexts[one.Number], one))];
        _most = off.Append(_most).Max();
        var isRight = off.Length > 0 && off.All(nats => nats <= Allowed);
        That(isRight, "logits of every timed text",
            "right at first, wrong in a timed text: an earlier text's work is used again, or work is skipped");
        if (!isRight || !AreUnchanged()) return;
        ScoredSpeed("time of a token", timing, mark, tokens, "a plain loop",
            $"{s_large.Weights * BitsOfAWeight / 8e6:0.00} MB read {s_reads.Length} times for {tokens} tokens", WhySlow());
        Meaning($"{tokens / timing.Candidate.Median:#,0} tokens a second on one core, and {tokens / timing.Baseline.Median:#,0} by the "
            + $"plain loop; made in the time of {Math.Ceiling(made)} of its tokens. Rounding cost {_most:0.0000} nats at "
            + $"most, of {Allowed}.");

        bool AreUnchanged()
        {
            var areSame = arrays.Zip(before).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
            That(areSame, "weights as they were", "changes the model's weights: they stay as they are, pack a copy");
            return areSame;
        }
    });

    private static Text8 TextOf(int seed, int number)
    {
        var random = new Random(unchecked(seed + number));
        int[] tokens = [.. Enumerable.Range(0, s_reads.Sum()).Select(_ => random.Next(s_large.Vocabulary))];
        return new(number, tokens, new float[s_reads.Length][]);
    }

    private static void Run(Text8 text, Action reset, Reading read)
    {
        reset();
        var at = 0;
        for (var i = 0; i < s_reads.Length; i++)
        {
            text.Logits[i] = read(text.Tokens.AsSpan(at, s_reads[i]));
            at += s_reads[i];
        }
    }

    private static int[][] Cut(int[] tokens)
    {
        var at = 0;
        return [.. s_reads.Select(count => tokens[at..(at += count)])];
    }

    private static double Off(Text8 plain, Text8 one) =>
        Off([.. plain.Logits.Select(logits => Array.ConvertAll(logits, logit => (double)logit))], one.Logits);

    // What the file itself shows; where it shows nothing, how it is done.
    private static string WhySlow()
    {
        const string advice = "Vectors for the products first; then bytes: FP32 weights are 9.4 MB a token, 8-bit codes 2.4";
        var isVectorised = typeof(WholeModel).Assembly.GetReferencedAssemblies()
            .Any(used => used.Name is "System.Runtime.Intrinsics" or "System.Numerics.Vectors" or "System.Numerics.Tensors");
        return isVectorised ? advice : "no vector type is used, and the JIT makes none of a loop over single elements. " + advice;
    }
}
