using Plotly.NET;

namespace Engines.PlotlyNet.Tests.CommonAbstractions;

public sealed class ColorTests
{
    [Theory]
    [InlineData("#1f77b4")]
    [InlineData("1F77B4")]
    [InlineData("0x1f77b4")]
    public void Hex_may_be_written_as_on_the_web_or_as_a_number(string hex) => Assert.Equal(Color.fromRGB(31, 119, 180), Color.fromHex(hex));

    [Theory]
    [InlineData("")]
    [InlineData("#12345")]
    [InlineData("#1234567")]
    [InlineData("#12345g")]
    [InlineData("blue")]
    public void Other_text_is_refused_with_an_example(string text) =>
        Assert.Contains("#1f77b4", Assert.Throws<ArgumentException>(() => Color.fromHex(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(-1)]
    [InlineData(256)]
    public void Components_run_from_0_to_255(int component) => Assert.Throws<ArgumentException>(() => Color.fromRGB(component, 0, 0));

    [Fact]
    public void Opacity_is_written_with_one_decimal()
    {
        var line = Line.init(Color: Color.fromARGB(64, 1, 2, 3));
        Assert.Equal("{\"color\":\"rgba(1, 2, 3, 0.3)\"}", Written.Json(line));
    }
}
