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
        const int rows = 64, columns = 40;
        var (one, two) = (DrawnLayer.Of(rows, columns, Draw.Int(1, 1 << 20)), DrawnLayer.Of(rows, columns, Draw.Int(1, 1 << 20)));
        one.Weights.AsSpan(0, 40).CopyTo(two.Weights);
        Case($"two layers of {rows} x {columns}", () =>
        {
            var budget = Plain(rows, columns);
            byte[] Encoded(DrawnLayer layer) =>
                WeightFormat.Encode(Input("weights", layer.Weights), Input("calibration", layer.Calibration), rows, columns, budget);
            var (first, second, again) = (Encoded(one), Encoded(two), Encoded(one));
            That(first.SequenceEqual(again), "the same bytes for the same input", "the same layer encoded again gives other bytes");
            That(!ReferenceEquals(first, again) && !ReferenceEquals(again, Encoded(one)), "a new array",
                "Encode returns the array that it returned before");
            using (var elsewhere = new FreshLoad(Request.Assembly))
                foreach (var (layer, bytes) in ((DrawnLayer, byte[])[])[(two, second), (one, first)])
                    That(elsewhere.Call<byte[]>(nameof(WeightFormat), Encode, layer.Weights, layer.Calibration, rows, columns, budget)
                            .SequenceEqual(bytes),
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
        const int rows = 48, columns = 64, quiet = 5;
        var layer = DrawnLayer.Of(rows, columns, Draw.Int(1, 1 << 20), samples: 128);
        if (AllRight) Case($"{rows} x {columns}, with and without calibration", () =>
        {
            var budget = Plain(rows, columns);
            if (Round(layer.Weights, layer.Calibration, rows, columns, budget) is not { } with
                || Round(layer.Weights, [], rows, columns, budget) is not { } without
                || Round(layer.Weights, new float[3 * columns], rows, columns, budget) is null) return;
            float[] silent = [.. layer.Calibration.Select((x, i) => i % columns == quiet ? 0 : x)];
            if (Round(layer.Weights, silent, rows, columns, budget) is not { } none) return;
            for (var row = 0; row < rows; row++) none[row * columns + quiet] = layer.Weights[row * columns + quiet]; // it adds nothing
            That(layer.Loss(none) <= MostLost, "a channel that is always 0",
                $"where one channel is 0 in every sample {layer.Loss(none):0.0000} of the others' output is lost");
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
            foreach (var bits in (int[])[3, 4, 6, 8, 12])
            {
                var budget = rows * columns * bits / 8 + (bits is 4 or 6 ? odd : 0);
                if (Round(layer.Weights, layer.Calibration, rows, columns, budget) is not { } restored) return;
                var loss = layer.Loss(restored);
                That(loss < before, "more bytes, less loss",
                    $"at {budget:#,0} bytes {loss:G3} of the output is lost, and with fewer or none {before:G3}");
                before = loss;
            }
            // Where every bit of a weight has room, more of it may change nothing.
            if (Round(layer.Weights, layer.Calibration, rows, columns, 40 * rows * columns) is not { } exact) return;
            That(layer.Loss(exact) <= before, "no more lost with room to spare",
                $"with 40 bytes a weight {layer.Loss(exact):G3} of the output is lost, and with 12 bits {before:G3}");
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
