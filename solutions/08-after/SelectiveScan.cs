// 08.1 Selective scan. Objective: run a state along a text token by token, and write its steps as pairs that combine in any bracketing.
// Run: one channel, n states. u, raw, result [L]; a [n], below 0; b, c [L, n]: number i of token t at t * n + i. L and n may be 0.
// Per token:
//   dt = softplus(raw[t] + bias), where softplus(x) = ln(1 + e^x), for any x: e^x overflows a float from 88.7 on
//   h[i] = exp(dt * a[i]) * h[i] + dt * b[t, i] * u[t]: the decay as a zero-order hold, the input by Euler's rule
//   y = sum over i of c[t, i] * h[i], of the new h, + skip * u[t]; where z [L] is not empty, times SiLU(z[t]) = z / (1 + e^-z)
//   state [n] is h before the first token, and afterwards h behind the last.
// ScanStep is one token for one h: h -> Decay * h + Input. Of makes it from dt, a, b, u. Identity changes nothing.
//   Combine(first, second) is one step that does what first and then second do.
// Scan: result[t] is steps 0 to t combined, in this order. combine is any function for which the bracketing does not matter; the order may.
//   At most n * ceil(log2 n) calls, and no result waits for more than 2 * ceil(log2 n) of them, one after the other. n may be 0.
// Out of scope: kernels (08.2), many channels. About 30 lines.
public readonly record struct ScanStep(float Decay, float Input);

public static class SelectiveScan
{
    // your turn: begin
    public static float[] Run(
        float[] u, float[] raw, float bias, float[] a, float[] b, float[] c, float skip, float[] z, float[] state)
    {
        var y = new float[u.Length];
        for (var t = 0; t < u.Length; t++)
        {
            var dt = Softplus(raw[t] + bias);
            y[t] = skip * u[t];
            for (var i = 0; i < a.Length; i++)
            {
                var step = Of(dt, a[i], b[t * a.Length + i], u[t]);
                state[i] = step.Decay * state[i] + step.Input;
                y[t] += c[t * a.Length + i] * state[i];
            }
            if (z.Length > 0) y[t] *= z[t] / (1 + MathF.Exp(-z[t]));
        }
        return y;
    }

    // e^x is taken of what is below 0 only.
    private static float Softplus(float x) => MathF.Max(x, 0) + MathF.Log(1 + MathF.Exp(-MathF.Abs(x)));

    public static ScanStep Of(float dt, float a, float b, float u) => new(MathF.Exp(dt * a), dt * b * u);

    public static ScanStep Identity => new(1, 0);

    public static ScanStep Combine(ScanStep first, ScanStep second) =>
        new(second.Decay * first.Decay, second.Decay * first.Input + second.Input);

    public static T[] Scan<T>(IReadOnlyList<T> steps, Func<T, T, T> combine)
    {
        T[] done = [.. steps];
        for (var apart = 1; apart < done.Length; apart *= 2) // each of done spans the last `apart` steps, or all
            done = [.. done.Select((step, t) => t < apart ? step : combine(done[t - apart], step))];
        return done;
    }
    //> public static float[] Run(
    //>     float[] u, float[] raw, float bias, float[] a, float[] b, float[] c, float skip, float[] z, float[] state) =>
    //>     throw new NotAttempted("08.1");
    //>
    //> public static ScanStep Of(float dt, float a, float b, float u) => throw new NotAttempted("08.1");
    //>
    //> public static ScanStep Identity => throw new NotAttempted("08.1");
    //>
    //> public static ScanStep Combine(ScanStep first, ScanStep second) => throw new NotAttempted("08.1");
    //>
    //> public static T[] Scan<T>(IReadOnlyList<T> steps, Func<T, T, T> combine) => throw new NotAttempted("08.1");
    // your turn: end
}
