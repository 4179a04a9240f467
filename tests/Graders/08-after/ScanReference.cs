namespace Graders;

/// <summary>Known mistakes of a selective scan.</summary>
internal enum ScanMistake
{
    None, NoSoftplus, NoBias, DecayByEuler, InputByHold, NoStepInInput, NoSkip, OldState, StateFromZero, OneState, SwappedBAndC, Sigmoid,
    NoGate, SkipBehindGate,
}

/// <summary>
/// A channel's scan in float64: y [L], the state behind it, and how far float32 may be off. Errors are carried along with the state: each
/// step rounds what is there and what comes, and dt is off by what softplus rounds.
/// </summary>
internal sealed record ScanReference(double[] Y, double[] State, double YError, double StateError)
{
    private const double Roundoff = Headroom.Grading.Tolerance.Float32Roundoff;

    public static ScanReference Of(ScanInput x, ScanMistake mistake = ScanMistake.None)
    {
        var bias = mistake == ScanMistake.NoBias ? 0 : x.Bias;
        double Step(int t) =>
            mistake == ScanMistake.NoSoftplus ? (double)x.Raw[t] + bias : ScanInput.Softplus((double)x.Raw[t] + bias);
        // Of the sum that softplus takes one rounding, of its own terms a few.
        double StepError(int t) => Roundoff * (8 + Math.Abs(x.Raw[t]) + Math.Abs(bias) + 4 * Step(t));
        return Of(x, [.. Enumerable.Range(0, x.Length).Select(Step)], StepError, mistake);
    }

    /// <summary>The same where dt is given.</summary>
    public static ScanReference Of(ScanInput x, double[] dt, Func<int, double> stepError, ScanMistake mistake = ScanMistake.None)
    {
        var (length, n) = (x.Length, x.States);
        var (y, yError) = (new double[length], 0.0);
        var h = mistake == ScanMistake.StateFromZero ? new double[n] : [.. x.State.Select(value => (double)value)];
        var error = new double[n];
        for (var t = 0; t < length; t++)
        {
            var (sum, size, off) = (0.0, 0.0, 0.0);
            for (var i = 0; i < (mistake == ScanMistake.OneState ? Math.Min(1, n) : n); i++)
            {
                var (a, at) = ((double)x.A[i], t * n + i);
                var (b, c) = mistake == ScanMistake.SwappedBAndC ? (x.C[at], x.B[at]) : (x.B[at], x.C[at]);
                var decay = mistake == ScanMistake.DecayByEuler ? 1 + dt[t] * a : Math.Exp(dt[t] * a);
                var weight = mistake switch
                {
                    ScanMistake.InputByHold => (Math.Exp(dt[t] * a) - 1) / a,
                    ScanMistake.NoStepInInput => 1,
                    _ => dt[t],
                };
                var (old, came) = (decay * h[i], weight * b * x.U[t]);
                error[i] = decay * error[i]
                    + Roundoff * (Math.Abs(old) * (6 + 4 * Math.Abs(dt[t] * a)) + 8 * Math.Abs(came))
                    + stepError(t) * (Math.Abs(a * old) + Math.Abs(b * x.U[t]));
                var read = mistake == ScanMistake.OldState ? h[i] : old + came;
                h[i] = old + came;
                sum += c * read;
                size += Math.Abs(c * read);
                off += Math.Abs(c) * error[i];
            }
            var skipped = mistake == ScanMistake.NoSkip ? 0 : (double)x.Skip * x.U[t];
            var gate = x.Z.Length == 0 || mistake == ScanMistake.NoGate ? 1
                : mistake == ScanMistake.Sigmoid ? 1 / (1 + Math.Exp(-(double)x.Z[t])) : ScanInput.Silu(x.Z[t]);
            y[t] = mistake == ScanMistake.SkipBehindGate ? sum * gate + skipped : (sum + skipped) * gate;
            var rounded = Roundoff * (n + 8) * (size + Math.Abs(skipped));
            yError = Math.Max(yError, Math.Abs(gate) * (off + rounded) + Roundoff * 8 * Math.Abs(y[t]));
        }
        return new(y, h, yError, error.DefaultIfEmpty().Max() + Roundoff);
    }
}
