namespace Headroom.Charts.Svg;

/// <summary>
/// Maps data to range units (value, log10 of it, or serial number) and those to pixels between <c>Start</c> and <c>End</c>.
/// </summary>
internal sealed class AxisScale(AxisRange range, double start, double end)
{
    public AxisRange Range => range;
    public double Start => start;
    public double End => end;
    public double Pixels => Math.Abs(end - start);
    public double First => Math.Min(start, end);
    public double Last => Math.Max(start, end);

    /// <summary>Where the axis begins, or zero if it shows zero: the foot of bars and filled areas.</summary>
    public double Foot => range.Kind == AxisKind.Linear ? FromUnit(Math.Clamp(0, range.Low, range.High)) : FromUnit(range.Low);

    public double At(Datum datum) => FromUnit(range.Unit(datum));

    public double At(double value) => At(Datum.Of(value));

    /// <summary>Halves keep the differences of very large numbers finite; NaN goes through.</summary>
    public double FromUnit(double unit)
    {
        var share = (unit / 2 - range.Low / 2) / (range.High / 2 - range.Low / 2);
        return start + Math.Clamp(share, -1000, 1000) * (end - start);
    }

    public bool Shows(double pixel) => pixel >= First - 0.5 && pixel <= Last + 0.5;
}
