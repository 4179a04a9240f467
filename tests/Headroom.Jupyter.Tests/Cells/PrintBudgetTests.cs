using Headroom.Jupyter.Cells;
using Microsoft.DotNet.Interactive.Commands;

namespace Headroom.Jupyter.Tests.Cells;

public sealed class PrintBudgetTests
{
    [Fact]
    public void Text_is_never_cut_inside_a_character()
    {
        var budget = PrintBudget.Set(new SubmitCode(""), 4);
        Assert.Equal("abc", budget.Take("abc\U0001F600def", out var isFirstCut));
        Assert.True(isFirstCut);
        Assert.Equal(5, budget.Dropped);
        Assert.Equal("", budget.Take("more", out isFirstCut));
        Assert.False(isFirstCut);
        Assert.Equal(9, budget.Dropped);
    }
}
