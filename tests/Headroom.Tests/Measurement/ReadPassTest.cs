namespace Headroom.Measurement;

/// <summary>A pass that reads and does nothing else.</summary>
public sealed class ReadPassTest
{
    [Fact]
    public void A_pass_over_a_megabyte_takes_some_time_and_no_second()
    {
        var bytes = new byte[1 << 20];
        Assert.InRange(ReadPass.Seconds(() => bytes), 1e-7, 1);
    }

    [Fact]
    public void Every_pass_asks_for_its_array()
    {
        var asked = 0;
        ReadPass.Seconds(() => new byte[256 + asked++], passes: 5);
        Assert.Equal(5, asked);
    }

    [Fact]
    public void Too_few_bytes_or_passes_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadPass.Seconds(() => new byte[255]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadPass.Seconds(() => new byte[256], passes: 1));
    }
}
