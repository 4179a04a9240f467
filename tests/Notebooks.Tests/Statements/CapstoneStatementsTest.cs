using Headroom.Hardware;
using Headroom.Scoring;

namespace Headroom.Notebooks.Tests.Statements;

/// <summary>Sentences of notebook 11 whose numbers are typed.</summary>
public sealed class CapstoneStatementsTest
{
    [Theory]
    [InlineData(3, "0.889")]
    [InlineData(4, "0.8")]
    [InlineData(7, "0.615")]
    [InlineData(10, "0.5")]
    [InlineData(18, "0.333")]
    public void Scores_between_two_and_ten(double time, string s)
    {
        Assert.Equal(double.Parse(s), new Score(time, 2, 10).S, 0.0005);
        Says("score-d", $"| {time} | {s} |");
    }

    [Fact]
    public void A_score_of_nine_tenths_and_a_time_below_the_bound()
    {
        Says("score-d", $"S = 0.9 needs {Score.TimeFor(0.9, 2, 10):0.000}");
        Says("score-d", $"A time of 1 would give {1 / (1 + (1 - 2) / 8.0):0.00}");
    }

    [Fact]
    public void Bytes_of_a_context()
    {
        Says("decodekernel", $"$2 \\cdot (64 + 4) = {2 * (64 + 4)}$ bytes. The context has {1400 * 136 / 1e3:0} kB");
        Says("decodekernel", $"| all 16 | {1400 * 136 / 419e3:0.00} µs |");
        Says("decodekernel", $"| one group | {1400 * 136 / 26.2e3:0.0} µs |");
        Says("decodekernel", "26.2 GB/s");
        Assert.Equal(26.2, 419 / 16.0, 0.05);
    }

    [Fact]
    public void Weights_of_a_file()
    {
        Says("head-matvec", $"{2048 * 4096 / 1e6:0.0} million weights. In FP32 they are {2048 * 4096 * 4 / 1e6:0.0} MB, in Q4_K "
            + $"{2048 * 4096 / 256 * 144 / 1e6:0.0} MB");
        Says("head-matvec", $"0.5 · 3 · 7 − 0.25 · 8 · 5 is {0.5 * 3 * 7 - 0.25 * 8 * 5:0.0} too");
    }

    [Fact]
    public void Bits_of_two_channels()
    {
        Says("weightformat", $"2^{{-8}} (1 + 1024) = {1025 / 256.0:0.0}$");
        Says("weightformat", $"$d = 32 / 256 = {32 / 256.0:0.000}$, for {0.5 * Math.Log2(8):0.0} and {0.5 * Math.Log2(8 * 1024):0.0} bits");
    }

    [Fact]
    public void Tokens_of_a_shared_pass()
    {
        var (tokens, pass) = (2.0, 1.2);
        double[] brings = [0.8, 0.64, 0.512, 0.4096, 0.32768, 0.3, 0.262144];
        foreach (var gain in brings) (tokens, pass) = (tokens + gain, pass + 0.1);
        Says("speculationpolicy", $"| {tokens:0.000} | {pass:0.0} | {tokens / pass:0.000} |");
        Says(
            "speculationpolicy",
            $"tokens in 1.8 s, {4.369 / 1.8:0.000} a second. Sharing by worth brings {100 * (2.772 / 2.427 - 1):0} %");
    }

    [Fact]
    public void Weights_that_a_token_reads()
    {
        var layers = 4 * (256 * 384 + 256 * 256 + 3 * 256 * 512);
        Says("head-wholemodel", $"| four layers | | {layers:#,0} |");
        Says("head-wholemodel", $"| together | | {layers + 512 * 256:#,0} |");
        Assert.Equal(0.020, 0.6 * Math.Log(0.6 / 0.5) + 0.4 * Math.Log(0.4 / 0.5), 0.0005);
    }

    [Fact]
    public void What_a_new_chip_brings_to_decoding()
    {
        var (older, newer) = (Devices.H100Sxm, Devices.B200Sxm);
        Says("debate-after", $"Bandwidth grew {newer.Bandwidth / older.Bandwidth:0.00} times, arithmetic in FP8 "
            + $"{newer.Peak(Dtype.Fp8).Rate / older.Peak(Dtype.Fp8).Rate:0.00} times");
        Says("debate", $"Their product is {3 * 2 * 10} to {3 * 3 * 10}");
    }

    private static void Says(string cell, string text) => Assert.Contains(text, Cells.Text("11-capstone.ipynb", cell));
}
