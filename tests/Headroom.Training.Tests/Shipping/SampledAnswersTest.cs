using Headroom.Training.Shipping;

namespace Headroom.Testing.Shipping;

public sealed class SampledAnswersTest
{
    [Theory]
    [InlineData("It rained. She went home. And the", "It rained. She went home.")]
    [InlineData("\"Come in!\" he said. \"It is late.\" So", "\"Come in!\" he said. \"It is late.\"")]
    [InlineData("It rained. She went home.", "It rained.")] // whether the last sentence was cut nobody knows
    [InlineData("It rained.\nShe", "It rained.")]
    [InlineData("Nothing ends", "")]
    [InlineData("", "")]
    public void A_tale_that_was_cut_is_judged_as_far_as_its_last_whole_sentence(string text, string whole) =>
        Assert.Equal(whole, SampledAnswers.Whole(text));
}
