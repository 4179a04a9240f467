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
    }

    // steps: null for as many as warmup; isLeft: as many more.
    private void Schedule(string name, long warmup, long? steps, double peak, double least, long[]? at = null, bool isLeft = false)
    {
        var all = isLeft ? warmup + steps!.Value : steps ?? warmup;
        Case($"warm-up {warmup:#,0} of {all:#,0} steps: {name}", () => Part("Rate", () =>
        {
            // On both sides of each bend, and where 1 is much.
            long[] asked = [0, 1, warmup / 3, warmup / 2, warmup - 2, warmup - 1, warmup, warmup + 1, warmup + (all - warmup) / 4,
                warmup + (all - warmup) / 2, warmup + (all - warmup) * 3 / 4, all - 2, all - 1, all, all + 1, 2 * all + 7, .. at ?? []];
            foreach (var step in asked.Where(step => step >= 0).Distinct().Order()) Rate(step, warmup, all, peak, least);
        }));
    }

    // Near the end 1 + cos loses its digits beside 1: the peak's last ones.
    private void Rate(long step, long warmup, long steps, double peak, double least)
    {
        var (got, expected) = (RateAndClip.Rate(step, warmup, steps, peak, least), RateOf(step, warmup, steps, peak, least));
        var rate = Number($"rate of step {step:#,0}", got, expected).Within(new(16 * Roundoff * peak, 1e-12));
        if (step >= steps)
        {
            rate.Trap(0, "the rate is 0 after the last step: it stays at least")
                .Trap(peak * (step + 1) / warmup, "warm-up goes on after the last step: where step >= steps the rate is least");
            var beyond = Math.PI * (step - warmup) / (steps - warmup);
            rate.Trap(least + (peak - least) * (1 + Math.Cos(beyond)) / 2, "the cosine rises again after the last step: it stays at least");
            return;
        }
        if (step < warmup)
        {
            rate.Trap(peak * step / warmup, "step 0 has rate 0, so it is wasted: warm-up is peak * (step + 1) / warmup")
                .Trap(least + (peak - least) * (step + 1) / warmup, "warm-up begins at least: it begins at peak / warmup")
                .Trap(least + (peak - least) * step / warmup, "warm-up begins at least: it begins at peak / warmup")
                .Trap(peak, "there is no warm-up")
                .Trap(peak * ((step + 1) / warmup), "a quotient of integers: (step + 1) / warmup is 0 until the last step");
        }
        var (done, left) = ((double)(step - warmup) / (steps - warmup), (double)(steps - step) / (steps - warmup));
        var scale = step < warmup ? peak * (step + 1) / warmup : 1;
        rate.Trap(scale * Cosine((double)step / steps), "the cosine begins at step 0: it begins where warm-up ends")
            .Trap(Cosine((double)(step - warmup) / steps), "the cosine is stretched over all steps: it has steps - warmup of them")
            .Trap(Cosine((double)(step - warmup + 1) / (steps - warmup)), "the cosine is one step ahead: step warmup still has the peak")
            .Trap(Cosine((double)(step - warmup) / (steps - warmup - 1)), "the cosine ends one step early: least is reached at step steps")
            .Trap(peak * (1 + Math.Cos(Math.PI * done)) / 2, "the cosine falls to 0: it falls to least")
            .Trap(Math.Max(least, peak * (1 + Math.Cos(Math.PI * done)) / 2),
                "the cosine falls to 0 and is cut at least: it falls to least")
            .Trap(least + (peak - least) * left, "a line, and no cosine")
            .Trap(least + (peak - least) * Math.Cos(Math.PI / 2 * done), "a quarter of a cosine: it is half of one, from 1 to -1")
            .Trap(least + (peak - least) * (1 + Math.Cos(done)) / 2, "pi is missing in the cosine")
            .Trap(least + peak * (1 + Math.Cos(Math.PI * done)) / 2, "least is added to the whole peak: peak - least falls to 0")
            .Trap(peak, "the rate stays at its peak: a quotient of integers is 0 until the last step")
            .Trap(least, "the rate is least after warm-up");

        double Cosine(double part) => least + (peak - least) * (1 + Math.Cos(Math.PI * part)) / 2;
    }

    private static double RateOf(long step, long warmup, long steps, double peak, double least) =>
        step >= steps ? least
            : step < warmup ? peak * (step + 1.0) / warmup
            : least + (peak - least) * Math.Pow(Math.Cos(Math.PI / 2 * (step - warmup) / (steps - warmup)), 2);

    private const double Roundoff = 1.1102230246251565e-16; // of a double: 2^-53
}
