using Headroom.Inference.Loading;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;
using Headroom.Shipped;
using Headroom.Speculation.Features;
using Headroom.Tests.Inference.Models;

namespace Headroom.Tests.Speculation.Features;

public sealed class GuessedBlockTest
{
    private const double Sums = 1e-5; // relative to the scores' size, as for the engine
    private static readonly Transformer s_target = CourseModels.Prepare(DrawnModels.Of(DrawnFeatures.Target));

    // Rounded as the format rounds, float64 differs by FP32's sums alone; a sum at a half step of a byte moves one number by a 127th. In
    // longer texts there are so many numbers that some of each block stand there.
    [Theory]
    [InlineData(MatrixFormat.Fp32, Sums)]
    [InlineData(MatrixFormat.Q8, 1 / 127.0)]
    public void Scores_are_those_of_float64_up_to_sums(MatrixFormat format, double most)
    {
        var distances = new List<double>();
        FeatureShape[] shapes = [DrawnFeatures.Shape, DrawnFeatures.Shape with { Layers = 1, KvHeads = 6, Slots = 3 }];
        foreach (var (seed, shape) in shapes.Index())
            foreach (var length in format == MatrixFormat.Q8 ? (int[])[1, 2, 17] : [1, 2, 17, 64, 65, 131])
            {
                var weights = DrawnFeatures.Of(shape, 100 * seed);
                var form = format == MatrixFormat.Q8 ? WeightForm.Int8 : WeightForm.Fp32;
                using var read = new ReadText(FeatureNetwork.Prepare(weights.In(form)), s_target, length);
                var before = DrawnModels.Tokens(DrawnFeatures.Target, shape.Slots, seed: length);
                var exact = new ExactFeatures(weights.In(form), form == WeightForm.Int8 ? Roundings.Int8 : null);
                distances.AddRange(exact.Scores(read.States, before).Zip(read.Scores(before), Distance));
            }
        Assert.All(distances, distance => Assert.InRange(distance, 0, most));
        Assert.True(distances.Count(distance => distance <= Sums) >= 0.9 * distances.Count, string.Join(", ", distances));
    }

    [Theory]
    [InlineData(WeightForm.Fp32)]
    [InlineData(WeightForm.Int8)]
    [InlineData(WeightForm.Int4)]
    public void Fewer_slots_have_the_bits_of_the_first_of_more(WeightForm form)
    {
        var network = FeatureNetwork.Prepare(DrawnFeatures.Of(DrawnFeatures.Shape).In(form));
        using var read = new ReadText(network, s_target, 40);
        var before = DrawnModels.Tokens(DrawnFeatures.Target, 9);
        var all = read.Scores(before);
        for (var slots = 1; slots < 9; slots++) Same(all[..slots], read.Scores(before[..slots]));
    }

    [Theory]
    [InlineData(WeightForm.Fp32)]
    [InlineData(WeightForm.Int8)]
    public void A_text_has_the_same_bits_read_at_once_and_token_by_token(WeightForm form)
    {
        var network = FeatureNetwork.Prepare(DrawnFeatures.Of(DrawnFeatures.Shape).In(form));
        var before = DrawnModels.Tokens(DrawnFeatures.Target, 9);
        using ReadText whole = new(network, s_target, 131), parts = new(network, s_target, 131, step: 1);
        using ReadText some = new(network, s_target, 131, step: 7);
        var expected = whole.Scores(before);
        Same(expected, parts.Scores(before));
        Same(expected, some.Scores(before));
    }

    [Fact]
    public void What_a_slot_is_told_changes_the_slots_behind_it_and_none_before()
    {
        using var read = new ReadText(FeatureNetwork.Prepare(DrawnFeatures.Of(DrawnFeatures.Shape)), s_target, 20);
        int[] before = [1, 2, 3, 4, 5], other = [1, 2, 9, 4, 5];
        var (one, two) = (read.Scores(before), read.Scores(other));
        Same(one[..2], two[..2]);
        for (var slot = 2; slot < 5; slot++) Assert.True(Distance([.. one[slot].Select(v => (double)v)], two[slot]) > 1e-3, $"slot {slot}");
    }

    private static void Same(float[][] expected, float[][] found)
    {
        Assert.Equal(expected.Length, found.Length);
        foreach (var (a, b) in expected.Zip(found))
            Assert.Equal(a.Select(BitConverter.SingleToUInt32Bits), b.Select(BitConverter.SingleToUInt32Bits));
    }

    private static double Distance(double[] exact, float[] scores) =>
        exact.Zip(scores, (a, b) => Math.Abs(a - b)).Max() / exact.Max(Math.Abs);

    /// <summary>A network that has read a text of the target's.</summary>
    private sealed class ReadText : IDisposable
    {
        private readonly Engine _engine;
        private readonly FusedStates _states;
        private readonly GuessedBlock _block;

        public ReadText(FeatureNetwork network, Transformer target, int length, int step = 1000)
        {
            var shape = network.Shape;
            var tap = new HiddenTap(shape.Low, shape.Middle, shape.High);
            _engine = new Engine(target) { Tap = tap };
            var rotary = new Rotary(shape, _engine.Context);
            _states = new(network, rotary, _engine.Context);
            _block = new(network, _states, rotary, _engine.Context);
            var (cache, text) = (_engine.NewCache(), DrawnModels.Tokens(DrawnFeatures.Target, length));
            foreach (var part in text.Chunk(step))
            {
                _engine.Forward(cache, part, []);
                for (var row = 0; row < part.Length; row++) States.Add([.. tap[row].ToArray().Select(v => (double)v)]);
                _states.Append(tap, [.. Enumerable.Range(0, part.Length)]);
            }
        }

        public List<double[]> States { get; } = [];

        public float[][] Scores(int[] before)
        {
            _block.Open(before[0], before.Length);
            return [.. before.Select((token, slot) =>
            {
                var scores = new float[DrawnFeatures.Target.Vocabulary];
                _block.Score(slot, token, scores);
                return scores;
            })];
        }

        public void Dispose() => _engine.Dispose();
    }
}
