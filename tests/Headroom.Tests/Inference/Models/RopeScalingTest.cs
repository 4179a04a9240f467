using Headroom.Shipped;

namespace Headroom.Tests.Inference.Models;

public sealed class RopeScalingTest
{
    // Llama 3.1: factor 8, low 1, high 4, 8,192 positions. Waves up to 2,048 positions stay, those beyond 8,192 are stretched eight times.
    private static readonly RopeScaling s_llama = new(8, 1, 4, 8192);

    [Theory]
    [InlineData(2000, 1)]
    [InlineData(2048, 1)]
    [InlineData(8192, 0.125)]
    [InlineData(100_000, 0.125)]
    [InlineData(8192 / 2.5, 0.5625)] // halfway between both: (1 + 1/8) / 2
    public void A_wave_is_stretched_by_its_length(double wave, double factor)
    {
        var frequency = 2 * Math.PI / wave;
        Assert.Equal(factor * frequency, s_llama.Of(frequency), 1e-12);
    }
}
