namespace Graders;

public sealed partial class RateAndClipGrader
{
    private static readonly (Func<Plan, long, double> Rate, string Cause)[] s_slips =
    [
        Rising((plan, step) => plan.Peak * step / plan.Warmup, "step 0 has rate 0, so it is wasted: warm-up is peak * (step + 1) / warmup"),
        Rising((plan, step) => plan.Peak * ((step + 1) / plan.Warmup),
            "a quotient of integers: (step + 1) / warmup is 0 until the last step of warm-up"),
        Rising((plan, step) => plan.Least + (plan.Peak - plan.Least) * (step + 1) / plan.Warmup, FromLeast),
        Rising((plan, step) => plan.Least + (plan.Peak - plan.Least) * step / plan.Warmup, FromLeast),
        Rising((plan, _) => plan.Peak, "there is no warm-up"),
        Falling((plan, step) => Cosine(plan, (double)step / plan.Steps), "the cosine begins at step 0: it begins where warm-up ends"),
        Falling((plan, step) => Cosine(plan, (double)(step - plan.Warmup) / plan.Steps),
            "the cosine is stretched over all steps: it has steps - warmup of them"),
        Falling((plan, step) => Cosine(plan, (step - plan.Warmup + 1.0) / (plan.Steps - plan.Warmup)),
            "the cosine is one step ahead: step warmup still has the peak"),
        Falling((plan, step) => Cosine(plan, (step - plan.Warmup) / (plan.Steps - plan.Warmup - 1.0)),
            "the cosine ends one step early: least is reached at step steps"),
        Falling((plan, step) => Cosine(plan, ((double)step - plan.Warmup) / ((double)plan.Steps - plan.Warmup)),
            "steps become doubles before they are subtracted: beyond 2^53 a double does not count every one. Subtract longs"),
        Falling((plan, step) => Fall(plan, step) * plan.Peak, "the cosine falls to 0: it falls to least"),
        Falling((plan, step) => Math.Max(plan.Least, Fall(plan, step) * plan.Peak),
            "the cosine falls to 0 and is cut at least: it falls to least"),
        Falling((plan, step) => plan.Least + Fall(plan, step) * plan.Peak, "least is added to the whole peak: what falls is peak - least"),
        Falling((plan, step) => plan.Least + (plan.Peak - plan.Least) * (1 - Done(plan, step)), "a line, and no cosine"),
        Falling((plan, step) => plan.Least + (plan.Peak - plan.Least) * Math.Cos(Math.PI / 2 * Done(plan, step)),
            "a quarter of a cosine: it is half of one, from 1 to -1"),
        Falling((plan, step) => Cosine(plan, Done(plan, step) / Math.PI), "pi is missing in the cosine"),
        Falling((plan, step) => plan.Least + (plan.Peak - plan.Least) * (1 + MathF.Cos((float)(Math.PI * Done(plan, step)))) / 2,
            "the cosine is a float's: Math.Cos has sixteen digits, MathF.Cos seven"),
        Falling((plan, _) => plan.Peak, "the rate stays at its peak: a quotient of integers is 0 until the last step"),
        Falling((plan, _) => plan.Least, "the rate is least after warm-up: it falls there along a cosine"),
        (((plan, step) => step < plan.Warmup ? Right(plan, step) : Cosine(plan, Done(plan, step))),
            "the cosine rises again after the last step: where step >= steps the rate is least"),
        (((plan, step) => step < plan.Steps ? Right(plan, step) : 0), "the rate is 0 after the last step: it stays at least"),
        (((plan, step) => step < plan.Steps ? Right(plan, step) : plan.Peak), "the rate is back at its peak after the last step"),
        (((plan, step) => step == plan.Steps && step == plan.Warmup ? plan.Peak * (step + 1) / plan.Warmup : Right(plan, step)),
            "warm-up goes on after the last step: where step >= steps the rate is least"),
    ];

    private const string FromLeast = "warm-up begins at least: it begins at peak / warmup";

    private sealed record Plan(long Warmup, long Steps, double Peak, double Least);

    private static double Right(Plan plan, long step) =>
        step >= plan.Steps ? plan.Least
            : step < plan.Warmup ? plan.Peak * (step + 1.0) / plan.Warmup
            : plan.Least + Fall(plan, step) * (plan.Peak - plan.Least);

    private static double Done(Plan plan, long step) => (double)(step - plan.Warmup) / (plan.Steps - plan.Warmup);

    // (1 + cos pi x) / 2, in a form that loses no digits near the end.
    private static double Fall(Plan plan, long step) => Math.Pow(Math.Cos(Math.PI / 2 * Done(plan, step)), 2);

    private static double Cosine(Plan plan, double done) => plan.Least + (plan.Peak - plan.Least) * (1 + Math.Cos(Math.PI * done)) / 2;

    private static (Func<Plan, long, double>, string) Rising(Func<Plan, long, double> rate, string cause) =>
        ((plan, step) => step < plan.Warmup && step < plan.Steps ? rate(plan, step) : Right(plan, step), cause);

    private static (Func<Plan, long, double>, string) Falling(Func<Plan, long, double> rate, string cause) =>
        ((plan, step) => step >= plan.Warmup && step < plan.Steps ? rate(plan, step) : Right(plan, step), cause);
}
