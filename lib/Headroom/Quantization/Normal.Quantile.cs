namespace Headroom.Quantization;

public static partial class Normal
{
    /// <summary>
    /// The x below which a share p of the distribution lies, to about 1e-16 (Wichura 1988, algorithm AS 241); infinite for 0 and 1,
    /// and <see cref="ArgumentOutOfRangeException"/> outside of 0..1.
    /// </summary>
    public static double Quantile(double p)
    {
        if (p is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "a probability is between 0 and 1.");
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425) return Ratio(0.180625 - q * q, s_centreUp, s_centreDown) * q;
        var tail = q < 0 ? p : 1 - p;
        if (tail == 0) return q < 0 ? double.NegativeInfinity : double.PositiveInfinity;
        var r = Math.Sqrt(-Math.Log(tail));
        var x = r <= 5 ? Ratio(r - 1.6, s_tailUp, s_tailDown) : Ratio(r - 5, s_farUp, s_farDown);
        return q < 0 ? -x : x;
    }

    private static double Ratio(double x, double[] up, double[] down) => Polynomial(x, up) / Polynomial(x, down);

    private static double Polynomial(double x, double[] coefficients) => coefficients.Reverse().Aggregate((sum, next) => sum * x + next);

    private static readonly double[] s_centreUp =
    [
        3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
        45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
    ];

    private static readonly double[] s_centreDown =
    [
        1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
        21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610,
    ];

    private static readonly double[] s_tailUp =
    [
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
        1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4,
    ];

    private static readonly double[] s_tailDown =
    [
        1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
        0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    private static readonly double[] s_farUp =
    [
        6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
        0.0265321895265761230930, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    private static readonly double[] s_farDown =
    [
        1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];
}
