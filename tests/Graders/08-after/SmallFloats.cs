using Headroom.Grading;
using Headroom.Quantization;

namespace Graders;

/// <summary>A small float by its table: every number that it has, ascending from 0, found by counting.</summary>
internal sealed class SmallFloats
{
    private readonly double[] _values;

    public SmallFloats(FloatGrid format)
    {
        Format = format;
        var values = new List<double>();
        var (steps, size) = (1 << format.FractionBits, Math.Pow(2, format.LeastExponent - format.FractionBits));
        for (var code = 0; values.Count == 0 || values[^1] < format.Largest; code++)
            values.Add(code < steps ? code * size : (steps + code % steps) * size * Math.Pow(2, code / steps - 1));
        _values = [.. values];
    }

    public FloatGrid Format { get; }

    /// <summary>By code, of numbers that are not below 0.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>A format that nobody has: drawn fraction bits and exponent, and a largest number that is not the last code.</summary>
    public static SmallFloats Drawn(Draw draw)
    {
        var (bits, least) = (draw.Int(2, 5), draw.Int(-12, 3));
        var last = (1 << 7) - 1 - draw.Int(1, 3); // the last ones stand for no number, as in E4M3
        var (field, fraction) = (last >> bits, last & (1 << bits) - 1);
        var largest = (1 + fraction / (double)(1 << bits)) * Math.Pow(2, least + field - 1);
        return new(FloatGrid.Of(bits, least, (float)largest));
    }

    public byte Code(double x) => (byte)(Nearest(Math.Abs(x)) | (double.IsNegative(x) ? 0x80 : 0));

    public double Rounded(double x) => Math.CopySign(_values[Nearest(Math.Abs(x))], x);

    public double Value(byte code) => code < 0x80 ? _values[code] : -_values[code - 0x80];

    /// <summary>How near a number is to the middle between two of the format, as a share of their distance.</summary>
    public double FromTie(double x)
    {
        var size = Math.Abs(x);
        if (size >= _values[^1]) return 1;
        var low = Below(size);
        return Math.Abs((size - _values[low]) / (_values[low + 1] - _values[low]) - 0.5);
    }

    /// <summary>The code of the largest number that is not above a size.</summary>
    public int Below(double size) => Array.FindLastIndex(_values, value => value <= size);

    private int Nearest(double size)
    {
        if (size >= _values[^1]) return _values.Length - 1;
        var low = Below(size);
        var (down, up) = (size - _values[low], _values[low + 1] - size);
        return down < up || down == up && low % 2 == 0 ? low : low + 1;
    }
}
