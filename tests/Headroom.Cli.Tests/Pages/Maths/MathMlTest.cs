using System.Xml.Linq;
using Headroom.Cli.Pages;
using Headroom.Cli.Pages.Maths;
using Headroom.Course;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Testing.Pages.Maths;

public sealed class MathMlTest
{
    private static string Row(string tex, bool display = false)
    {
        var math = XElement.Parse(MathMl.Of(tex, display) ?? throw new InvalidOperationException($"{tex} is not drawn"));
        return string.Concat(Assert.Single(math.Elements()).Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)));
    }

    [Theory]
    [InlineData("2mn", "<mn>2</mn><mi>m</mi><mi>n</mi>")]
    [InlineData(@"\frac{a}{2}", "<mfrac><mrow><mi>a</mi></mrow><mrow><mn>2</mn></mrow></mfrac>")]
    [InlineData(@"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>")]
    [InlineData("N^2 d", "<msup><mi>N</mi><mn>2</mn></msup><mi>d</mi>")]
    [InlineData("q_i^k", "<msubsup><mi>q</mi><mi>i</mi><mi>k</mi></msubsup>")]
    [InlineData("e^{m - m'}", "<msup><mi>e</mi><mrow><mi>m</mi><mo>−</mo><msup><mi>m</mi><mo>′</mo></msup></mrow></msup>")]
    [InlineData(@"\sqrt{12}", "<msqrt><mrow><mn>12</mn></mrow></msqrt>")]
    [InlineData(@"\text{a < b}", "<mtext>a &lt; b</mtext>")]
    [InlineData(@"\gamma_N \approx 8.6", "<msub><mi>γ</mi><mi>N</mi></msub><mo>≈</mo><mn>8.6</mn>")]
    [InlineData(@"\left( x \right)", "<mo>(</mo><mi>x</mi><mo>)</mo>")]
    [InlineData(@"\min(a, b)", "<mi>min</mi><mo stretchy=\"false\">(</mo><mi>a</mi><mo>,</mo><mi>b</mi><mo stretchy=\"false\">)</mo>")]
    public void A_formula_becomes_elements(string tex, string expected) => Assert.Equal(expected, Row(tex));

    [Fact]
    public void A_sum_has_its_limits_below_only_on_a_line_of_its_own()
    {
        Assert.StartsWith("<munder><mo>∑</mo>", Row(@"\sum_j p_j", display: true), StringComparison.Ordinal);
        Assert.StartsWith("<msub><mo>∑</mo>", Row(@"\sum_j p_j"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"\begin{aligned} a &= b \end{aligned}")]
    [InlineData(@"\mystery{x}")]
    [InlineData("{a")]
    [InlineData("a}")]
    [InlineData(@"\frac{a}")]
    [InlineData(@"a \")]
    [InlineData(@"\text{a")]
    [InlineData("x^")]
    public void What_it_does_not_know_is_left_to_a_line_of_text(string tex) => Assert.Null(MathMl.Of(tex, display: false));

    [Fact]
    public void A_formula_says_itself_as_text() =>
        Assert.Contains("alttext=\"a / &quot;\"", MathMl.Of("\\frac{a}{\\text{\"}}", display: false));

    public static TheoryData<string> Notebooks => [.. Syllabus.Load(Repository.Root).Units.Select(unit => unit.Notebook)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Every_formula_of_the_course_is_drawn(string notebook)
    {
        var document = await InteractiveDocument.LoadAsync(new FileInfo(Repository.PathTo(notebook)));
        var formulas = document.Elements.Where(Cells.IsProse).SelectMany(cell => Prose.Formulas(cell.Contents)).ToList();
        Assert.NotEmpty(formulas);
        Assert.All(formulas, formula =>
            XElement.Parse(MathMl.Of(formula.Tex, formula.Display) ?? throw new InvalidOperationException($"{formula.Tex} is not drawn")));
    }
}
