// rejected: start at 1
public static class HeadroomRange
{
    // your turn: begin
    public static (double Low, double High) Gain((double Low, double High) now, (double Low, double High) then) =>
        (then.Low / now.High, then.High / now.Low);

    public static (double Low, double High) Product(params IReadOnlyList<(double Low, double High)> factors)
    {
        var (low, high) = (0.0, 0.0);
        foreach (var factor in factors) (low, high) = (low * factor.Low, high * factor.High);
        return (low, high);
    }

    public static (double Low, double High) OnFraction((double Low, double High) factor, double fraction)
    {
        return (SpeedUp(factor.Low), SpeedUp(factor.High));

        double SpeedUp(double times) => 1 / (1 - fraction + fraction / times);
    }

    public static double Middle((double Low, double High) range) => Math.Sqrt(range.Low * range.High);

    public static (double Low, double High) Steps((double Low, double High) headroom, (double Low, double High) growth) =>
        (Math.Log(headroom.Low) / Math.Log(growth.High), Math.Log(headroom.High) / Math.Log(growth.Low));
    // your turn: end
}
