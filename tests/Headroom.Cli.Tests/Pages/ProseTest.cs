using Headroom.Cli.Pages;
using Headroom.Cli.Pages.Maths;

namespace Headroom.Testing.Pages;

public sealed class ProseTest
{
    [Fact]
    public void Headings_get_ids_that_are_theirs_alone()
    {
        var page = new PageFeatures();
        var html = Prose.Render("# 01 · Count *first*\n\n## Count\n\n## Count\n\n## `k` and $n$\n\n## ---", page)
            + Prose.Render("## Count\n\n## Main", page);
        Assert.Equal(
            ["s-01-count-first", "count", "count-2", "k-and-n", "section", "count-3", "main-2"], page.Outline.Headings.Select(h => h.Id));
        Assert.All(page.Outline.Headings, h => Assert.Contains($" id=\"{h.Id}\"", html));
        Assert.Equal("01 · Count first", page.Outline.Title);
    }

    [Theory]
    [InlineData("2mn", "2mn")]
    [InlineData(@"\min(\text{peak},\; I \times \text{bandwidth})", "min(peak, I × bandwidth)")]
    [InlineData(@"\frac{2 n^3}{4\,(2 n^3 / t + n^2)} \approx \frac{t}{4}", "(2 n^3) / (4 (2 n^3 / t + n^2)) ≈ t / 4")]
    [InlineData(@"\frac{\text{FLOPs}}{\frac{a}{b}}", "FLOPs / (a / b)")]
    [InlineData(@"o_i = \sum_{j} e^{s_{ij} - m} v_j", "o_i = Σ_j e^(s_ij - m) v_j")]
    [InlineData(@"\mathrm{softmax}\left(QK^\top / \sqrt{d}\right) V", "softmax(QK^ᵀ / √d) V")]
    public void Without_anything_to_draw_it_with_a_formula_is_a_line_of_text(string tex, string text) =>
        Assert.Equal(text, PlainMaths.Of(tex));

    [Fact]
    public void Prices_are_no_formulas() => Assert.Empty(Prose.Formulas("It costs $2 an hour, or $3 at night. `$x$`"));

    [Fact]
    public void Formulas_are_found_with_their_place() =>
        Assert.Equal([("a", false), ("b", true), ("c", true)], Prose.Formulas("An $a$ and $$b$$.\n\n$$\nc\n$$\n"));

    [Fact]
    public void A_table_scrolls_inside_itself() =>
        Assert.Contains(
            "<div class=\"scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table>",
            Prose.Render("|a|b|\n|-|-|\n|1|2|", new PageFeatures()));
}
