using Headroom.Testing;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Tests;

public sealed class DisplayTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    [Theory]
    [InlineData("display(\"a\")", "text/plain", "a")]
    [InlineData("\"**b**\".DisplayAs(\"text/markdown\")", "text/markdown", "**b**")]
    [InlineData("HTML(\"<i>c</i>\").Display(\"text/html\")", "text/html", "<i>c</i>")]
    [InlineData("42.Display(\"text/plain\")", "text/plain", "42")]
    [InlineData("Javascript(\"alert(1)\")", "text/html", "<script type=\"text/javascript\">alert(1)</script>")]
    [InlineData("using Microsoft.DotNet.Interactive;\nKernelInvocationContext.Current.Display(7, \"text/plain\")", "text/plain", "7")]
    public async Task A_value_is_shown_as_the_mime_type_says(string code, string mimeType, string expected)
    {
        var shown = (await shared.Kernel.Succeed(code + ";")).OfType<DisplayedValueProduced>().Single().FormattedValues.Single();
        Assert.Equal((mimeType, expected), (shown.MimeType, shown.Value));
    }

    [Fact]
    public async Task Numbers_and_records_are_html_by_default()
    {
        var number = (await shared.Kernel.Succeed("40 + 2")).OfType<ReturnValueProduced>().Single().FormattedValues.First();
        Assert.Equal("text/html", number.MimeType);
        Assert.Contains("42", number.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_is_a_result_like_any_other() =>
        Assert.Contains("null", (await shared.Kernel.Succeed("(object)null")).OfType<ReturnValueProduced>()
            .Single().FormattedValues.First().Value, StringComparison.Ordinal);

    [Fact]
    public async Task Several_mime_types_go_into_one_event()
    {
        var shown = (await shared.Kernel.Succeed("3.Display(\"text/html\", \"text/plain\");")).OfType<DisplayedValueProduced>().Single();
        Assert.Equal(["text/html", "text/plain"], shown.FormattedValues.Select(v => v.MimeType));
    }

    [Fact]
    public async Task A_displayed_value_is_updated_under_its_id()
    {
        var events = await shared.Kernel.Succeed("var shown = \"one\".Display();\nshown.Update(\"two\");");
        var produced = events.OfType<DisplayedValueProduced>().Single();
        var updated = events.OfType<DisplayedValueUpdated>().Single();
        Assert.Equal(produced.ValueId, updated.ValueId);
        Assert.Equal("two", updated.FormattedValues.Single().Value);
    }

    [Theory]
    [InlineData("var shown = display(new[] { 1, 2 });\nshown.Update(3);")]
    [InlineData("var shown = new[] { 1, 2 }.Display();\nshown.Update(3);")]
    [InlineData("var shown = 5.Display(\"text/plain\");\nshown.Update(6);")]
    [InlineData("object five = 5;\nvar shown = five.Display();\nshown.Update(6);")]
    [InlineData("var shown = \"**b**\".DisplayAs(\"text/markdown\");\nshown.Update(\"**c**\");")]
    [InlineData("var shown = \"**b**\"?.DisplayAs(\"text/markdown\");\nshown.Update(\"**c**\");")]
    [InlineData("var shown = DisplayExtensions.DisplayAs(\"**b**\", \"text/markdown\");\nshown.Update(\"**c**\");")]
    [InlineData("var shown = new[] { new { Name = 1 } }.DisplayTable();\nshown.Update(3);")]
    [InlineData(
        "using Microsoft.DotNet.Interactive;\nvar shown = KernelInvocationContext.Current.Display(7, \"text/plain\");\nshown.Update(3);")]
    public async Task However_a_value_is_displayed_its_update_finds_it(string code)
    {
        var events = await shared.Kernel.Succeed(code);
        Assert.Equal(events.OfType<DisplayedValueProduced>().Single().ValueId, events.OfType<DisplayedValueUpdated>().Single().ValueId);
    }

    [Theory]
    [InlineData("new List<int> { 1, 2, 3 }", "1")]
    [InlineData("record Pear(int Weight);\nnew Pear(7)", "7")]
    [InlineData("(object)null", "null")]
    [InlineData("(1, \"two\")", "two")]
    [InlineData("40 + 2", "42")]
    public async Task Every_result_has_plain_text_beside_html(string code, string part)
    {
        var forms = (await shared.Kernel.Succeed(code)).OfType<ReturnValueProduced>().Single().FormattedValues;
        Assert.Contains(forms, f => f.MimeType == "text/html");
        Assert.Contains(part, forms.Single(f => f.MimeType == "text/plain").Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_carries_no_csv() =>
        Assert.DoesNotContain((await shared.Kernel.Succeed("new[] { new { Name = \"x\" } }.DisplayTable();"))
            .OfType<DisplayedValueProduced>().Single().FormattedValues, f => f.MimeType == "text/csv");

    [Fact]
    public async Task A_table_has_one_column_per_property()
    {
        var shown = (await shared.Kernel.Succeed("new[] { new { Name = \"x\", Size = 3 } }.DisplayTable();"))
            .OfType<DisplayedValueProduced>().Single().FormattedValues.First();
        Assert.Contains("<td><span>Size</span></td>", shown.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Display_commands_from_outside_become_events()
    {
        var produced = await shared.Kernel.Send(new DisplayValue(new("text/markdown", "# A"), "id-1"));
        var updated = await shared.Kernel.Send(new UpdateDisplayedValue(new("text/markdown", "# B"), "id-1"));
        Assert.Equal(["DisplayedValueProduced", "CommandSucceeded"], produced.Events.Kinds());
        Assert.Equal("id-1", updated.Events.OfType<DisplayedValueUpdated>().Single().ValueId);
    }
}
