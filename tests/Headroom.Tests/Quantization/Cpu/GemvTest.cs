using Headroom.Quantization;
using Headroom.Quantization.Cpu;
using Headroom.Quantization.Gguf;

namespace Headroom.Tests.Quantization.Cpu;

public sealed class GemvTest
{
    public static TheoryData<GemvPath> Fast { get; } = [GemvPath.Portable, GemvPath.Avx2, GemvPath.Avx512];

    public static TheoryData<int, int> Sizes { get; } = new()
    {
        { 0, 5 }, { 1, 1 }, { 1, 32 }, { 15, 31 }, { 16, 32 }, { 17, 33 }, { 40, 100 }, { 33, 1056 }, { 5, 4096 }, { 128, 256 },
    };

    [Theory]
    [MemberData(nameof(Fast))]
    public void Every_path_has_the_bits_of_the_scalar_one(GemvPath path)
    {
        if (!Gemv.IsSupported(path)) Assert.Skip($"{path} is not on this processor, so it was not run.");
        foreach (var (rows, columns) in Sizes.Select(size => size.Data))
        {
            var (matrix, x) = (Int4Matrix.Quantize(Samples.Uneven(rows * columns, seed: rows), rows, columns),
                Int8Vector.Quantize(Samples.Uneven(columns, seed: columns)));
            Assert.Equal(Bits(matrix, x, GemvPath.Scalar), Bits(matrix, x, path));
        }
    }

    // All codes 0 or 15 and all activations +-127: the largest sums that 16-bit lanes meet.
    [Theory]
    [MemberData(nameof(Fast))]
    public void The_largest_products_do_not_overflow(GemvPath path)
    {
        if (!Gemv.IsSupported(path)) Assert.Skip($"{path} is not on this processor, so it was not run.");
        foreach (var (weight, activation) in new[] { (1f, 1f), (1, -1), (-1, 1), (-1, -1) })
        {
            var values = Enumerable.Range(0, 32 * 64).Select(i => i % 32 == 0 ? -weight : weight).ToArray();
            var (matrix, x) = (Int4Matrix.Quantize(values, 32, 64), Int8Vector.Quantize([.. Enumerable.Repeat(activation, 64)]));
            Assert.Equal(Bits(matrix, x, GemvPath.Scalar), Bits(matrix, x, path));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_product_is_that_of_the_rounded_values(int rows, int columns)
    {
        var (w, x) = (Samples.Uneven(rows * columns, seed: 1), Samples.Uneven(columns, seed: 2));
        var sums = new float[rows];
        Gemv.Multiply(Int4Matrix.Quantize(w, rows, columns), Int8Vector.Quantize(x), sums);
        var rounded = new Int8Block(32).RoundTrip(x);
        for (var row = 0; row < rows; row++)
        {
            var weights = new Q4_0().RoundTrip(w.AsSpan(row * columns, columns));
            var terms = weights.Zip(rounded, (a, b) => (double)a * b).ToArray();
            Assert.Equal(terms.Sum(), sums[row], 1e-5 * terms.Sum(Math.Abs) + 1e-30);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(50)]
    public void Threads_change_no_bit(int threads)
    {
        var (matrix, x) = (Int4Matrix.Quantize(Normal.Sample(333 * 96, seed: 1), 333, 96), Int8Vector.Quantize(Normal.Sample(96, seed: 2)));
        float[] one = new float[333], many = new float[333];
        Gemv.Multiply(matrix, x, one);
        Gemv.Multiply(matrix, x, many, threads: threads);
        Assert.Equal(one, many);
    }

    [Fact]
    public void Codes_and_scales_are_Q4_0_s()
    {
        var values = Samples.Uneven(18 * 70, seed: 4);
        var matrix = Int4Matrix.Quantize(values, 18, 70);
        for (var row = 0; row < 18; row++)
        {
            var back = new Q4_0().RoundTrip(values.AsSpan(row * 70, 70));
            for (var k = 0; k < 70; k++) Assert.Equal(back[k], (matrix.Code(row, k) - 8) * matrix.Scale(row, k));
        }
        Assert.Equal(32 * 3 * 18, matrix.PackedBytes); // padded to 32 rows and 3 blocks, 18 bytes each
    }

    [Fact]
    public void Scales_below_the_normal_halves_count_too()
    {
        var values = Normal.Sample(16 * 32, seed: 3).Select(v => v * 1e-6f).ToArray(); // scales near 2^-22
        var (matrix, x) = (Int4Matrix.Quantize(values, 16, 32), Int8Vector.Quantize(Normal.Sample(32, seed: 4)));
        Assert.Contains(Enumerable.Range(0, 16), row => matrix.Scale(row, 0) != 0);
        foreach (var path in Gemv.Supported) Assert.Equal(Bits(matrix, x, GemvPath.Scalar), Bits(matrix, x, path));
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused()
    {
        var (matrix, x) = (Int4Matrix.Quantize(new float[64], 2, 32), Int8Vector.Quantize(new float[31]));
        Assert.Contains("[2, 32] times [31]", Assert.Throws<ArgumentException>(() => Gemv.Multiply(matrix, x, new float[2])).Message);
        Assert.Contains(
            "room for 3",
            Assert.Throws<ArgumentException>(() => Gemv.Multiply(matrix, Int8Vector.Quantize(new float[32]), new float[3])).Message);
        Assert.Throws<ArgumentException>(() => Int4Matrix.Quantize(new float[63], 2, 32));
        Assert.Throws<ArgumentException>(() => Gemv.Multiply(new float[63], new float[32], new float[2]));
    }

    [Fact]
    public void The_float_product_is_the_exact_one_rounded()
    {
        var (w, x, sums) = (Normal.Sample(7 * 100, seed: 1), Normal.Sample(100, seed: 2), new float[7]);
        Gemv.Multiply(w, x, sums);
        for (var row = 0; row < 7; row++) Assert.Equal(x.Select((v, k) => (double)v * w[row * 100 + k]).Sum(), sums[row], 1e-4);
    }

    private static int[] Bits(Int4Matrix matrix, Int8Vector x, GemvPath path)
    {
        var sums = new float[matrix.Rows];
        Gemv.Multiply(matrix, x, sums, path);
        return [.. sums.Select(BitConverter.SingleToInt32Bits)];
    }
}
