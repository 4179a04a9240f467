using Headroom.Grading;
using Headroom.Grading.Hosting;
using Headroom.Quantization.Budgets;

namespace Graders;

/// <summary>
/// A format on drawn layers, judged by the exact error of the layer's output at a number of bytes. What is judged was decoded in a load of
/// its own that has seen no weights, so the bytes are all that is known.
/// </summary>
public sealed partial class WeightFormatGrader : Grader
{
    private const string Encode = nameof(WeightFormat.Encode), Decode = nameof(WeightFormat.Decode);
    private const int LeastBudget = 24;
    private const double MostLost = 0.3;

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Quantization", "Headroom.Scoring"];

    protected override void Require()
    {
        Remembered();
        foreach (var (rows, columns) in ((int, int)[])[(1, 1), (1, 7), (7, 1), (3, 33), (33, 31), (1, 300), (300, 1), (2, 9)])
            Shape(rows, columns);
        Shape(3, 1_500, samples: 1);
        Shape(1_500, 3);
        Shape(1, 66_000, samples: 4);
        Values();
        Sizes();
        Samples();
        Budgets();
        Score();
    }

    // Has encoded nothing. To load takes longer than to decode, so one is for all cases but those about memory.
    private FreshLoad Elsewhere => field ??= new FreshLoad(Request.Assembly);

    private static int Plain(int rows, int columns, int bits = 4) => Math.Max(LeastBudget, PlainBlocks.Bytes(rows, columns, bits));

    // Encoded here, decoded elsewhere; null where something is wrong with the form.
    private float[]? Round(float[] weights, float[] calibration, int rows, int columns, int budget)
    {
        var bytes = WeightFormat.Encode(Input("weights", weights), Input("calibration", calibration), rows, columns, budget);
        That(bytes is not null, "bytes", "Encode returns null");
        if (bytes is null) return null;
        That(bytes.Length <= budget, $"at most {budget} bytes", $"{bytes.Length:#,0} bytes, and {budget:#,0} is the budget");
        return bytes.Length > budget ? null : Restored(bytes, rows, columns);
    }

    private float[]? Restored(byte[] bytes, int rows, int columns)
    {
        var restored = Elsewhere.Call<float[]>(nameof(WeightFormat), Decode, Input("bytes", (byte[])bytes.Clone()), rows, columns);
        Number("weights that come back", restored?.Length ?? -1, rows * columns).Within(Tolerance.Exact);
        if (restored is null || restored.Length != rows * columns) return null;
        var wrong = Array.FindIndex(restored, weight => !float.IsFinite(weight));
        That(wrong < 0, "finite weights", wrong < 0 ? "-" : $"weight {wrong} comes back as {restored[wrong]}");
        return wrong < 0 ? restored : null;
    }

    private void Shape(int rows, int columns, int samples = 16)
    {
        var layer = DrawnLayer.Of(rows, columns, Draw.Int(1, 1 << 20), samples);
        Case($"{rows} x {columns}, float32", () =>
        {
            var budget = Plain(rows, columns);
            if (Round(layer.Weights, layer.Calibration, rows, columns, budget) is not { } restored) return;
            var loss = layer.Loss(restored);
            That(loss <= MostLost, $"at most {MostLost} lost", $"{loss:0.0000} of the output is lost, and {MostLost} is the most");
        }, $"{Plain(rows, columns)} bytes");
    }

    private void Values()
    {
        const int rows = 6, columns = 41;
        var constant = (float)Draw.Scale(1e-3, 1e3);
        var all = Enumerable.Range(0, rows * columns);
        float[] large = [float.MaxValue, -float.MaxValue, .. all.Skip(2).Select(_ => (float)Draw.Real(-3.4e38, 3.4e38))];
        foreach (var (name, weights, most) in ((string, float[], double)[])
                 [
                     ("zeros", new float[rows * columns], 0), ("one value", [.. all.Select(_ => -constant)], MostLost),
                     ("one that is not zero", [.. all.Select(i => i == 57 ? constant : 0)], MostLost),
                     ("the last alone is not zero", [.. all.Select(i => i == rows * columns - 1 ? constant : 0)], MostLost),
                     ("the largest floats", large, MostLost),
                 ])
            Case($"{rows} x {columns}, {name}", () =>
            {
                // Most of this budget is left over.
                That(WeightFormat.Encode(weights, [], rows, columns, 4 * rows * columns)
                        .SequenceEqual(WeightFormat.Encode(weights, [], rows, columns, 4 * rows * columns)),
                    "the same bytes for the same input", "the same weights encoded again give other bytes");
                // Several budgets, so that values at the end of the range are rounded up and down.
                for (var more = 0; more < 8; more++)
                {
                    if (Round(weights, [], rows, columns, Plain(rows, columns) + 3 * more) is not { } restored) return;
                    var (error, signal) = (0.0, 0.0);
                    for (var i = 0; i < weights.Length; i++)
                        (error, signal) = (error + Math.Pow((double)weights[i] - restored[i], 2), signal + Math.Pow(weights[i], 2));
                    That(error <= most * signal, "they come back",
                        signal == 0
                            ? "zeros do not come back as zeros"
                            : $"{error / signal:0.000} of their squares is lost, and {most} is the most");
                }
            });
    }

    // Times powers of two, which changes no digit.
    private void Sizes()
    {
        const int rows = 16, columns = 40;
        var layer = DrawnLayer.Of(rows, columns, Draw.Int(1, 1 << 20));
        if (!AllRight) return;
        foreach (var power in (int[])[100, -100, -125])
            Case($"{rows} x {columns}, weights times 2^{power}", () =>
            {
                var budget = Plain(rows, columns);
                float[] scaled = [.. layer.Weights.Select(weight => MathF.ScaleB(weight, power))];
                if (Round(layer.Weights, layer.Calibration, rows, columns, budget) is not { } one
                    || Round(scaled, layer.Calibration, rows, columns, budget) is not { } other) return;
                var (loss, now) = (layer.Loss(one), layer.Loss([.. other.Select(weight => (float)Math.ScaleB(weight, -power))]));
                That(now <= 1.1 * loss + 1e-6, "no more lost than at size 1",
                    $"{now:0.0000} of the output is lost, and {loss:0.0000} with the same weights at size 1");
            });
    }
}
