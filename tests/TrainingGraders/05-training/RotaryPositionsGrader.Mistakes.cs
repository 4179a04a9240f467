namespace Graders;

public sealed partial class RotaryPositionsGrader
{
    private const string Coarse = "right to within an angle in floats only: a position of a million times 6e-8, a float's rounding, is "
        + "0.06. Compute position * base^(-2i/h) in double, and round its cosine and sine";

    private static readonly (Slip Slip, string Cause)[] s_known =
    [
        (Slip.Neighbours, "numbers 2i and 2i + 1 are turned together: the pairs are i and i + h/2"),
        (Slip.Backwards, "turned the other way: first * cos - second * sin, and second * cos + first * sin"),
        (Slip.BothMinus, "the second of a pair is second * cos + first * sin, with a plus"),
        (Slip.BothPlus, "the first of a pair is first * cos - second * sin, with a minus"),
        (Slip.NoStart, "start is ignored: token t stands at start + t"),
        (Slip.OneLate, "positions begin one too high: token 0 stands at start"),
        (Slip.AllAtStart, "every token is turned as the first one: token t stands at start + t"),
        (Slip.OfHeads, "positions are counted along the heads: [B, H, T, h] has its tokens in dimension 2"),
        (Slip.OfSequences, "positions are counted along the sequences: [B, H, T, h] has its tokens in dimension 2"),
        (Slip.TwoForgotten, "the exponent is -i / h: it is -2i / h, with i from 0 to h/2 - 1"),
        (Slip.TwiceTwo, "the exponent is -4i / h: it is -2i / h, or -i over h/2"),
        (Slip.Growing, "angles grow with i: the exponent is below 0, so that pair 0 turns fastest"),
        (Slip.OneAngle, "all pairs turn at one angle: pair i turns by position * base^(-2i / h)"),
        (Slip.FromOne, "i counts from 1: pair 0 turns by the position itself"),
        (Slip.NotTurned, "y is x: nothing was turned"),
        (Slip.Swapped, "the halves come back exchanged: the first h/2 numbers of the result are the firsts of the pairs"),
        (Slip.BaseFixed, "the base is 10,000 whatever is asked"),
    ];

    private enum Slip
    {
        None, Neighbours, Backwards, BothMinus, BothPlus, NoStart, OneLate, AllAtStart, OfHeads, OfSequences, TwoForgotten, TwiceTwo,
        Growing, OneAngle, FromOne, NotTurned, Swapped, BaseFixed,
    }

    // In float64, with one mistake or none. x is [B, H, T, h].
    private static double[] Turned(double[] x, long[] shape, long start, double @base, Slip slip)
    {
        var (time, size) = ((int)shape[2], (int)shape[3]);
        var (half, y) = (size / 2, new double[x.Length]);
        double[] speeds = [.. Enumerable.Range(0, half).Select(i => Angle(i, size, @base, slip))];
        for (var at = 0; at < x.Length; at += size)
        {
            var token = at / size % time;
            var position = slip switch
            {
                Slip.NoStart => token,
                Slip.OneLate => start + token + 1,
                Slip.AllAtStart => start,
                Slip.OfHeads => start + at / size / time % shape[1],
                Slip.OfSequences => start + at / size / time / shape[1],
                _ => start + token,
            };
            for (var i = 0; i < half; i++)
            {
                var (sin, cos) = Math.SinCos(position * speeds[i]);
                var (a, b) = slip == Slip.Neighbours ? (at + 2 * i, at + 2 * i + 1) : (at + i, at + i + half);
                var (plus, minus) = slip switch
                {
                    Slip.Backwards => (-sin, -sin), Slip.BothMinus => (-sin, sin), Slip.BothPlus => (sin, -sin), _ => (sin, sin),
                };
                var (first, second) = slip == Slip.NotTurned ? (x[a], x[b]) : (x[a] * cos - x[b] * minus, x[b] * cos + x[a] * plus);
                (y[a], y[b]) = slip == Slip.Swapped ? (second, first) : (first, second);
            }
        }
        return y;
    }

    private static double Angle(int i, int size, double @base, Slip slip) => slip switch
    {
        Slip.TwoForgotten => Math.Pow(@base, -1.0 * i / size),
        Slip.TwiceTwo => Math.Pow(@base, -4.0 * i / size),
        Slip.Growing => Math.Pow(@base, 2.0 * i / size),
        Slip.OneAngle => 1,
        Slip.FromOne => Math.Pow(@base, -2.0 * (i + 1) / size),
        Slip.BaseFixed => Math.Pow(10_000, -2.0 * i / size),
        _ => Math.Pow(@base, -2.0 * i / size),
    };
}
