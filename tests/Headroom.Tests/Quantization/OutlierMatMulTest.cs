using Headroom.Quantization;

namespace Headroom.Tests.Quantization;

public sealed class OutlierMatMulTest
{
    private const int M = 6, K = 130, N = 17;

    [Fact]
    public void Features_at_the_threshold_are_outliers()
    {
        float[] x = [1, -6, 5.99f, 0, 0, 2, 0, 7];
        Assert.Equal([1, 3], OutlierMatMul.Outliers(x, 2, 4));
        Assert.Equal([3], OutlierMatMul.Outliers(x, 2, 4, threshold: 6.5f));
        Assert.Empty(OutlierMatMul.Outliers(x, 2, 4, threshold: 0));
    }

    [Fact]
    public void Splitting_off_the_outliers_saves_the_others()
    {
        var (x, w) = (Activations(), Normal.Sample(K * N, seed: 6));
        var exact = Product(x, w);
        double[] errors = [Error(OutlierMatMul.Multiply(x, w, M, K, N, threshold: 0)), Error(OutlierMatMul.Multiply(x, w, M, K, N))];
        Assert.InRange(errors[1], 0, 0.012);
        Assert.True(errors[0] > 10 * errors[1], string.Join(", ", errors));

        double Error(float[] got) => Math.Sqrt(got.Zip(exact, (a, b) => Math.Pow(a - b, 2)).Sum() / Product(Usual(x), w).Sum(b => b * b));
    }

    [Fact]
    public void With_outliers_alone_the_product_is_the_float_product()
    {
        var (x, w) = (Normal.Sample(M * K, seed: 1), Normal.Sample(K * N, seed: 2));
        var got = OutlierMatMul.Multiply(x, w, M, K, N, threshold: 1e-30f);
        foreach (var (a, b) in got.Zip(Product(x, w))) Assert.Equal(b, a, 1e-4);
    }

    [Fact]
    public void Integer_sums_are_exact_at_any_length()
    {
        foreach (var k in new[] { 0, 1, 31, 32, 33, 64, 1000 })
        {
            var random = new Random(k);
            var (a, b) = (new sbyte[k], new sbyte[k]);
            for (var i = 0; i < k; i++) (a[i], b[i]) = ((sbyte)random.Next(-127, 128), (sbyte)(i % 2 == 0 ? 127 : -127));
            Assert.Equal(a.Zip(b, (p, q) => p * q).Sum(), Int8Product.Dot(a, b));
            Array.Fill<sbyte>(a, -127);
            Array.Fill<sbyte>(b, -127);
            Assert.Equal(127 * 127 * k, Int8Product.Dot(a, b));
        }
    }

    [Fact]
    public void Scales_that_cannot_leave_the_sum_are_refused()
    {
        var square = Normal.Sample(16, seed: 1);
        var (rows, columns) = (Int8Matrix.Quantize(square, 4, 4, Granularity.Row), Int8Matrix.Quantize(square, 4, 4, Granularity.Column));
        Assert.Throws<ArgumentException>(() => Int8Product.Multiply(columns, columns));
        Assert.Throws<ArgumentException>(() => Int8Product.Multiply(rows, rows));
        Assert.Throws<ArgumentException>(() =>
            Int8Product.Multiply(rows, Int8Matrix.Quantize(square, 4, 4, Granularity.Column, zeroPoint: true)));
        Assert.Throws<ArgumentException>(() => Int8Product.Multiply(rows, Int8Matrix.Quantize(new float[15], 3, 5, Granularity.Column)));
    }

    // Two features sixty times as large as the rest.
    private static float[] Activations()
    {
        var x = Normal.Sample(M * K, seed: 5);
        for (var i = 0; i < M; i++) (x[i * K + 7], x[i * K + 100]) = (60, -80 + i);
        for (var i = 0; i < x.Length; i++) if (i % K is not (7 or 100)) x[i] = Math.Clamp(x[i], -4, 4);
        return x;
    }

    private static float[] Usual(float[] x) => [.. x.Select((v, i) => i % K is 7 or 100 ? 0 : v)];

    private static double[] Product(float[] x, float[] w) =>
        [.. Enumerable.Range(0, M * N).Select(ij => Enumerable.Range(0, K).Sum(p => (double)x[ij / N * K + p] * w[p * N + ij % N]))];
}
