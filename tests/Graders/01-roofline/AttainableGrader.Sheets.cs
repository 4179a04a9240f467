using Headroom;
using Headroom.Grading;
using SheetLine = Attainable.SheetLine;

namespace Graders;

public sealed partial class AttainableGrader
{
    // Tensor rates with sparsity counted in, and nothing else, as the vendor's page prints them.
    private static readonly SheetLine[] s_h100 =
    [
        new("FP32", "FP32", Sparse: false, 67),
        new("TF32", "FP32", Sparse: true, 989),
        new("BF16", "FP32", Sparse: true, 1979),
        new("FP16", "FP32", Sparse: true, 1979),
        new("FP8", "FP32", Sparse: true, 3958),
        new("INT8", "INT32", Sparse: true, 3958),
    ];

    // Summing in FP32 halves the rate of FP16 inputs. The headline of this card, 3,352 AI TOPS, is the last line.
    private static readonly SheetLine[] s_rtx5090 =
    [
        new("FP32", "FP32", Sparse: false, 104.8),
        new("FP16", "FP16", Sparse: true, 838),
        new("FP16", "FP16", Sparse: false, 419),
        new("FP16", "FP32", Sparse: true, 419),
        new("FP16", "FP32", Sparse: false, 209.5),
        new("BF16", "FP32", Sparse: false, 209.5),
        new("FP8", "FP32", Sparse: false, 419),
        new("INT8", "INT32", Sparse: false, 838),
        new("FP4", "FP32", Sparse: true, 3352),
    ];

    private static readonly SheetLine[] s_a100 =
    [
        new("FP32", "FP32", Sparse: false, 19.5),
        new("TF32", "FP32", Sparse: false, 156),
        new("BF16", "FP32", Sparse: false, 312),
        new("FP16", "FP32", Sparse: false, 312),
        new("INT8", "INT32", Sparse: false, 624),
    ];

    private void SheetPeaks()
    {
        Peak("H100 sheet, BF16", s_h100, "BF16", "FP32", dense: 989.5,
            twice: "the sparse rate, or the rate of FP8, which is the same number: a dense BF16 product gets half");
        Peak("RTX 5090 sheet, FP16 summed in FP32", s_rtx5090, "FP16", "FP32", dense: 209.5,
            twice: "the rate of FP16 sums, or the sparse one: each is twice that of dense FP16 summed in FP32");
        Peak("RTX 5090 sheet, FP16 summed in FP16", s_rtx5090, "FP16", "FP16", dense: 419);
        Peak("RTX 5090 sheet, FP4", s_rtx5090, "FP4", "FP32", dense: 1676);
        Peak("A100 sheet, INT8", s_a100, "INT8", "INT32", dense: 624);
        NoPeak("A100 sheet, FP8", s_a100, "FP8", "FP32",
            "an A100 has no FP8: 624 is its INT8 rate. Throw where the sheet has no such line");
        NoPeak("an empty sheet", [], "BF16", "FP32", "an empty sheet has no peak, and 0 FLOP/s is a wrong one: throw");
        DrawnSheet();
    }

    private const string Skipped = "the sparse rate: it counts multiply-adds that are skipped, so a dense product gets half";

    private void Peak(string name, IReadOnlyList<SheetLine> sheet, string inputs, string sumsIn, double dense, string twice = Skipped) =>
        Case(name, () =>
    {
        var number = Number("peak, FLOP/s", Attainable.Peak(sheet, inputs, sumsIn), dense * 1e12)
            .Trap(2 * dense * 1e12, twice)
            .Trap(sheet.FirstOrDefault(line => line.Inputs == inputs && line.SumsIn == sumsIn && line.Sparse).TeraFlops / 2 * 1e12,
                "half of the sparse rate, where the sheet prints the dense one: take what is printed")
            .Trap(dense / 2 * 1e12, "a dense rate halved: only a sparse one is twice the dense one")
            .Trap(dense * (1L << 40), "tera taken as 2^40: rates are counted in powers of ten, 1 TFLOP/s = 1e12");
        foreach (var other in sheet) number.Trap(other.TeraFlops * 1e12, Whose(other)).Trap(other.TeraFlops / 2 * 1e12, Whose(other));
    }, Lines(sheet, inputs));

    // The lines that come into question, so that a drawn sheet can be followed by hand.
    private static string Lines(IReadOnlyList<SheetLine> sheet, string inputs) =>
        string.Join(", ", sheet.Where(line => line.Inputs == inputs)
        .Select(line => $"{line.Inputs}/{line.SumsIn} {Numbers.Format(line.TeraFlops)}{(line.Sparse ? " sparse" : "")}"));

    private static string Whose(SheetLine line) =>
        $"the rate of {line.Inputs} summed in {line.SumsIn}{(line.Sparse ? ", sparse" : "")}: a peak belongs to one pair of dtypes";

    private void NoPeak(string name, IReadOnlyList<SheetLine> sheet, string inputs, string sumsIn, string otherwise) => Case(name, () =>
    {
        var threw = false;
        try
        {
            _ = Attainable.Peak(sheet, inputs, sumsIn);
        }
        catch (Exception thrown) when (thrown is not NotAttempted)
        {
            threw = true;
        }
        That(threw, "throws", otherwise);
    });

    // Rates of no real chip, lines in any order: one pair printed dense, one sparse, one both ways, each rounded for itself; and pairs
    // whose names begin or end as theirs.
    private void DrawnSheet()
    {
        var (denseOnly, sparseOnly, both) = (Draw.Real(100, 200), Draw.Real(300, 500), Draw.Real(600, 900));
        SheetLine[] sheet =
        [
            new("FP16", "FP32", Sparse: false, denseOnly),
            new("FP8", "FP32", Sparse: true, 2 * sparseOnly),
            new("FP8", "FP16", Sparse: true, 2 * both + Draw.Real(0.1, 0.9)),
            new("FP8", "FP16", Sparse: false, both),
            new("INT8", "INT32", Sparse: false, Draw.Real(2000, 3000)),
            new("FP32", "FP32", Sparse: false, Draw.Real(10, 20)),
        ];
        Draw.Shuffle(sheet);
        SheetLine[] alike = [new("FP8-E5M2", "FP32", Sparse: false, 71), new("MXFP8", "FP32", Sparse: false, 73),
            new("FP16", "FP32-split", Sparse: false, 79), new("INT4-grouped", "INT32", Sparse: false, 83)];
        sheet = [.. alike, .. sheet];
        Peak("drawn sheet, FP16 summed in FP32", sheet, "FP16", "FP32", denseOnly);
        Peak("drawn sheet, FP8 summed in FP32", sheet, "FP8", "FP32", sparseOnly);
        Peak("drawn sheet, FP8 summed in FP16", sheet, "FP8", "FP16", both);
        NoPeak("drawn sheet, FP16 summed in FP16", sheet, "FP16", "FP16",
            "the sheet has FP16 inputs, but no sums in FP16: throw where it has no such line");
        NoPeak("drawn sheet, BF16 summed in FP32", sheet, "BF16", "FP32",
            "the sheet has FP16, but no BF16: throw where it has no such line");
        NoPeak("drawn sheet, TF32 summed in FP32", sheet, "TF32", "FP32",
            "the sheet has FP32, but no TF32: throw where it has no such line");
        NoPeak("drawn sheet, INT4 summed in INT32", sheet, "INT4", "INT32",
            "the sheet has INT4-grouped, but no INT4: a dtype is known by its whole name");
    }
}
