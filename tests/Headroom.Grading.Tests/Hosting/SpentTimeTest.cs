using Headroom.Grading.Hosting;

namespace Headroom.Testing.Hosting;

public sealed class SpentTimeTest
{
    [Theory]
    [InlineData(1, 20.0, 20.0)] // a loop, alone on the machine
    [InlineData(2, 20.0, 20.0)] // on two cores: the clock counts, not the sum
    [InlineData(0.5, 40.0, 20.0)] // every second turn is another program's
    [InlineData(0.3, 60.0, 18.0)]
    [InlineData(0.1, 80.0, 20.0)] // hardly a turn: a quarter counts
    [InlineData(0, 80.0, 20.0)] // asleep
    public void Seconds_in_which_others_had_the_processor_do_not_count(double share, double clock, double spent)
    {
        var time = new SpentTime();
        for (var stretch = 0; stretch < 100; stretch++) time.Add(clock / 100, share * clock / 100);
        Assert.Equal(spent, time.Seconds, 1e-9);
    }
}
