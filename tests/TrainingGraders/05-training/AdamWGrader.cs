using Headroom.Grading;

namespace Graders;

/// <summary>
/// One step from any state: every length up to 40, every constant drawn, first steps and late ones, gradients of every size beside each
/// other; then a run whose numbers are known.
/// </summary>
public sealed partial class AdamWGrader : Grader
{
    protected override void Require()
    {
        for (var i = 0; i < 4; i++) Run("an early step", Draw.Int(20, 60), Draw.Int(2, 30));
        // Here 1 - beta2 alone decides, and shows whether it was taken in floats.
        Run("the first step, from nothing", Draw.Int(20, 40), step: 1, isFresh: true, beta2: 0.999);
        Run("gradients of every size, and epsilon among their roots", Draw.Int(200, 300), Draw.Int(2, 9), spread: 1e5);
        Run("gradients far above and far below", Draw.Int(200, 300), Draw.Int(2, 9), spread: 1e12);
        Run("a late step", Draw.Int(20, 40), Draw.Int(400, 3_000), beta2: 0.9995);
        Run("a step beyond 2^31", Draw.Int(20, 40), (1L << 31) + Draw.Int(1, 1_000_000));
        Run("a step beyond 2^32", Draw.Int(20, 40), (1L << 32) + Draw.Int(1, 9));
        Run("a step beyond 2^40", Draw.Int(20, 40), (1L << 40) + Draw.Int(1, 9));
        Run("the last step there may be", Draw.Int(20, 40), 1L << 62);
        // Here the correction still moves: 1 - beta2^step is 0.63 to 0.86.
        Run("a late step of a long memory", Draw.Int(20, 40), Draw.Int(100_000, 200_000), beta2: 1 - 1e-5);
        Run("gradients of every size, and a small epsilon", Draw.Int(200, 300), Draw.Int(2, 9), spread: 1e12, epsilon: 1e-8);
        // After a long rest the mean is large beside the root of the square: about 30 rates.
        Run("the first gradients of a late step", Draw.Int(20, 40), 10_000_000, isFresh: true, beta1: 0.9, beta2: 1 - 1e-5);
        Run("no memory", Draw.Int(20, 40), Draw.Int(2, 9), beta1: 0, beta2: 0);
        Run("no momentum", Draw.Int(20, 40), Draw.Int(2, 9), beta1: 0);
        Run("no decay", Draw.Int(20, 40), Draw.Int(2, 9), decay: 0);
        Run("a rate of 0", Draw.Int(20, 40), Draw.Int(2, 9), rate: 0);
        Run("many weights", Draw.Int(70_000, 71_000), Draw.Int(2, 9));
        Lengths();
        NoGradient();
        Zeros();
        SameStep();
        ThreeSteps();
        Meaning("A weight of 1 whose gradients were 0.5, -0.2 and 0.1 moved by 0.0011, 0.0004 and 0.0005 at a rate of 0.001: the first "
            + "step by the rate whatever the gradient's size, and by 0.0001 of decay. State costs 8 bytes a weight (04.10).");
    }

    private void Run(
        string name, int count, long step, bool isFresh = false, double spread = 10, double? beta1 = null, double? beta2 = null,
        double? decay = null, double? rate = null, double? epsilon = null)
    {
        var how = Drawn(step, spread) with { IsFresh = isFresh };
        how = how with
        {
            Beta1 = beta1 ?? how.Beta1, Beta2 = beta2 ?? how.Beta2, Decay = decay ?? how.Decay, Rate = rate ?? how.Rate,
            Epsilon = epsilon ?? how.Epsilon,
        };
        Case($"{Numbers.Count(count, "weight")}, step {step:#,0}: {name}", () => Take(State(count, how), how), "float32");
    }

    // Rates as high as 0.3, so that the three parts of a weight are of one size and none is lost beside another.
    private Constants Drawn(long step, double spread) => new(
        step, Draw.Real(0.05, 0.3), Draw.Real(0.5, 0.97), Draw.Real(0.8, 0.9995), Draw.Scale(1e-3, 1), Draw.Real(0.1, 0.5), spread, false);

    private void Lengths() => Case("0 to 40 weights", () =>
    {
        var how = Drawn(Draw.Int(2, 9), 10);
        for (var count = 0; count <= 40; count++) Take(State(count, how), how);
    }, "float32");

    // The state goes on: the mean still moves the weight.
    private void NoGradient() => Case("gradients of 0, with and without a state", () =>
    {
        var how = Drawn(Draw.Int(2, 9), 10);
        var state = State(24, how);
        Array.Clear(state.Gradients);
        Array.Clear(state.Mean, 0, 8);
        Array.Clear(state.Square, 0, 8);
        Take(state, how);
    }, "float32");

    private void Zeros()
    {
        Case("weights of 0", () =>
        {
            var how = Drawn(Draw.Int(2, 9), 10);
            var state = State(24, how);
            Array.Clear(state.Weights, 0, 12);
            Take(state, how);
        }, "float32");
        // 0 / (0 + epsilon) is 0, as long as epsilon is above 0: no float is.
        Case("no gradient, no state, and an epsilon of 1e-60", () =>
        {
            var how = Drawn(Draw.Int(2, 9), 10) with { Epsilon = 1e-60 };
            Take(State(9, how) with { Gradients = new float[9], Mean = new float[9], Square = new float[9] }, how);
        }, "float32");
    }

    private void SameStep() => Case("two calls of the same step, other constants", () =>
    {
        var how = Drawn(Draw.Int(2, 9), 10);
        foreach (var each in new[] { how, Drawn(how.Step, 10), how with { Beta1 = how.Beta1 / 2 } }) Take(State(20, each), each);
    }, "float32");

    private void Take(Numbers4 state, Constants how)
    {
        var right = Stepped(state, how, Slip.None);
        var wrong = s_known.Select(known => (Result: new Lazy<Doubles3>(() => Stepped(state, how, known.Slip)), known.Cause)).ToArray();
        var gradients = Input("gradients", state.Gradients);
        var (weights, mean, square) = (state.Weights.ToArray(), state.Mean.ToArray(), state.Square.ToArray());
        AdamW.Step(weights, gradients, mean, square, how.Step, how.Rate, how.Beta1, how.Beta2, how.Epsilon, how.Decay);
        Compare("mean", mean, right.Mean, result => result.Mean);
        Compare("square", square, right.Square, result => result.Square);
        Compare("weight", weights, right.Weights, result => result.Weights);

        void Compare(string what, float[] got, double[] expected, Func<Doubles3, double[]> of)
        {
            var elements = Elements(what, got, expected, s_near);
            foreach (var (result, cause) in wrong) elements.Trap(() => of(result.Value), cause);
        }
    }

    // facts: w = 1, rate 1e-3, betas 0.9 and 0.95, epsilon 1e-8, decay 0.1, gradients 0.5, -0.2, 0.1. Each step is rounded to a float.
    private void ThreeSteps() => Case("a weight of 1, gradients 0.5, -0.2 and 0.1", () =>
    {
        float[] weight = [1], mean = [0], square = [0];
        var expected = new[] { 0.9989000000, 0.9984513135, 0.9979642562 };
        foreach (var (i, gradient) in new[] { 0.5f, -0.2f, 0.1f }.Index())
        {
            AdamW.Step(weight, [gradient], mean, square, i + 1, 1e-3, 0.9, 0.95, 1e-8, 0.1);
            Number($"weight after step {i + 1}", weight[0], expected[i])
                .Within(Tolerance.Rounding(i + 1, Tolerance.Float32Roundoff, 1) with { RelativePart = 1e-10 });
        }
    }, "float32");
}
