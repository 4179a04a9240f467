using Headroom.Briefs;

namespace Headroom.Tests.Briefs;

public sealed class SentenceTest
{
    [Fact]
    public void Sentences_that_say_the_same_are_equal() =>
        Assert.Equal<Sentence>([new Size(Axis.Rows, 0, 8), new Within(1e-3)], [new Size(Axis.Rows, 0, 8), new Within(1e-3)]);

    [Fact]
    public void Sentences_of_another_kind_are_not() => Assert.NotEqual<Sentence>(new Holds(Special.NaN), new Forbids(Means.Doubles));
}
