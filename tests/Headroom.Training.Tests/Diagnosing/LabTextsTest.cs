using Headroom.Diagnosing;
using Headroom.Training.Diagnosing;

namespace Headroom.Testing.Diagnosing;

public sealed class LabTextsTest
{
    [Theory]
    [InlineData(Circumstance.Plain)]
    [InlineData(Circumstance.Memorising)]
    [InlineData(Circumstance.Leaked)]
    public void As_many_texts_leak_as_were_meant_to(Circumstance circumstance)
    {
        for (var seed = 1UL; seed <= 100; seed++)
        {
            var settings = LabSettings.Drawn(circumstance, seed);
            var texts = new LabTexts(settings);
            Assert.Equal(settings.HeldOut, texts.HeldOut.Length);
            Assert.Equal(settings.Leaks, texts.HeldOut.Count(held =>
                texts.Training.Any(trained => 2 * Overlap.Longest(held, trained) >= held.Length)));
        }
    }

    [Fact]
    public void Some_texts_leak_by_half_of_themselves_and_some_as_a_whole()
    {
        var shares = Enumerable.Range(1, 50).Select(seed => new LabTexts(LabSettings.Drawn(Circumstance.Leaked, (ulong)seed)))
            .SelectMany(texts => texts.HeldOut.Select(held =>
                texts.Training.Max(trained => Overlap.Longest(held, trained)) / (double)held.Length)).ToList();
        Assert.Contains(1.0, shares);
        Assert.Contains(shares, share => share is >= 0.5 and < 0.6);
        Assert.Contains(shares, share => share is > 0.4 and < 0.5); // phrases in common
    }

    [Fact]
    public void Tokens_are_of_the_vocabulary_and_texts_fit_the_context()
    {
        for (var seed = 1UL; seed <= 100; seed++)
        {
            var settings = LabSettings.Drawn(Circumstance.Leaked, seed);
            var texts = new LabTexts(settings);
            foreach (var text in texts.Training.Concat(texts.HeldOut))
            {
                Assert.InRange(text.Length, 8, settings.Context);
                Assert.All(text, token => Assert.InRange(token, 0, settings.Vocabulary - 1));
            }
        }
    }
}
