using Headroom.Delegation;

namespace Headroom.Tests.Delegation;

public sealed class BetweenTest
{
    [Fact]
    public void A_known_figure_has_both_ends_equal() => Assert.Equal(new Between(2.5, 2.5), Between.Exactly(2.5));

    [Fact]
    public void Calls_with_the_same_words_are_the_same_call() => Assert.Equal(new Call("read", "a.cs"), new Call("read", "a.cs", ""));

    [Fact]
    public void Verdicts_rise_from_mild_to_strict() => Assert.True(Verdict.Allow < Verdict.Ask && Verdict.Ask < Verdict.Deny);
}
