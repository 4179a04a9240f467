using System.Runtime.InteropServices;
using Headroom.Inference.Matrices;
using Headroom.Quantization;
using Headroom.Quantization.Gguf;
using Headroom.Tests.Quantization;

namespace Headroom.Tests.Inference.Matrices;

public sealed class TiledMatrixTest
{
    public static TheoryData<MatrixFormat> All { get; } = [.. Enum.GetValues<MatrixFormat>()];

    private static (int Rows, int Columns)[] Sizes =>
        [(1, 1), (1, 32), (15, 31), (16, 32), (17, 33), (33, 95), (64, 256), (70, 257), (100, 384), (131, 600)];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_output_is_the_definition_s_bit_for_bit(MatrixFormat format)
    {
        foreach (var (rows, columns) in Sizes)
        {
            var (w, x) = (Samples.Uneven(rows * columns, seed: rows), Samples.Uneven(3 * columns, seed: columns));
            var y = format.Pack(w, rows, columns).Multiply(x);
            for (var token = 0; token < 3; token++)
                for (var row = 0; row < rows; row++)
                {
                    var expected = ScalarProduct.Of(format, w.AsSpan(row * columns, columns), x.AsSpan(token * columns, columns));
                    Assert.True(expected.Equals(y[token * rows + row]), $"[{rows}, {columns}] token {token} row {row}: {expected}");
                }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Neither_company_nor_threads_change_a_bit(MatrixFormat format)
    {
        foreach (var (rows, columns) in ((int, int)[])[(37, 65), (160, 128), (131, 300)])
        {
            const int Most = 256;
            var (w, x) = (Samples.Uneven(rows * columns, seed: 1), Samples.Uneven(Most * columns, seed: 2));
            var matrix = format.Pack(w, rows, columns);
            var alone = new float[Most * rows];
            for (var token = 0; token < Most; token++)
                matrix.Multiply(x.AsSpan(token * columns, columns)).CopyTo(alone.AsSpan(token * rows));
            foreach (var tokens in Enumerable.Range(2, 16).Concat([64, Most]))
                foreach (var threads in (int[])[1, 2, 3])
                    Assert.True(
                        Same(alone.AsSpan(0, tokens * rows), matrix.Multiply(x.AsSpan(0, tokens * columns), threads)),
                        $"[{rows}, {columns}], {tokens} tokens, {threads} threads");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_row_comes_back_as_its_format_has_it(MatrixFormat format)
    {
        const int Rows = 21, Columns = 300;
        var w = Samples.Uneven(Rows * Columns, seed: 6);
        var (matrix, row) = (format.Pack(w, Rows, Columns), new float[Columns]);
        for (var r = 0; r < Rows; r++)
        {
            matrix.CopyRow(r, row);
            var values = w.AsSpan(r * Columns, Columns);
            var expected = format switch
            {
                MatrixFormat.Fp32 => values.ToArray(),
                MatrixFormat.Bf16 => [.. values.ToArray().Select(value => ScalarProduct.Of(format, [value], [1]))],
                _ => format.Blocks().RoundTrip(values),
            };
            Assert.Equal(expected, row);
        }
    }

    // The largest codes and activations there are: every sum of integers at its limit.
    [Theory]
    [InlineData(MatrixFormat.Q8)]
    [InlineData(MatrixFormat.Q4)]
    [InlineData(MatrixFormat.Q4K)]
    public void The_largest_codes_do_not_overflow(MatrixFormat format)
    {
        foreach (var sign in (int[])[-1, 1])
        {
            float[] w = [.. Enumerable.Range(0, 16 * 256).Select(i => i % 32 == 0 ? -1f : 1)], x = [.. Enumerable.Repeat((float)sign, 512)];
            var y = format.Pack(w, 16, 256).Multiply(x);
            Assert.All(y, value => Assert.Equal(ScalarProduct.Of(format, w.AsSpan(0, 256), x.AsSpan(0, 256)), value));
        }
    }

    [Fact]
    public void Int8_weights_of_128_below_zero_count_in_full()
    {
        var packed = new byte[34];
        packed.AsSpan(2).Fill(0x80);
        BitConverter.TryWriteBytes(packed, (Half)1);
        var y = MatrixFormat.Q8.FromPacked(1, 32, (_, row) => packed.CopyTo(row, 0)).Multiply([.. Enumerable.Repeat(127f, 64)]);
        Assert.Equal([-128f * 127 * 32, -128f * 127 * 32], y);
    }

    [Fact]
    public void Products_lie_within_rounding_of_float64()
    {
        const int Rows = 40, Columns = 1000;
        var (w, x) = (Normal.Sample(Rows * Columns, seed: 1), Normal.Sample(Columns, seed: 2));
        var y = MatrixFormat.Fp32.Pack(w, Rows, Columns).Multiply(x);
        for (var row = 0; row < Rows; row++)
        {
            var terms = Enumerable.Range(0, Columns).Select(k => (double)w[row * Columns + k] * x[k]).ToList();
            Assert.Equal(terms.Sum(), y[row], Columns * Math.Pow(2, -24) * terms.Sum(Math.Abs)); // a rounding of each sum on the way
        }
    }

    [Fact]
    public void Bytes_of_a_product_are_the_format_s()
    {
        var w = new float[256 * 512];
        long Bytes(MatrixFormat format) => format.Pack(w, 256, 512).Bytes;
        Assert.Equal(
            (36 * w.Length / 64, 17 * w.Length / 32, 9 * w.Length / 16 + 4 * 256),
            (Bytes(MatrixFormat.Nf4), Bytes(MatrixFormat.MxFp4), Bytes(MatrixFormat.NvFp4)));
        Assert.Equal(
            (4 * w.Length, 2 * w.Length, 34 * w.Length / 32, 18 * w.Length / 32, 148 * w.Length / 256),
            (Bytes(MatrixFormat.Fp32), Bytes(MatrixFormat.Bf16), Bytes(MatrixFormat.Q8), Bytes(MatrixFormat.Q4), Bytes(MatrixFormat.Q4K)));
    }

    [Fact]
    public void Packed_rows_are_taken_without_rounding_again()
    {
        var w = Samples.Uneven(20 * 64, seed: 3);
        var packed = new Q4_0().Quantize(w);
        var (one, other) = (MatrixFormat.Q4.Pack(w, 20, 64),
            MatrixFormat.Q4.FromPacked(20, 64, (r, into) => packed.AsSpan(36 * r, 36).CopyTo(into)));
        var x = Samples.Uneven(64, seed: 4);
        Assert.True(Same(one.Multiply(x), other.Multiply(x)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_copy_has_the_same_bits(MatrixFormat format)
    {
        var (w, x) = (Samples.Uneven(20 * 70, seed: 3), Samples.Uneven(70, seed: 4));
        var matrix = format.Pack(w, 20, 70);
        Assert.True(Same(matrix.Multiply(x), matrix.Copy().Multiply(x)));
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused()
    {
        Assert.Contains("[2, 3] has 6", Assert.Throws<ArgumentException>(() => MatrixFormat.Fp32.Pack(new float[5], 2, 3)).Message);
        Assert.Contains("no whole rows of 3",
            Assert.Throws<ArgumentException>(() => MatrixFormat.Q4.Pack(new float[6], 2, 3).Multiply(new float[4])).Message);
        Assert.Contains("no blocks", Assert.Throws<ArgumentException>(() => MatrixFormat.Bf16.FromPacked(1, 1, (_, _) => { })).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => MatrixFormat.Fp32.Pack([], 0, 3));
    }

    private static bool Same(ReadOnlySpan<float> one, ReadOnlySpan<float> other) =>
        MemoryMarshal.AsBytes(one).SequenceEqual(MemoryMarshal.AsBytes(other));
}
