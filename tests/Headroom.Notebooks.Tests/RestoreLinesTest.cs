using Headroom.Notebooks.Cards;

namespace Headroom.Notebooks.Tests;

public sealed class RestoreLinesTest
{
    private readonly List<string> _page = [];

    [Fact]
    public void The_first_line_is_shown_and_the_next_ones_take_its_place()
    {
        using var lines = Lines();
        lines.Tell("restoring libtorch");
        lines.Tell("  12 MB, 3 s");
        Assert.Equal(["show: restoring libtorch", "update:   12 MB, 3 s"], _page);
    }

    [Fact]
    public void After_the_end_the_line_stays_as_it_is()
    {
        var lines = Lines();
        lines.Tell("restored in 9 s");
        lines.Dispose();
        lines.Tell("late");
        Assert.Equal(["show: restored in 9 s"], _page);
    }

    [Fact]
    public void A_program_that_says_nothing_shows_nothing()
    {
        Lines().Dispose();
        Assert.Empty(_page);
    }

    private RestoreLines Lines() => new(first =>
    {
        _page.Add($"show: {((StatusLine)first).Text}");
        return next => _page.Add($"update: {((StatusLine)next).Text}");
    });
}
