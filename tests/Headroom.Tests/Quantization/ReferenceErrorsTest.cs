using Headroom.Quantization;
using Headroom.Quantization.Gguf;

namespace Headroom.Tests.Quantization;

/// <summary>
/// Relative errors on normal values, against the published table of a 4.2 million sample; here 2^20 values, which is good to a few tenths
/// of a percent.
/// </summary>
public sealed class ReferenceErrorsTest
{
    private static readonly float[] s_values = Normal.Sample(1 << 20, seed: 4);

    public static TheoryData<QuantFormat, double> Table { get; } = new()
    {
        { new Int8Block(64), 0.00594 },
        { new Int4Block(32), 0.0971 }, { new Int4Block(64), 0.1077 }, { new Int4Block(128), 0.1173 }, { new Int4Block(4096), 0.1574 },
        { new Int4Block(32, zeroPoint: true), 0.0808 }, { new Int4Block(64, zeroPoint: true), 0.0911 },
        { new Int4Block(128, zeroPoint: true), 0.1005 }, { new Int4Block(4096, zeroPoint: true), 0.1400 },
        { new Nf4(32), 0.0873 }, { new Nf4(64), 0.0920 }, { new Nf4(128), 0.0956 }, { new Nf4(4096), 0.1099 },
        { new Nf4DoubleQuantized(64), 0.0920 },
        { new Fp4(32), 0.1010 }, { new Fp4(64), 0.1057 }, { new MxFp4(), 0.1150 }, { new NvFp4(), 0.0951 },
        { new Q4_0(), 0.0859 }, { new Q8_0(), 0.00535 },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void The_error_is_the_table_s_within_two_percent(QuantFormat format, double expected) =>
        Assert.InRange(format.RelativeRmse(s_values), 0.98 * expected, 1.02 * expected);

    [Fact]
    public void Q4_K_errs_less_than_Q4_0_at_the_same_bits() =>
        Assert.InRange(new Q4_K().RelativeRmse(s_values), 0.05, 0.9 * new Q4_0().RelativeRmse(s_values));

    [Fact]
    public void At_block_64_int4_with_a_zero_point_beats_NF4_and_from_128_up_it_does_not()
    {
        Assert.True(Error(new Int4Block(64, zeroPoint: true)) < Error(new Nf4(64)));
        Assert.True(Error(new Int4Block(128, zeroPoint: true)) > Error(new Nf4(128)));

        static double Error(QuantFormat format) => format.RelativeRmse(s_values);
    }
}
