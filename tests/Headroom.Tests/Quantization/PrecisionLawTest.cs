using Headroom.Quantization;

namespace Headroom.Tests.Quantization;

public sealed class PrecisionLawTest
{
    [Theory]
    [InlineData(160e9, 4, 0.039642)]
    [InlineData(15e12, 4, 0.395863)]
    [InlineData(15e12, 8, 0.000454)]
    public void Eight_billion_parameters_lose_so_much(double tokens, double bits, double expected) =>
        Assert.Equal(1, PrecisionLaw.AddedLoss(8e9, tokens, bits) / expected, 0.001);

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(100)]
    public void The_bits_on_top_undo_the_tokens(double times) =>
        Assert.Equal(
            1, PrecisionLaw.AddedLoss(8e9, times * 1e12, 4 + PrecisionLaw.BitsForTokens(times)) / PrecisionLaw.AddedLoss(8e9, 1e12, 4),
            1e-12);

    [Theory]
    [InlineData(0, 1e12, 4)]
    [InlineData(8e9, -1, 4)]
    [InlineData(8e9, 1e12, -1)]
    public void A_model_without_parameters_tokens_or_bits_is_refused(double parameters, double tokens, double bits) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PrecisionLaw.AddedLoss(parameters, tokens, bits));
}
