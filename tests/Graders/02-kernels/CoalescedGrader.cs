using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace Graders;

/// <summary>Energies from the learner's own layout, which must hold every value of the records; then the traffic of reading it.</summary>
public sealed class CoalescedGrader : KernelGrader
{
    private const int Size = 256; // threads per group
    private const int Fields = 8;

    protected override void Require()
    {
        foreach (var n in (int[])[1000, 1, 2, 3, 31, 33, Size, Size * Draw.Int(3, 6) + Draw.Int(1, 200)]) Run(n, scale: 1);
        Run(Draw.Int(300, 500), scale: 1e4f);
        Run(Draw.Int(300, 500), scale: 1e-10f);
        Run(4096 + Draw.Int(1, 200), scale: 1);
        Run(Draw.Int(300, 500), scale: 1, specials: true);
        Run(64 * Size + 104, scale: 1, counted: true); // 16,488: rows of whole sectors
        Run(Draw.Int(50, 90) * 8, scale: 1, small: true);
    }

    private void Run(int n, float scale, bool counted = false, bool small = false, bool specials = false) =>
        Case($"{Numbers.Count(n, "particle")}{(specials ? ", some at rest, infinitely fast or of no number" : "")}", () =>
    {
        var records = Draw.Normal(n * Fields, scale);
        for (var i = 0; i < n; i++) records[i * Fields + Coalesced.Mass] = (float)Draw.Real(1, 3);
        if (specials) AtRest(records, n);
        var config = new KernelConfig((n + Size - 1) / Size, Size);
        var (packed, isWhole) = (Array.Empty<float>(), false);
        Part(nameof(Coalesced.Pack), () =>
        {
            packed = Pack(records, n, config);
            isWhole = IsWhole(packed, records);
            if (counted) SpreadOver(config.GridDim.X, warps: Size / 32, name: "Pack", uneven: 1.5);
        });
        // Energy reads what Pack wrote, and nobody can judge it on less.
        if (!isWhole) return;
        Part(nameof(Coalesced.Energy), () =>
        {
            var (fields, energies) = (Upload("fields", packed), Upload(Poisoned(n)));
            var energy = Accelerator.LoadStreamKernel<ArrayView<float>, ArrayView<float>>(Coalesced.Energy);
            StartCounting();
            Launch(Coalesced.Energy, () => energy(config, fields.View, energies.View));
            Compare(records, Download(energies), n);
            if (counted) Budget(n);
            if (small) Bytes(n, name: "few particles");
        });
    }, "float32");

    // A velocity that is 0 along one axis, or two, or all, and now and then none that is a number. The last particle stays as it was.
    private void AtRest(float[] records, int n)
    {
        for (var i = 0; i < n - 1; i++)
        {
            for (var axis = 0; axis < 3; axis++)
                if (Draw.Int(0, 2) == 0) records[i * Fields + Coalesced.VelocityX + axis] = Draw.Of(0f, -0f);
            if (i % 9 == 0) records[i * Fields + Coalesced.VelocityX + Draw.Int(0, 2)] = Draw.Of(float.PositiveInfinity, float.NaN);
        }
    }

    private float[] Pack(float[] records, int n, KernelConfig config)
    {
        var (source, fields) = (Upload("records", records), Upload(Poisoned(n * Fields)));
        var pack = Accelerator.LoadStreamKernel<ArrayView<float>, ArrayView<float>>(Coalesced.Pack);
        Launch(Coalesced.Pack, () => pack(config, source.View, fields.View));
        return Download(fields);
    }

    private bool IsWhole(float[] packed, float[] records)
    {
        var isWhole = packed.Order().SequenceEqual(records.Order());
        That(isWhole, "every value of the records is in fields",
            packed.Contains(Poison)
                ? "Pack leaves places of fields unwritten: every particle has 8 values"
                : "Pack writes something else than the records' values");
        return isWhole;
    }

    private void Compare(float[] records, float[] got, int n)
    {
        double[] expected =
            [.. Enumerable.Range(0, n).Select(i => EnergyOf(records.AsSpan(i * Fields, Fields), Coalesced.VelocityX, Coalesced.Mass))];
        // No term is negative: a square, two sums and two products, each rounded once.
        var tolerance = Tolerance.Relative(5 * Tolerance.Float32Roundoff);
        var last = records.AsSpan((n - 1) * Fields, Fields);
        Number($"energy[{n - 1}]", got[^1], expected[^1]).Within(tolerance)
            .Trap(2 * expected[^1], "the half is missing: mass times speed squared over 2")
            .Trap(EnergyOf(last, 0, Coalesced.Mass), "positions taken for velocities: they are fields 3, 4 and 5")
            .Trap(EnergyOf(last, Coalesced.VelocityX, Coalesced.Mass + 1), "the charge taken for the mass, which is field 6")
            .Trap(expected[^1] / last[Coalesced.Mass], "the mass is missing");
        Elements("energy", got, expected, tolerance);
    }

    private const string SideBySide = "put the same field of all particles side by side";

    private void Bytes(int n, string? name = null)
    {
        NaiveIs("Energy reads the records as they are");
        AtMost(Counter.Bytes, 1.1 * 20.0 * n, naive: 132.0 * n, once: 20.0 * n, name: name,
            likely: Traffic(5.0 * n, "a field is read from memory more than once: keep it in a variable", SideBySide, n));
    }

    private static double EnergyOf(ReadOnlySpan<float> particle, int velocity, int mass)
    {
        var (x, y, z) = ((double)particle[velocity], (double)particle[velocity + 1], (double)particle[velocity + 2]);
        return particle[mass] * (x * x + y * y + z * z) / 2;
    }

    // Only Energy has a budget: Pack reads 8 neighbours per thread and pays for it once.
    private void StartCounting() => CountFromHere();

    // Compulsory: 4 of 8 fields read and one energy written, 20 B per particle. From the records, a warp's request for one field
    // touches 32 sectors: 4 x 32 B read and 4 B written per particle, 132 B. (32 + 32 + 32 + 32 + 4) sectors / 5 requests = 26.4.
    private void Budget(int n)
    {
        Bytes(n);
        AtMost(Counter.SectorsPerRequest, 4, naive: 26.4, likely: $"{Apart()}: {SideBySide}");
        SpreadOver((n + Size - 1) / Size, warps: Size / 32, name: "Energy", uneven: 1.5);
        Meaning($"{(double)Counts.Global.BytesMoved / n:0.0} B per particle; from records it would be "
            + $"132, {132.0 * n / Counts.Global.BytesMoved:0.0} times as much, for the same arithmetic.");
        Meaning("A warp asks as one: what counts is which 32-byte sectors its 32 lanes touch, not what each lane does.");
    }
}
