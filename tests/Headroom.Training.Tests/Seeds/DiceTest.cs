namespace Headroom.Training.Seeds;

public sealed class DiceTest
{
    // Vigna's own program prints these for the seed 1234567.
    [Fact]
    public void Numbers_are_those_of_SplitMix64()
    {
        var dice = new Dice(1234567);
        ulong[] printed = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431];
        Assert.Equal(printed, printed.Select(_ => dice.Next()));
    }

    [Fact]
    public void Every_number_below_a_bound_comes_equally_often()
    {
        var (dice, counts) = (new Dice(1), new int[7]);
        for (var i = 0; i < 70_000; i++) counts[dice.Below(7)]++;
        // Six standard deviations of a count of 10,000: 556.
        Assert.All(counts, count => Assert.InRange(count, 9_444, 10_556));
    }

    [Fact]
    public void Shuffled_things_stand_everywhere_equally_often()
    {
        var (dice, first) = (new Dice(2), new int[5]);
        for (var i = 0; i < 50_000; i++)
        {
            int[] items = [0, 1, 2, 3, 4];
            dice.Shuffle<int>(items);
            first[items[0]]++;
        }
        Assert.All(first, count => Assert.InRange(count, 9_463, 10_537));
    }

    [Fact]
    public void Neighbouring_indices_share_no_number() =>
        Assert.Equal(3000, Enumerable.Range(0, 1000).Select(i => Dice.For(1, (ulong)i))
            .SelectMany(dice => new[] { dice.Next(), dice.Next(), dice.Next() }).Distinct().Count());

    [Fact]
    public void Nothing_lies_below_zero() => Assert.Throws<ArgumentOutOfRangeException>(() => new Dice(0).Below(0));
}
