// 08.9 The precision law. Objective: fit how much loss few bits cost, find the bits that a budget is spent best on, and say where it ends.
// A part of training in P bits, such as weights, leaves a share 1 - e^(offset - P / gamma) of a model's N parameters in effect; several
// parts multiply. Loss = E + A Neff^-alpha. Natural logarithms and nats; several parts have the same bits.
//   Kept       that share; 0 where the formula is below 0
//   Effective  N times the shares of all parts
//   Penalty    what Neff in place of N adds to the loss
//   Rounded    what rounding after training adds: C D^d / N^n e^(offset - P / gamma), D tokens
//   Minimum    where f is least between low and high: on a grid of 101 points, ends included, then by golden section between the grid's
//              neighbours of the best one, to 1e-8 of high - low. f is continuous, may have several valleys, each wider than two steps of
//              the grid, and may be infinite. At most 250 calls of f
//   BestBits   a budget buys N P D: where, from low to high, are the kept shares of all parts per bit largest?
//   Fit        gamma from 0.2 to 8 and offset from -1 to 3 with the least sum of squared differences to the losses of some runs; E, A and
//              alpha are known
//   Outside    the names of what does not lie from Low to High, both included, in order; NaN lies nowhere
// Out of scope: fitting E, A and alpha; what lies outside. About 32 lines.
public static class PrecisionLaw
{
    // your turn: begin
    public static double Kept(double bits, double gamma, double offset) => Math.Max(0, 1 - Math.Exp(offset - bits / gamma));

    public static double Effective(double parameters, double bits, (double Gamma, double Offset)[] parts) =>
        parts.Aggregate(parameters, (effective, part) => effective * Kept(bits, part.Gamma, part.Offset));

    public static double Penalty(double parameters, double effective, double a, double alpha) =>
        a * (Math.Pow(effective, -alpha) - Math.Pow(parameters, -alpha));

    public static double Rounded(
        double parameters, double tokens, double bits, (double C, double D, double N, double Gamma, double Offset) law) =>
        law.C * Math.Pow(tokens, law.D) / Math.Pow(parameters, law.N) * Math.Exp(law.Offset - bits / law.Gamma);

    public static double Minimum(Func<double, double> f, double low, double high)
    {
        var step = (high - low) / 100;
        var best = Enumerable.Range(0, 101).MinBy(i => f(low + i * step));
        var (from, to) = (Math.Max(low, low + (best - 1) * step), Math.Min(high, low + (best + 1) * step));
        var golden = (Math.Sqrt(5) - 1) / 2;
        var (left, right) = (to - golden * (to - from), from + golden * (to - from));
        var (atLeft, atRight) = (f(left), f(right));
        while (to - from > 1e-9 * (high - low))
            if (atLeft <= atRight)
            {
                (to, right, atRight) = (right, left, atLeft);
                left = to - golden * (to - from);
                atLeft = f(left);
            }
            else
            {
                (from, left, atLeft) = (left, right, atRight);
                right = from + golden * (to - from);
                atRight = f(right);
            }
        return (from + to) / 2;
    }

    public static double BestBits((double Gamma, double Offset)[] parts, double low, double high) =>
        Minimum(bits => -Effective(1, bits, parts) / bits, low, high);

    public static (double Gamma, double Offset) Fit((double Parameters, double Bits, double Loss)[] runs, double e, double a, double alpha)
    {
        double Apart(double gamma, double offset) => runs.Sum(run =>
            Math.Pow(e + a * Math.Pow(run.Parameters * Kept(run.Bits, gamma, offset), -alpha) - run.Loss, 2));
        double GammaFor(double offset) => Minimum(gamma => Apart(gamma, offset), 0.2, 8);
        var best = Minimum(offset => Apart(GammaFor(offset), offset), -1, 3);
        return (GammaFor(best), best);
    }

    public static string[] Outside((string Name, double Value, double Low, double High)[] inputs) =>
        [.. inputs.Where(input => !(input.Value >= input.Low && input.Value <= input.High)).Select(input => input.Name)];
    //> public static double Kept(double bits, double gamma, double offset) => throw new NotAttempted("08.9");
    //>
    //> public static double Effective(double parameters, double bits, (double Gamma, double Offset)[] parts) =>
    //>     throw new NotAttempted("08.9");
    //>
    //> public static double Penalty(double parameters, double effective, double a, double alpha) => throw new NotAttempted("08.9");
    //>
    //> public static double Rounded(
    //>     double parameters, double tokens, double bits, (double C, double D, double N, double Gamma, double Offset) law) =>
    //>     throw new NotAttempted("08.9");
    //>
    //> public static double Minimum(Func<double, double> f, double low, double high) => throw new NotAttempted("08.9");
    //>
    //> public static double BestBits((double Gamma, double Offset)[] parts, double low, double high) => throw new NotAttempted("08.9");
    //>
    //> public static (double Gamma, double Offset) Fit(
    //>     (double Parameters, double Bits, double Loss)[] runs, double e, double a, double alpha) =>
    //>     throw new NotAttempted("08.9");
    //>
    //> public static string[] Outside((string Name, double Value, double Low, double High)[] inputs) => throw new NotAttempted("08.9");
    // your turn: end
}
