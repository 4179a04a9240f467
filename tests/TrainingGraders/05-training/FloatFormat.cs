namespace Graders;

/// <summary>A float format as the list of its values from 0 on: a value's place is its code, and rounding is a search.</summary>
internal sealed class FloatFormat
{
    private readonly double[] _values;
    private readonly bool _saturates;

    private FloatFormat(double[] values, bool saturates) => (_values, _saturates) = (values, saturates);

    /// <summary>16 bits; the last value stands for infinity, and lies where the next one would: at 2^128.</summary>
    public static FloatFormat Bf16 { get; } = Of(7, -126, 127, last: 0x7F80, saturates: false);

    /// <summary>8 bits, up to 448.</summary>
    public static FloatFormat E4M3 { get; } = Of(3, -6, 8, last: 0x7E, saturates: true);

    /// <summary>8 bits with two digits, up to 57,344.</summary>
    public static FloatFormat E5M2 { get; } = Of(2, -14, 15, last: 0x7B, saturates: true);

    /// <summary>16 bits with ten digits, up to 65,504.</summary>
    public static FloatFormat Half { get; } = Of(10, -14, 15, last: 0x7BFF, saturates: true);

    /// <summary>Values from 0 to the last.</summary>
    public int Count => _values.Length;

    /// <summary>The value of a code, infinity's being finite.</summary>
    public double this[int code] => _values[code];

    public double Nearest(double x) => Pick(x, (code, share) => share > 0.5 || share == 0.5 && code % 2 == 1);

    public double Stochastic(double x, double u) => Pick(x, (_, share) => u < share);

    /// <summary>How far x is from the value nearer to 0 towards the next: 0 to 1.</summary>
    public double Share(double x) => Code(Math.Abs(x)) is var code && code == Count - 1
        ? 0
        : (Math.Abs(x) - _values[code]) / (_values[code + 1] - _values[code]);

    /// <summary>Of the values beside x the one farther from 0 where the other one's code and the share say so.</summary>
    public double Pick(double x, Func<int, double, bool> farther)
    {
        if (double.IsNaN(x)) return x;
        var size = Math.Abs(x);
        if (size >= _values[^1]) return Math.Sign(x) * End;
        var code = Code(size);
        var share = Share(x);
        if (farther(code, share)) code++;
        return Math.Sign(x) * (code == Count - 1 ? End : _values[code]);
    }

    private double End => _saturates ? _values[^1] : double.PositiveInfinity;

    // Of the largest value that is at most `size`.
    private int Code(double size)
    {
        var found = Array.BinarySearch(_values, Math.Min(size, _values[^1]));
        return found >= 0 ? found : ~found - 1;
    }

    private static FloatFormat Of(int digits, int least, int most, int last, bool saturates)
    {
        var per = 1 << digits;
        var values = new List<double>(Enumerable.Range(0, per).Select(i => Math.ScaleB(i, least - digits)));
        for (var exponent = least; exponent <= most + 1; exponent++)
            for (var i = 0; i < per; i++) values.Add(Math.ScaleB(per + i, exponent - digits));
        return new([.. values.Take(last + 1)], saturates);
    }
}
