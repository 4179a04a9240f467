using Headroom.Hardware;
using Headroom.Inference.Matrices;
using Headroom.Inference.Teams;
using Headroom.Measurement;

namespace Headroom.Bench.Inference;

/// <summary>
/// Weights of 4 bits that stay packed until they are in a register, against FP32: both from memory, in turns, on one core.
/// </summary>
internal static class PackedGemv
{
    private const int Rounds = 9;

    public static Claim Claim(MatrixFormat format) => new()
    {
        Id = $"inference.packed.{format.ToString().ToLowerInvariant()}",
        What = $"{MatrixRing.Shape} in {format} times one token, from memory, one core: times as fast as FP32",
        Unit = "x",
        Goal = 2,
        Better = Better.Higher,
        Baseline = "the engine's FP32 product from memory, one core",
        Measure = progress => Measure(format, progress),
    };

    private static Samples Measure(MatrixFormat format, Action<string> progress)
    {
        progress("packing weights");
        var (packed, floats) = (new MatrixRing(format), new MatrixRing(MatrixFormat.Fp32));
        using var team = new Team(1);
        progress("products in turns");
        var (ratios, rates) = (new List<double>(), new List<double>());
        for (var round = -1; round < Rounds; round++)
        {
            var (fast, plain) = (packed.Best(team), floats.Best(team));
            if (round < 0) continue; // warms up
            ratios.Add(plain / floats.Count / (fast / packed.Count));
            rates.Add(packed.Bytes / fast);
        }
        return new(ratios, $"median {Units.Si(Quantiles.Median([.. rates]), "B/s")} of packed weights");
    }
}
