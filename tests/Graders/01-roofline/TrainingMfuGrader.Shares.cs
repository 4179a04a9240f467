using Headroom.Grading;
using Peak = TrainingMfu.Peak;

namespace Graders;

public sealed partial class TrainingMfuGrader
{
    // 1,979 stands here twice: sparse BF16 and dense FP8.
    private static readonly Peak[] s_h800 =
    [
        new("BF16", Sparse: true, 1979 * Tera),
        new("BF16", Sparse: false, 989 * Tera),
        new("FP8", Sparse: true, 3958 * Tera),
        new("FP8", Sparse: false, 1979 * Tera),
    ];

    private void Shares()
    {
        Share("385.8 TFLOP/s on an H800", 385.8 * Tera, s_h800);
        Share("225 TFLOP/s on an A100", 225 * Tera, [new("BF16", Sparse: false, 312 * Tera), new("BF16", Sparse: true, 624 * Tera)]);
        // One dtype twice, summed in FP16 and in FP32; an order that no sorting gives.
        Share("150 TFLOP/s, FP16 with two peaks", 150 * Tera,
            [new("FP16", Sparse: false, 419 * Tera), new("FP16", Sparse: true, 838 * Tera), new("FP8", Sparse: false, 839 * Tera),
                new("FP16", Sparse: false, 209.5 * Tera)]);
        Share("a count that must be wrong, 1,200 TFLOP/s on an H800", 1200 * Tera, s_h800);
        Share("FP16 and BF16 with one peak", 225 * Tera, [new("FP16", Sparse: false, 312 * Tera), new("BF16", Sparse: false, 312 * Tera),
            new("INT8", Sparse: false, 624 * Tera)]);
        Share("sparse peaks alone", 100 * Tera, [new("FP4", Sparse: true, 3352 * Tera), new("FP8", Sparse: true, 1676 * Tera)]);
        Share("an empty sheet", 100 * Tera, []);
        Share("nothing achieved", 0, s_h800);

        Peak[] drawn =
        [
            new("FP16", Sparse: false, Draw.Real(200, 900) * Tera),
            new("FP8", Sparse: false, Draw.Real(1000, 1900) * Tera),
            new("FP4", Sparse: false, Draw.Real(2000, 4000) * Tera),
            new("FP8", Sparse: true, Draw.Real(5000, 6000) * Tera),
            new("FP4", Sparse: true, Draw.Real(7000, 9000) * Tera),
        ];
        Draw.Shuffle(drawn);
        Share("a drawn sheet", Draw.Real(50, 150) * Tera, drawn);
    }

    private void Share(string name, double achieved, IReadOnlyList<Peak> sheet) => Case(name, () =>
    {
        var dense = sheet.Where(peak => !peak.Sparse).ToList();
        var shares = TrainingMfu.Utilisation(achieved, sheet) ?? [];
        Number("dense peaks stated", shares.Count, dense.Count)
            .Trap(sheet.Count, "the sparse peak is stated too: training multiplies dense matrices")
            .Trap(sheet.Where(peak => !peak.Sparse).DistinctBy(peak => peak.FlopsPerSecond).Count(),
                "dtypes with one peak are made one: each dense peak of the sheet gets its share")
            .Trap(1, "one share: state the run against every dense peak")
            .Trap(0, "no share: state the run against every dense peak");
        foreach (var (share, peak) in shares.Zip(dense))
        {
            That(share.OfPeak == peak.Dtype, $"share of {peak.Dtype} is named so",
                $"a share named \"{share.OfPeak}\" where the next dense peak is {peak.Dtype}: keep the sheet's order, name each share by "
                    + "its peak");
            var number = Number($"share of {peak.Dtype} peak", share.Fraction, achieved / peak.FlopsPerSecond)
                .Trap(1, "clamped to 1: a share above 1 says that the count or the time is wrong, and has to show")
                .Trap(peak.FlopsPerSecond / achieved, "upside down: achieved over peak");
            foreach (var other in sheet.GroupBy(other => other.FlopsPerSecond))
                number.Trap(achieved / other.Key, other.Any(one => Named(one) == Named(peak))
                    ? $"a share of another {Named(peak)} peak of the sheet: keep the sheet's order"
                    : $"a share of the {string.Join(" or ", other.Select(Named))} peak, called {peak.Dtype}");
        }
    }, string.Join(", ", sheet.Select(peak => $"{Named(peak)} {Numbers.Format(peak.FlopsPerSecond / Tera)}")));

    private static string Named(Peak peak) => $"{(peak.Sparse ? "sparse" : "dense")} {peak.Dtype}";
}
