using System.Text.RegularExpressions;
using System.Xml.Linq;
using Headroom.Hardware;
using Headroom.Rooflines;
using Headroom.Simulator;
using Headroom.Testing;

namespace Headroom.Kernels;

public sealed partial class LaunchHtmlTest
{
    // Line numbers of the kernel may move; what is reported for each may not.
    [GeneratedRegex(@"\.cs:\d+")]
    private static partial Regex LineNumber();

    [Fact]
    public void A_card_is_well_formed_and_shows_rows_roof_and_lines()
    {
        var html = LaunchHtml.Of(TiledProduct.Launch(), new Roofline(Devices.H100Sxm, Dtype.Fp32));

        Assert.Equal("div", XDocument.Parse(html.Replace("&nbsp;", " ", StringComparison.Ordinal)).Root!.Name.LocalName);
        Snapshot.Match(LineNumber().Replace(html.Replace("><", ">\n<", StringComparison.Ordinal), ".cs:NN"));
    }

    [Fact]
    public void Without_a_roof_there_is_neither_floor_nor_picture()
    {
        var html = LaunchHtml.Of(TiledProduct.Launch(), null);

        Assert.DoesNotContain("floor on", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_launch_without_counts_says_why() =>
        Assert.Contains(
            "not metered: the launch ran in fast mode", LaunchHtml.Of(TiledProduct.Launch(ExecutionMode.Fast), null),
            StringComparison.Ordinal);
}
