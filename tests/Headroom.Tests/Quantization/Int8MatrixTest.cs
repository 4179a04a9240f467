using FsCheck;
using FsCheck.Fluent;
using Headroom.Quantization;

namespace Headroom.Tests.Quantization;

public sealed class Int8MatrixTest
{
    public static TheoryData<Granularity, bool> Kinds { get; } = new()
    {
        { Granularity.Tensor, false }, { Granularity.Row, false }, { Granularity.Column, false },
        { Granularity.Tensor, true }, { Granularity.Row, true }, { Granularity.Column, true },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Codes_scales_and_zeros_are_the_definition_s(Granularity per, bool zeroPoint) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(10), Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<int>(), (height, width, seed) =>
        {
            var (rows, columns) = (1 + height.Get % 20, 1 + width.Get % 40);
            var values = Samples.Uneven(rows * columns, seed);
            var matrix = Int8Matrix.Quantize(values, rows, columns, per, zeroPoint);
            for (var i = 0; i < values.Length; i++)
            {
                var (row, column) = (i / columns, i % columns);
                var group = per switch { Granularity.Row => row, Granularity.Column => column, _ => 0 };
                var members = values.Where((_, j) =>
                    per == Granularity.Tensor || (per == Granularity.Row ? j / columns == row : j % columns == column)).ToArray();
                var (min, max) = (Math.Min(0, members.Min()), Math.Max(0, members.Max()));
                var scale = zeroPoint ? max / 255 - min / 255 : Math.Max(-min, max) / 127;
                var zero = zeroPoint && scale > 0 ? Math.Clamp((int)MathF.Round(-min / scale) - 128, -128, 127) : 0;
                var code = scale == 0 ? zero : Math.Clamp((int)MathF.Round(values[i] / scale) + zero, zeroPoint ? -128 : -127, 127);
                if ((matrix.Scales[group], matrix.Zeros[group], (int)matrix.Codes[i]) != (scale, zero, code)) return false;
            }
            return true;
        }));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Values_come_back_within_a_step_and_zeros_as_zeros(Granularity per, bool zeroPoint)
    {
        var values = Samples.Uneven(30 * 41, seed: 5);
        var matrix = Int8Matrix.Quantize(values, 30, 41, per, zeroPoint);
        var back = matrix.Dequantize();
        for (var i = 0; i < values.Length; i++)
        {
            var scale = matrix.Scales[per switch { Granularity.Row => i / 41, Granularity.Column => i % 41, _ => 0 }];
            Assert.InRange(back[i] - values[i], -1.01f * scale, 1.01f * scale);
            if (values[i] == 0) Assert.Equal(0, back[i]);
        }
    }

    [Fact]
    public void Rows_of_different_size_want_a_scale_each()
    {
        var values = Normal.Sample(64 * 64, seed: 1);
        for (var i = 0; i < 64; i++) values[i] *= 100;
        double[] errors = [.. new[] { Granularity.Tensor, Granularity.Column, Granularity.Row }.Select(per =>
            SmallRows(Int8Matrix.Quantize(values, 64, 64, per)))];
        Assert.True(errors[0] > 20 * errors[2] && errors[1] > 5 * errors[2], string.Join(", ", errors));

        double SmallRows(Int8Matrix matrix) => Math.Sqrt(matrix.Dequantize().Zip(values, (a, b) => Math.Pow(a - b, 2)).Skip(64).Average());
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains(
            "[2, 3] has 6 values, and there are 5",
            Assert.Throws<ArgumentException>(() => Int8Matrix.Quantize(new float[5], 2, 3)).Message);
        Assert.Contains(
            "[1, 2] is NaN", Assert.Throws<ArgumentException>(() => Int8Matrix.Quantize([0, 1, 2, 3, 4, float.NaN], 2, 3)).Message);
        Assert.Empty(Int8Matrix.Quantize([], 0, 5).Codes);
    }
}
