using Headroom.Charts.Colors;

namespace Headroom.Charts;

public sealed class PaletteTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Neighbours_differ_in_lightness_by_seven_or_more(bool light)
    {
        double[] lightness = [.. (light ? Palette.Light : Palette.Dark).Select(Lightness)];
        var steps = lightness.Zip(lightness.Skip(1), (a, b) => light ? b - a : a - b);
        Assert.All(steps, step => Assert.True(step >= 7, $"steps {string.Join(", ", steps.Select(s => $"{s:F1}"))}"));
    }

    /// <summary>WCAG asks 3:1 of graphical objects.</summary>
    [Fact]
    public void Every_colour_stands_out_from_its_page()
    {
        Assert.All(Palette.Light, c => Assert.True(1.05 / (Luminance(c) + 0.05) >= 3, c));
        Assert.All(Palette.Dark, c => Assert.True((Luminance(c) + 0.05) / (Luminance("#14181f") + 0.05) >= 3, c));
    }

    /// <summary>CIE L*, 0 to 100.</summary>
    private static double Lightness(string hex) => Luminance(hex) is var y && y > 0.008856 ? 116 * Math.Cbrt(y) - 16 : 903.3 * y;

    private static double Luminance(string hex)
    {
        double[] channels = [.. Enumerable.Range(0, 3).Select(i => Convert.ToInt32(hex.Substring(1 + 2 * i, 2), 16) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
    }
}
