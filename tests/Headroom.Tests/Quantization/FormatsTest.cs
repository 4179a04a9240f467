using FsCheck;
using FsCheck.Fluent;
using Headroom.Quantization;
using Headroom.Quantization.Comparison;
using Headroom.Quantization.Gguf;
using Headroom.Tests.Quantization.Reference;

namespace Headroom.Tests.Quantization;

public sealed class FormatsTest
{
    public static TheoryData<QuantFormat> All => Samples.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Packed_bytes_are_the_scalar_reference_s(QuantFormat format)
    {
        foreach (var length in new[] { 0, 1, 15, 16, 17, 31, 256, 300, 1000 })
        {
            var values = Samples.Uneven(length, seed: length);
            Assert.Equal(Scalar.Quantize(format, values), format.Quantize(values));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Unpacked_values_are_the_scalar_reference_s(QuantFormat format)
    {
        foreach (var length in new[] { 0, 1, 15, 16, 17, 31, 256, 300, 1000 })
        {
            var packed = format.Quantize(Samples.Uneven(length, seed: length));
            Assert.Equal(Scalar.Dequantize(format, packed, length), format.Dequantize(packed, length));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Bytes_match_the_reference_for_any_values(QuantFormat format) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(
        ArbMap.Default.ArbFor<int[]>(), ArbMap.Default.ArbFor<PositiveInt>(), (steps, divisor) =>
        {
            float[] values = [.. steps.Select(step => step / (float)divisor.Get)];
            return Scalar.Quantize(format, values).AsSpan().SequenceEqual(format.Quantize(values));
        }));

    // Half of the widest gap between code points, more where a scale is rounded or values are cut off.
    [Theory]
    [MemberData(nameof(All))]
    public void No_value_errs_by_more_than_its_block_s_step(QuantFormat format) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(
        ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<PositiveInt>(), (seed, size) =>
        {
            var values = Samples.Uneven(8 * size.Get, seed);
            var back = format.RoundTrip(values);
            var most = values.Max(Math.Abs);
            return values.Chunk(format.BlockSize).Zip(back.Chunk(format.BlockSize)).All(block =>
            {
                var allowed = Share(format) * block.First.Max(Math.Abs) + ShareOfTensor(format) * most + 1e-6;
                return block.First.Zip(block.Second).All(pair => Math.Abs(pair.First - pair.Second) <= allowed);
            });
        }));

    [Theory]
    [MemberData(nameof(All))]
    public void Zeros_stay_zero(QuantFormat format)
    {
        Assert.All(format.RoundTrip(new float[300]), value => Assert.Equal(0, value));
        if (!format.KeepsZeros) return;
        var values = Samples.Uneven(1000, seed: 3);
        var back = format.RoundTrip(values);
        Assert.Contains(0f, values);
        for (var i = 0; i < values.Length; i++) if (values[i] == 0) Assert.Equal(0, back[i]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_block_of_one_value_keeps_it_as_exactly_as_the_scale_allows(QuantFormat format)
    {
        foreach (var value in new[] { 1f, -1f, 3.7f, -0.02f })
        {
            var values = Enumerable.Repeat(value, 512).ToArray();
            // MXFP4's scale is a power of two: 3.7 is 7.4 x 0.5, which is cut off to 6 x 0.5.
            var tolerance = format is MxFp4 ? 0.25 : 0.004;
            var back = format.RoundTrip(values);
            Assert.Single(back.Distinct());
            Assert.Equal(1, back[0] / value, tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Denormals_come_back_finite_and_no_larger_than_a_few_of_themselves(QuantFormat format)
    {
        float[] values = [.. Enumerable.Range(-200, 400).Select(i => i * float.Epsilon), 1e-40f, -3e-42f, float.Epsilon];
        Assert.Equal(Scalar.Quantize(format, values), format.Quantize(values));
        Assert.All(format.RoundTrip(values), value => Assert.InRange(value, -4e-40f, 4e-40f));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_last_block_may_be_ragged_and_its_neighbours_do_not_notice(QuantFormat format)
    {
        // Formats with a scale for the whole tensor get the same largest value and, for the mean of scales, the same blocks.
        if (format is Nf4DoubleQuantized) return;
        var full = 3 * format.BlockSize;
        var values = Samples.Uneven(full + 1, seed: 9);
        values[0] = 1000;
        values[^1] = 0.5f;
        Assert.Equal(format.RoundTrip(values.AsSpan(0, full)), format.RoundTrip(values).Take(full));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_empty_tensor_takes_no_bytes(QuantFormat format)
    {
        Assert.Equal(0, format.PackedBytes(0));
        Assert.Empty(format.Quantize([]));
        Assert.Equal(0, format.Rmse([]));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_not_finite_is_refused_with_its_index(QuantFormat format)
    {
        foreach (var bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            var values = Samples.Uneven(100, seed: 1);
            values[77] = bad;
            Assert.Contains($"index 77 is {bad}", Assert.Throws<ArgumentException>(() => format.Quantize(values)).Message);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_largest_magnitude_survives_and_the_next_is_refused(QuantFormat format)
    {
        var values = new float[300];
        (values[5], values[6]) = (format.LargestMagnitude, -format.LargestMagnitude);
        Assert.All(format.RoundTrip(values), value => Assert.True(float.IsFinite(value), $"{format} makes {value}"));
        values[6] = MathF.BitDecrement(values[6]);
        Assert.Contains("index 6", Assert.Throws<ArgumentException>(() => format.Quantize(values)).Message);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Too_few_bytes_are_refused_with_the_number_needed(QuantFormat format)
    {
        var needed = format.PackedBytes(100);
        Assert.Contains(
            $"take {needed} bytes, and there are {needed - 1}",
            Assert.Throws<ArgumentException>(() => format.Quantize(new float[100], new byte[needed - 1])).Message);
        Assert.Contains(
            $"{needed}", Assert.Throws<ArgumentException>(() => format.Dequantize(new byte[needed - 1], new float[100])).Message);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Code_points_ascend_contain_zero_and_come_back(QuantFormat format)
    {
        var points = format.CodePoints;
        Assert.Equal(points.Order(), points);
        Assert.Equal(points.Distinct().Count(), points.Count);
        if (format.KeepsZeros) Assert.Contains(0f, points);
        Assert.InRange(points.Max(Math.Abs), 1, 1.07); // a zero point of 8 of 15 puts one end a half step out
    }

    private static double Share(QuantFormat format) => format switch
    {
        Int8Block or Q8_0 => 0.0081, // half of 2/255, and the other half where the zero point is rounded
        Q4_0 => 0.127, // the end that has one step less
        Int4Block => 0.135,
        Nf4 or Nf4DoubleQuantized => 0.153,
        MxFp4 => 0.2501,
        Q4_K => 0.3,
        _ => 0.24, // half of 2/6, and a scale that was rounded down by up to 1/16
    };

    private static double ShareOfTensor(QuantFormat format) => format is Nf4DoubleQuantized ? 0.0075 : format is NvFp4 ? 3e-6 : 0;
}
