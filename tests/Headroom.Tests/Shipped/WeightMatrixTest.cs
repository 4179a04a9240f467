using Headroom.Quantization.Cpu;
using Headroom.Quantization.Gguf;
using Headroom.Shipped;

namespace Headroom.Testing.Shipped;

public sealed class WeightMatrixTest
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 32)]
    [InlineData(5, 33)]
    [InlineData(2, 100)]
    public void Rows_are_packed_each_by_itself(int rows, int columns)
    {
        var values = Values(rows, columns);
        foreach (var (form, format) in new (WeightForm, Headroom.Quantization.QuantFormat)[]
            { (WeightForm.Int8, new Q8_0()), (WeightForm.Int4, new Q4_0()) })
        {
            var matrix = WeightMatrix.Of("m", rows, columns, values, form);
            var row = new float[columns];
            for (var i = 0; i < rows; i++)
            {
                var own = values.AsSpan(i * columns, columns);
                Assert.Equal(format.Quantize(own), matrix.Bytes.Span.Slice(i * matrix.RowBytes, matrix.RowBytes));
                matrix.Row(i, row);
                Assert.Equal(format.RoundTrip(own), row);
                Assert.Equal(row, matrix.Singles().AsSpan(i * columns, columns));
            }
        }
    }

    [Fact]
    public void Floats_come_back_as_they_are()
    {
        float[] values = [1, -2.5f, 1e-40f, float.MaxValue, -0f, 3];
        var matrix = WeightMatrix.Of("m", 2, 3, values, WeightForm.Fp32);
        Assert.Equal(values, matrix.Singles());
        Assert.Same(matrix, matrix.In(WeightForm.Fp32));
    }

    // Half a step of a block's scale, and the scale's own rounding to FP16.
    [Theory]
    [InlineData(WeightForm.Int8, 0.5 / 127)]
    [InlineData(WeightForm.Int4, 1.0 / 8)]
    public void No_value_moves_by_more_than_a_step_of_its_block_allows(WeightForm form, double step)
    {
        var values = Values(4, 64);
        var back = WeightMatrix.Of("m", 4, 64, values, form).Singles();
        for (var block = 0; block < values.Length; block += 32)
        {
            var largest = values.Skip(block).Take(32).Max(Math.Abs);
            for (var i = block; i < block + 32; i++) Assert.InRange(Math.Abs(back[i] - values[i]), 0, largest * (step + 1.0 / 2048));
        }
    }

    [Fact]
    public void Packed_rows_are_multiplied_without_rounding_again()
    {
        var (rows, columns) = (19, 70);
        var values = Values(rows, columns);
        var x = Int8Vector.Quantize(Values(1, columns));
        float[] packed = new float[rows], quantized = new float[rows];
        var matrix = WeightMatrix.Of("m", rows, columns, values, WeightForm.Int4);
        Gemv.Multiply(Int4Matrix.FromPacked(matrix.Bytes.Span, rows, columns), x, packed);
        Gemv.Multiply(Int4Matrix.Quantize(values, rows, columns), x, quantized);
        Assert.Equal(quantized, packed);
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused_with_both_numbers()
    {
        Assert.Contains("m [2, 3] has 6 values, and there are 5.", Said(() => WeightMatrix.Of("m", 2, 3, new float[5], WeightForm.Int8)));
        Assert.Contains("m [2, 3] takes 68 bytes in Int8, and there are 67.", Said(
            () => _ = new WeightMatrix("m", 2, 3, WeightForm.Int8, new byte[67])));
        Assert.Contains("a row of m has 3 values, and there is room for 4.",
            Said(() => WeightMatrix.Of("m", 2, 3, new float[6], WeightForm.Int8).Row(1, new float[4])));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightMatrix.Of("m", 2, 3, new float[6], WeightForm.Int8).Row(2, new float[3]));
        Assert.Contains("[2, 3] takes 36 bytes in Q4_0, and there are 35.", Said(() => Int4Matrix.FromPacked(new byte[35], 2, 3)));
    }

    private static string Said(Action action) => Assert.Throws<ArgumentException>(action).Message;

    private static float[] Values(int rows, int columns)
    {
        var random = new Random(rows + columns);
        return [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextSingle() * 4 - 2)];
    }
}
