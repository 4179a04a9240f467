using Headroom.Grading;

namespace Graders;

using Range = (double Low, double High);

public sealed partial class HeadroomRangeGrader
{
    // A wrong range that has a name.
    private readonly record struct Trap(Range Wrong, string Cause);

    private void Ends(Range got, Range expected, string what, params ReadOnlySpan<Trap> traps)
    {
        var (low, high) = (Number($"{what}, low end", got.Low, expected.Low), Number($"{what}, high end", got.High, expected.High));
        foreach (var trap in traps)
        {
            // A range is wrong as a whole: one end alone may coincide with another mistake's.
            if (!Same(got.Low, trap.Wrong.Low) || !Same(got.High, trap.Wrong.High)) continue;
            low.Trap(trap.Wrong.Low, trap.Cause);
            high.Trap(trap.Wrong.High, trap.Cause);
        }
    }

    private static bool Same(double a, double b) => Tolerance.Relative(1e-9).Accepts(a, b);

    private void WorkedNumbers()
    {
        Case("the argument for more, 66..90", () =>
        {
            var utilisation = HeadroomRange.Gain((0.2, 0.2), (0.6, 0.6));
            var all = HeadroomRange.Product(utilisation, s_chip, s_cluster);
            Number("least headroom", all.Low, 66).Within(Tolerance.Relative(1e-9));
            Number("most headroom", all.High, 90).Within(Tolerance.Relative(1e-9));
            Number("steps at 10 times each, high end", HeadroomRange.Steps(all, (10, 10)).High, 1.954).Within(Tolerance.Absolute(0.0005));
            Meaning($"{all.Low:0} to {all.High:0} times, with {HeadroomRange.Middle(all):0} in the middle: that much is left if all "
                + "three factors are still to be had.");
            Meaning($"If each even step of progress costs 10 times the last, it pays "
                + $"for {Span(HeadroomRange.Steps(all, (10, 10)))} steps. At 1.4 times a year it "
                + $"lasts {Span(HeadroomRange.Steps(all, (1.4, 1.4)))} years.");
        });
        Case("the argument for less, factors used up or partial", () =>
        {
            var withoutChip = HeadroomRange.Product((3, 3), HeadroomRange.OnFraction(s_chip, 0), s_cluster);
            var partial = HeadroomRange.Product((3, 3), HeadroomRange.OnFraction(s_chip, 0.5), s_cluster);
            Number("headroom with the chip used up", withoutChip.High, 30).Within(Tolerance.Relative(1e-9));
            // 1 / (0.5 + 0.5 / 2.2) = 1.375 and 1 / (0.5 + 0.5 / 3) = 1.5, times 30.
            Number("least headroom, chip on half of the time", partial.Low, 41.25).Within(Tolerance.Relative(1e-9));
            Number("most headroom, chip on half of the time", partial.High, 45).Within(Tolerance.Relative(1e-9));
            Meaning($"{withoutChip.Low:0} with the chip's factor used up, {Span(partial)} if it touches half of the time. The two essays "
                + "use one arithmetic; they differ in which factors they still allow.");
        });
    }

    private static string Span(Range range) =>
        range.High - range.Low < 0.005 * range.High ? $"{range.High:0.0}" : $"{range.Low:0.0} to {range.High:0.0}";
}
