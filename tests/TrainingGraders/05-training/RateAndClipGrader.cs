using Headroom.Grading;

namespace Graders;

/// <summary>
/// The rate at every kind of step of schedules drawn, on either side of each bend and where nothing is left of a part; then clipping, of
/// arrays of every size, near the limit and far from it.
/// </summary>
public sealed partial class RateAndClipGrader : Grader
{
    protected override void Require()
    {
        Rates();
        Clips();
        Meaning("Clipping keeps the direction and shortens the step. AdamW divides by the root of the square, so what a single long "
            + "gradient would spoil is its state: the square keeps it for about 1 / (1 - beta2) steps.");
    }

    // facts: 1e-3 to 1e-4, 100 of 2,000 steps.
    private void Rates()
    {
        Schedule("1e-3 to 1e-4", 100, 2_000, 1e-3, 1e-4, [575, 1_050, 1_999]);
        for (var i = 0; i < 3; i++)
        {
            var (warmup, peak) = (Draw.Int(2, 400), Draw.Scale(1e-5, 10));
            Schedule("drawn", warmup, warmup + Draw.Int(10, 5_000), peak, peak * Draw.Real(0.01, 0.9));
        }
        Schedule("no warm-up", 0, Draw.Int(20, 900), Draw.Scale(1e-5, 1), 1e-6);
        Schedule("a warm-up of one step", 1, Draw.Int(20, 900), Draw.Scale(1e-5, 1), 1e-6);
        Schedule("nothing but warm-up", Draw.Int(5, 90), null, Draw.Scale(1e-5, 1), 1e-6);
        Schedule("one step after warm-up", Draw.Int(5, 90), 1, Draw.Scale(1e-5, 1), 1e-6, isLeft: true);
        Schedule("down to 0", Draw.Int(5, 90), Draw.Int(100, 900), Draw.Scale(1e-5, 1), 0);
        Schedule("least is peak", Draw.Int(5, 90), Draw.Int(100, 900), 0.01, 0.01);
        Schedule("no steps", 0, 0, Draw.Scale(1e-5, 1), 1e-6);
        Schedule("one step", 0, 1, Draw.Scale(1e-5, 1), 1e-6);
        Schedule("one step, and it warms up", 1, 1, Draw.Scale(1e-5, 1), 1e-6);
        Schedule("ten billion steps", (1L << 32) + Draw.Int(1, 999), 10_000_000_000 + Draw.Int(1, 999), Draw.Scale(1e-5, 1), 1e-6);
        // A double counts in steps of 256 there.
        Schedule("a warm-up of 2^60 steps", (1L << 60) + Draw.Int(1, 999), Draw.Int(900, 2_000), Draw.Scale(1e-5, 1), 1e-6, isLeft: true);
    }

    // steps: null for as many as warmup; isLeft: as many more.
    private void Schedule(string name, long warmup, long? steps, double peak, double least, long[]? at = null, bool isLeft = false)
    {
        var schedule = new Plan(warmup, isLeft ? warmup + steps!.Value : steps ?? warmup, peak, least);
        var (all, fall) = (schedule.Steps, schedule.Steps - warmup);
        // On both sides of each bend, and between them.
        long[] asked = [0, 1, warmup / 3, warmup / 2, warmup - 2, warmup - 1, warmup, warmup + 1, warmup + fall / 4, warmup + fall / 2,
            warmup + fall * 3 / 4, all - 2, all - 1, all, all + 1, 2 * all + 7, .. at ?? []];
        Case($"warm-up {warmup:#,0} of {all:#,0} steps: {name}",
            () => Part("Rate", () => Rates(schedule, [.. asked.Where(step => step >= 0).Distinct().Order()])));
    }

    // A mistake is named if it gives what came at every step asked.
    private void Rates(Plan plan, long[] asked)
    {
        double[] got = [.. asked.Select(step => RateAndClip.Rate(step, plan.Warmup, plan.Steps, plan.Peak, plan.Least))];
        var cause = s_slips.FirstOrDefault(slip => asked.Zip(got).All(one =>
            slip.Rate(plan, one.First) is var rate && (rate.Equals(one.Second) || Math.Abs(rate - one.Second) <= 1e-9 * plan.Peak))).Cause;
        foreach (var (step, rate) in asked.Zip(got))
        {
            // Near the end 1 + cos loses its digits beside 1: the peak's last ones.
            var one = Number($"rate of step {step:#,0}", rate, Right(plan, step)).Within(new(16 * Roundoff * plan.Peak, 1e-12));
            if (cause is not null) one.Trap(rate, cause);
        }
    }

    private const double Roundoff = 1.1102230246251565e-16; // of a double: 2^-53
}
