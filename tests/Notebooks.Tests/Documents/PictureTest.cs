using Headroom.Charts;
using Headroom.Charts.Svg;
using Headroom.Hardware;
using Headroom.Rooflines;
using Headroom.Testing;
using Plotly.NET;

namespace Headroom.Notebooks.Tests.Documents;

/// <summary>The README's picture is drawn by the course. With <c>--accept</c> it is drawn anew.</summary>
public sealed class PictureTest
{
    [Fact]
    public void The_readmes_roofline_is_the_courses()
    {
        var path = Repository.PathTo("docs", "images", "roofline.svg");
        var drawn = Picture();
        if (Accepting.Now) File.WriteAllText(path, drawn);
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), drawn);
    }

    private static string Picture()
    {
        var roofs = new[] { Devices.H100Sxm, Devices.A100Sxm, Devices.B200Sxm }
            .Select(d => new Roof($"{d.Name}, BF16", d.Peak(Dtype.Bf16).FlopsPerSecond, d.Bandwidth)).ToList();
        var chart = RooflineChart.Of("Three of four operations never see the peak", roofs,
            new RooflinePoint("elementwise", Workload.Elementwise(1 << 24, 2, 1, 1, Dtype.Bf16).Intensity),
            new RooflinePoint("GEMV", Workload.Gemv(4096, 4096, Dtype.Bf16).Intensity),
            new RooflinePoint("GEMM, 32 columns", Workload.Gemm(4096, 32, 4096, Dtype.Bf16).Intensity),
            new RooflinePoint("GEMM 4096", Workload.Gemm(4096, 4096, 4096, Dtype.Bf16).Intensity));
        return SvgFigure.Image(GenericChart.toFigureJson(chart)).ReplaceLineEndings("\n");
    }
}
