using Headroom.Grading;

namespace Graders;

public sealed partial class AdamWGrader
{
    // Terms of a sum are at most this many times as large as the sum, see State.
    private const double Cancellation = 8;

    // In floats a stored number takes up to five roundings of its terms, if coefficients are taken from doubles.
    private static readonly Tolerance s_near = Tolerance.Relative(5 * Cancellation * Tolerance.Float32Roundoff);

    private static readonly (Slip Slip, string Cause)[] s_known =
    [
        (Slip.DecayInGradient, "the decay passes through the gradient: that is Adam with L2. Here it acts on the weight alone"),
        (Slip.DecayWithoutRate, "the decay is not multiplied by the rate: weight - rate * decay * weight"),
        (Slip.DecayAfter, "the decay is of the weight after its update: take the weight as it was before the step"),
        (Slip.NoDecay, "the decay is left out"),
        (Slip.DecayGrows, "the decay lets weights grow: it is taken away"),
        (Slip.NoCorrection, "both corrections are left out: mean / (1 - beta1^step) and square / (1 - beta2^step)"),
        (Slip.NoMeanCorrection, "the mean is not corrected: it is divided by 1 - beta1^step"),
        (Slip.NoSquareCorrection, "the square is not corrected: it is divided by 1 - beta2^step"),
        (Slip.StepFromZero, "the corrections take step - 1: steps count from 1"),
        (Slip.StepLate, "the corrections take step + 1: steps count from 1"),
        (Slip.OneStep, "the corrections are those of step 1 at every step"),
        (Slip.RootNotCorrected, "the correction of the square stands outside the root: it is sqrt(square / (1 - beta2^step))"),
        (Slip.EpsilonInRoot, "epsilon is added under the root: it is added to the root"),
        (Slip.EpsilonBeforeCorrection, "epsilon is added before the correction: sqrt(square / (1 - beta2^step)) + epsilon"),
        (Slip.NoEpsilon, "epsilon is left out"),
        (Slip.NoRoot, "the root is left out: the mean is divided by sqrt(square)"),
        (Slip.OldMean, "the weight moves by the mean before this step: mean and square come first"),
        (Slip.OldSquare, "the weight is divided by the square before this step: mean and square come first"),
        (Slip.Uphill, "the weight moves up the gradient: the update is taken away"),
        (Slip.BetasExchanged, "beta1 and beta2 are exchanged: beta1 is the mean's"),
        (Slip.SharesExchanged, "beta is the share that stays: beta * mean + (1 - beta) * gradient"),
        (Slip.NotSquared, "the square keeps gradients as they are: gradient * gradient"),
        (Slip.MeanNotShared, "the gradient is added whole: it is multiplied by 1 - beta"),
        (Slip.StoredCorrected, "the corrected mean and square are stored: the state keeps them without the correction"),
        (Slip.BetasRounded, "1 - beta is of a float: 1 - 0.999f is wrong by 1.3e-5. Take it in double"),
    ];

    private enum Slip
    {
        None, DecayInGradient, DecayWithoutRate, DecayAfter, NoDecay, DecayGrows, NoCorrection, NoMeanCorrection, NoSquareCorrection,
        StepFromZero, StepLate, OneStep, RootNotCorrected, EpsilonInRoot, EpsilonBeforeCorrection, NoEpsilon, NoRoot, OldMean, OldSquare,
        Uphill, BetasExchanged, SharesExchanged, NotSquared, MeanNotShared, StoredCorrected, BetasRounded,
    }

    // Spread: gradients lie between 1/spread and spread.
    private sealed record Constants(
        long Step, double Rate, double Beta1, double Beta2, double Epsilon, double Decay, double Spread, bool IsFresh);

    private sealed record Numbers4(float[] Weights, float[] Gradients, float[] Mean, float[] Square);

    private sealed record Doubles3(double[] Weights, double[] Mean, double[] Square);

    // Drawn until no sum cancels, so that one relative tolerance serves all sizes. Weights are as large as what moves them.
    private Numbers4 State(int count, Constants how)
    {
        var state = new Numbers4(new float[count], new float[count], new float[count], new float[count]);
        for (var i = 0; i < count;)
        {
            var size = Draw.Scale(1 / how.Spread, how.Spread);
            var (gradient, mean, root) = (Signed(size), how.IsFresh ? 0 : Signed(size), how.IsFresh ? 0 : size * Draw.Real(0.3, 3));
            var one = new Numbers4([(float)Signed(Draw.Scale(0.1, 10))], [(float)gradient], [(float)mean], [(float)(root * root)]);
            if (!IsSteady(one, how)) continue;
            (state.Weights[i], state.Gradients[i], state.Mean[i], state.Square[i]) =
                (one.Weights[0], one.Gradients[0], one.Mean[0], one.Square[0]);
            i++;
        }
        return state;

        double Signed(double size) => Draw.Of(-1, 1) * size * Draw.Real(0.3, 1);
    }

    private static bool IsSteady(Numbers4 one, Constants how)
    {
        var (right, weight) = (Stepped(one, how, Slip.None), (double)one.Weights[0]);
        var (kept, added) = (how.Beta1 * one.Mean[0], (1 - how.Beta1) * one.Gradients[0]);
        var decayed = how.Rate * how.Decay * weight;
        var update = weight - decayed - right.Weights[0];
        return Math.Abs(kept) + Math.Abs(added) <= Cancellation / 2 * Math.Abs(right.Mean[0])
            && Math.Abs(weight) + Math.Abs(decayed) + Math.Abs(update) <= Cancellation / 2 * Math.Abs(right.Weights[0]);
    }

    private static Doubles3 Stepped(Numbers4 state, Constants how, Slip slip)
    {
        var count = state.Weights.Length;
        var result = new Doubles3(new double[count], new double[count], new double[count]);
        for (var i = 0; i < count; i++)
            (result.Weights[i], result.Mean[i], result.Square[i]) =
                One(state.Weights[i], state.Gradients[i], state.Mean[i], state.Square[i], how, slip);
        return result;
    }

    private static (double Weight, double Mean, double Square) One(
        double weight, double gradient, double oldMean, double oldSquare, Constants how, Slip slip)
    {
        if (slip == Slip.DecayInGradient) gradient += how.Decay * weight;
        var (beta1, beta2) = slip == Slip.BetasExchanged ? (how.Beta2, how.Beta1) : (how.Beta1, how.Beta2);
        var (rest1, rest2) = slip == Slip.BetasRounded ? (1 - (float)beta1, 1 - (float)beta2) : (1 - beta1, 1 - beta2);
        if (slip == Slip.SharesExchanged) (beta1, rest1, beta2, rest2) = (rest1, beta1, rest2, beta2);
        if (slip == Slip.MeanNotShared) rest1 = rest2 = 1;
        var mean = beta1 * oldMean + rest1 * gradient;
        var square = beta2 * oldSquare + rest2 * Math.Abs(gradient) * (slip == Slip.NotSquared ? 1 : Math.Abs(gradient));
        var step = slip switch
        {
            Slip.StepFromZero => how.Step - 1, Slip.StepLate => how.Step + 1, Slip.OneStep => 1, _ => how.Step,
        };
        var ofMean = slip is Slip.NoCorrection or Slip.NoMeanCorrection ? 1 : 1 - Math.Pow(how.Beta1, step);
        var ofSquare = slip is Slip.NoCorrection or Slip.NoSquareCorrection ? 1 : 1 - Math.Pow(how.Beta2, step);
        var (m, v) = ((slip == Slip.OldMean ? oldMean : mean) / ofMean, (slip == Slip.OldSquare ? oldSquare : square) / ofSquare);
        var divisor = slip switch
        {
            Slip.EpsilonInRoot => Math.Sqrt(v + how.Epsilon),
            Slip.EpsilonBeforeCorrection => (Math.Sqrt(v * ofSquare) + how.Epsilon) / Math.Sqrt(ofSquare),
            Slip.RootNotCorrected => Math.Sqrt(v * ofSquare) / ofSquare + how.Epsilon,
            Slip.NoEpsilon => Math.Sqrt(v),
            Slip.NoRoot => v + how.Epsilon,
            _ => Math.Sqrt(v) + how.Epsilon,
        };
        var update = (slip == Slip.Uphill ? -1 : 1) * how.Rate * m / divisor;
        var decay = slip switch
        {
            Slip.NoDecay or Slip.DecayInGradient => 0, Slip.DecayWithoutRate => how.Decay, Slip.DecayGrows => -how.Rate * how.Decay,
            _ => how.Rate * how.Decay,
        };
        var moved = weight - decay * (slip == Slip.DecayAfter ? weight - update : weight) - update;
        return slip == Slip.StoredCorrected ? (moved, mean / ofMean, square / ofSquare) : (moved, mean, square);
    }
}
