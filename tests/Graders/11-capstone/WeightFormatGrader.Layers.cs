using Headroom.Grading;
using Headroom.Grading.Hosting;
using Headroom.Quantization.Budgets;

namespace Graders;

public sealed partial class WeightFormatGrader
{
    private const double Required = 0.77;

    // Two layers of one shape that begin alike, encoded in turns here and decoded elsewhere, the last one first.
    private void Remembered()
    {
        const int rows = 12, columns = 40;
        var (one, two) = (DrawnLayer.Of(rows, columns, Draw.Int(1, 1 << 20)), DrawnLayer.Of(rows, columns, Draw.Int(1, 1 << 20)));
        one.Weights.AsSpan(0, 40).CopyTo(two.Weights);
        Case($"two layers of {rows} x {columns}", () =>
        {
            var budget = Plain(rows, columns);
            byte[] Encoded(DrawnLayer layer) =>
                WeightFormat.Encode(Input("weights", layer.Weights), Input("calibration", layer.Calibration), rows, columns, budget);
            var (first, second, again) = (Encoded(one), Encoded(two), Encoded(one));
            That(first.SequenceEqual(again), "the same bytes for the same input", "the same layer encoded again gives other bytes");
            That(!ReferenceEquals(first, again), "a new array", "Encode returns the array that it returned before");
            using (var elsewhere = new FreshLoad(Request.Assembly))
                That(elsewhere.Call<byte[]>(nameof(WeightFormat), Encode, one.Weights, one.Calibration, rows, columns, budget)
                        .SequenceEqual(first),
                    "the same bytes in another process",
                    "another process gives other bytes for the same layer: what was encoded before matters");
            var (late, early) = (Restored(second, rows, columns), Restored(first, rows, columns));
            if (late is null || early is null) return;
            var (here, there) = (WeightFormat.Decode(first, rows, columns), WeightFormat.Decode(second, rows, columns));
            That(!ReferenceEquals(here, there) && here.AsSpan().SequenceEqual(early) && there.AsSpan().SequenceEqual(late),
                "the same weights here and elsewhere",
                "where the layer was encoded other weights come back than in another process: something is remembered beside the bytes");
        });
    }

    private void Samples()
    {
        const int rows = 48, columns = 64;
        var layer = DrawnLayer.Of(rows, columns, Draw.Int(1, 1 << 20), samples: 128);
        if (AllRight) Case($"{rows} x {columns}, with and without calibration", () =>
        {
            var budget = Plain(rows, columns);
            if (Round(layer.Weights, layer.Calibration, rows, columns, budget) is not { } with
                || Round(layer.Weights, [], rows, columns, budget) is not { } without
                || Round(layer.Weights, new float[3 * columns], rows, columns, budget) is null) return;
            That(!with.AsSpan().SequenceEqual(without), "calibration matters",
                "with calibration the same weights come back as without: large activations get no more bits than small ones");
            That(layer.Loss(with) < layer.Loss(without), "calibration helps",
                $"with calibration {layer.Loss(with):0.0000} of the output is lost, without {layer.Loss(without):0.0000}");
            var squares = Squares(layer.Weights, without);
            That(squares <= MostLost / 2, "without calibration all channels count alike",
                $"without calibration {squares:0.0000} of the weights' squares is lost, and {MostLost / 2} is the most");
        });
    }

    private static double Squares(float[] weights, float[] restored) =>
        weights.Zip(restored, (a, b) => Math.Pow((double)a - b, 2)).Sum() / weights.Sum(weight => (double)weight * weight);

    private void Budgets()
    {
        const int rows = 40, columns = 50;
        var (layer, odd) = (DrawnLayer.Of(rows, columns, Draw.Int(1, 1 << 20)), Draw.Int(1, 40));
        if (AllRight) Case($"{rows} x {columns}, budgets from 3 bits a weight", () =>
        {
            var before = 1.0;
            foreach (var budget in (int[])[rows * columns * 3 / 8, rows * columns / 2 + odd, rows * columns * 3 / 4 + odd, rows * columns])
            {
                if (Round(layer.Weights, layer.Calibration, rows, columns, budget) is not { } restored) return;
                var loss = layer.Loss(restored);
                That(loss < before, "more bytes, less loss",
                    $"at {budget:#,0} bytes {loss:0.0000} of the output is lost, and with fewer or none {before:0.0000}");
                before = loss;
            }
        });
    }

    private void Score()
    {
        var layers = ((int Rows, int Columns, int Bits)[])[(96, 128, 4), (64, 160, 3), (72, 96, 6)];
        int[] seeds = [.. layers.Select(_ => Draw.Int(1, 1 << 20))];
        if (!AllRight) return;
        Case("three layers", () =>
        {
            var (yours, baseline) = (0.0, 0.0);
            foreach (var ((rows, columns, bits), seed) in layers.Zip(seeds))
            {
                var (layer, budget) = (DrawnLayer.Of(rows, columns, seed, samples: 128), Plain(rows, columns, bits));
                if (Round(layer.Weights, layer.Calibration, rows, columns, budget) is not { } restored) return;
                var least = RateBound.Loss(layer, budget);
                double Above(float[] weights) => 0.5 * Math.Log2(layer.Loss(weights) / least) / layers.Length;
                yours += Above(restored);
                baseline += Above(PlainBlocks.Restored(layer.Weights, rows, columns, bits));
            }
            Scored("excess bits", "", (yours, 0, baseline), "blocks of 32 with absmax scales",
                "no code of so many bytes loses less in the mean", Required,
                "every weight costs the same bits, or every error counts the same");
        }, string.Join(", ", layers.Select(layer => $"{layer.Rows} x {layer.Columns} at {layer.Bits} bits")));
    }
}
