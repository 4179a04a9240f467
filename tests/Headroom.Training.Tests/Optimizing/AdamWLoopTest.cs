using Headroom.Training.Optimizing;

namespace Headroom.Testing.Optimizing;

public sealed unsafe class AdamWLoopTest
{
    private delegate long Loop(float* w, float* g, float* m, float* v, long count, AdamWStep step);

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(0)]
    public void Every_width_agrees_with_the_scalar_reference_to_the_last_bit(int bits)
    {
        Loop loop = bits switch { 512 => AdamWLoop.Wide512, 256 => AdamWLoop.Wide256, _ => AdamWLoop.Portable };
        const int count = 1024;
        var (expected, found) = (Numbers(count), Numbers(count));
        for (var t = 1; t <= 5; t++)
        {
            var step = AdamWStep.Of(new AdamWOptions(), t, 1e-3 * t, 0.37, decays: t % 2 == 0);
            Run((w, g, m, v, n, s) => { AdamWLoop.Scalar(w, g, m, v, n, s); return n; }, expected, step);
            Assert.Equal(count, Run(loop, found, step));
        }
        for (var array = 0; array < 4; array++) Assert.Equal(Bits(expected[array]), Bits(found[array]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(17)]
    [InlineData(1023)]
    public void What_is_left_over_after_whole_vectors_is_done_as_well(int count)
    {
        var (expected, found) = (Numbers(count + 1), Numbers(count + 1));
        var step = AdamWStep.Of(new AdamWOptions(), 1, 1e-3, 1, decays: true);
        fixed (float* w = expected[0], g = expected[1], m = expected[2], v = expected[3]) AdamWLoop.Scalar(w, g, m, v, count, step);
        fixed (float* w = found[0], g = found[1], m = found[2], v = found[3]) AdamWLoop.Run(w, g, m, v, count, step);
        for (var array = 0; array < 4; array++) Assert.Equal(Bits(expected[array]), Bits(found[array]));
        Assert.Equal(Numbers(count + 1)[0][count], found[0][count]); // the number after them is nobody's
    }

    [Fact]
    public void The_sum_of_squares_is_that_of_doubles_whatever_the_length()
    {
        for (var count = 0; count < 40; count++)
        {
            var x = Numbers(count + 1)[0];
            fixed (float* at = x)
                Assert.Equal(x.Take(count).Sum(value => (double)value * value), SumOfSquares.Of(at, count), 1e-12);
        }
    }

    private static long Run(Loop loop, float[][] arrays, AdamWStep step)
    {
        fixed (float* w = arrays[0], g = arrays[1], m = arrays[2], v = arrays[3]) return loop(w, g, m, v, arrays[0].Length, step);
    }

    // Weights, gradients over many magnitudes with zeros and denormal numbers, means, squares.
    private static float[][] Numbers(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, 4).Select(array => Enumerable.Range(0, count).Select(i => array switch
        {
            1 when i % 13 == 0 => 0,
            1 when i % 17 == 0 => 1e-41f,
            3 => (float)Math.Pow(10, random.NextDouble() * 30 - 28),
            _ => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.NextDouble() * 8 - 6)),
        }).ToArray())];
    }

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
}
