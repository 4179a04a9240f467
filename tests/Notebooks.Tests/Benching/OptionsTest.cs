using Headroom.Bench;

namespace Headroom.Notebooks.Tests.Benching;

public sealed class OptionsTest
{
    [Fact]
    public void Without_ids_the_readmes_claims_are_measured_for_45_minutes_at_most()
    {
        var options = Options.Parse([]);
        Assert.Equal(Headlines.All, options.Claims());
        Assert.Equal(TimeSpan.FromMinutes(45), options.Limit);
    }

    [Fact]
    public void Quick_leaves_out_what_takes_minutes_and_has_five()
    {
        var options = Options.Parse(["--quick"]);
        Assert.Equal(Headlines.Quick, options.Claims());
        Assert.Equal(TimeSpan.FromMinutes(5), options.Limit);
        Assert.True(Headlines.Quick.Count < Headlines.All.Count);
        Assert.All(Headlines.Quick, claim => Assert.Contains(claim, Headlines.All));
    }

    [Fact]
    public void Named_claims_come_in_the_catalogues_order_and_have_no_limit()
    {
        var options = Options.Parse(["scan.bytes", "check"]);
        Assert.Equal(["check.latency", "check.watching", "scan.bytes"], options.Claims().Select(claim => claim.Id));
        Assert.Null(options.Limit);
        Assert.Equal(Catalogue.Claims.Count, Options.Parse(["all"]).Claims().Count);
    }

    [Fact]
    public void Minutes_limit_named_claims_too() =>
        Assert.Equal(TimeSpan.FromMinutes(1.5), Options.Parse(["all", "--minutes", "1.5"]).Limit);

    [Theory]
    [InlineData("--minutes", "--minutes wants a number above 0")]
    [InlineData("--minutes 0", "--minutes wants a number above 0")]
    [InlineData("--minutes nan", "--minutes wants a number above 0")]
    [InlineData("--slowly", "--slowly: no such option")]
    [InlineData("--quick check", "leave the ids out")]
    public void What_cannot_be_read_is_named(string line, string says) =>
        Assert.Contains(says, Assert.Throws<ArgumentException>(() => Options.Parse(line.Split(' '))).Message);

    [Fact]
    public void An_unknown_id_lists_those_there_are()
    {
        var message = Assert.Throws<ArgumentException>(() => Options.Parse(["chek"]).Claims()).Message;
        Assert.Contains("no claim named chek", message);
        Assert.Contains("check.latency", message);
    }
}
