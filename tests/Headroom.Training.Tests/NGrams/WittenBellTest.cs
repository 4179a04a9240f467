using FsCheck;
using FsCheck.Fluent;

namespace Headroom.Training.NGrams;

public sealed class WittenBellTest
{
    // Counted: abac, alphabet of 4. P1(a) = (2 + 3/4) / (4 + 3); after a come b and c, once each.
    [Fact]
    public void A_bigram_worked_by_hand()
    {
        var model = new WittenBell(2, 4);
        model.Count([0, 1, 0, 2]);
        var bits = model.Bits([0, 1], from: 1);
        var unigram = (1 + 3 / 4.0) / (4 + 3);
        Assert.Equal(-Math.Log2(unigram), bits[0], 12);
        Assert.Equal(-Math.Log2((1 + 2 * unigram) / (2 + 2)), bits[1], 12);
    }

    [Fact]
    public void Before_anything_is_counted_every_symbol_is_equally_likely() =>
        Assert.Equal([3 * 8, 3 * 8, 3 * 8], new WittenBell(3, 256).Bits([1, 2, 3]));

    [Fact]
    public void After_any_context_the_probabilities_add_up_to_one() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Text(5), Text(5), (text, context) =>
    {
        var model = new WittenBell(4, 5);
        model.Count(text);
        var sums = new double[4];
        for (ushort symbol = 0; symbol < 5; symbol++)
        {
            var bits = model.Bits([.. context, symbol], from: context.Length);
            for (var i = 0; i < 4; i++) sums[i] += Math.Pow(2, -bits[i]);
        }
        return sums.All(sum => Math.Abs(sum - 1) < 1e-9);
    }));

    [Fact]
    public void Bits_are_those_of_the_formula() => Check.QuickThrowOnFailure(Prop.ForAll(Text(4), Text(4), (train, test) =>
    {
        var model = new WittenBell(3, 4);
        model.Count(train);
        var bits = model.Bits(test);
        var expected = Enumerable.Range(0, test.Length).Sum(i => -Math.Log2(Probability(train, test[Math.Max(0, i - 2)..i], test[i], 4)));
        return Math.Abs(bits[2] - expected) < 1e-9 * (1 + expected);
    }));

    [Fact]
    public void What_came_before_is_context_and_is_not_counted()
    {
        var (whole, part) = (new WittenBell(2, 3), new WittenBell(2, 3));
        whole.Count([1, 2]);
        part.Count([0, 1, 2], from: 1);
        Assert.Equal(whole.Bits([2])[0], part.Bits([2])[0]);
        Assert.NotEqual(whole.Bits([0, 1], from: 1)[1], part.Bits([0, 1], from: 1)[1]);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(13, 10)]
    [InlineData(2, 0)]
    [InlineData(2, 65537)]
    public void An_order_or_an_alphabet_that_cannot_be_is_refused(int order, int alphabet) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WittenBell(order, alphabet));

    [Fact]
    public void A_symbol_outside_the_alphabet_is_refused()
    {
        var model = new WittenBell(2, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Count([0, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Bits([3]));
    }

    private static Arbitrary<ushort[]> Text(int alphabet) => Gen.Choose(0, alphabet - 1).Select(one => (ushort)one).ArrayOf().ToArbitrary();

    private static double Probability(ushort[] text, ushort[] context, ushort symbol, int alphabet)
    {
        var shorter = context.Length == 0 ? 1.0 / alphabet : Probability(text, context[1..], symbol, alphabet);
        var after = Enumerable.Range(0, text.Length - context.Length is > 0 and var places ? places : 0)
            .Where(i => text.AsSpan(i, context.Length).SequenceEqual(context)).Select(i => text[i + context.Length]).ToList();
        if (after.Count == 0) return shorter;
        double types = after.Distinct().Count();
        return (after.Count(one => one == symbol) + types * shorter) / (after.Count + types);
    }
}
