using Headroom.Agents.DataSets;
using Headroom.Agents.Sources;

namespace Headroom.Agents.Tests.DataSets;

public sealed class NearDuplicatesTest
{
    [Fact]
    public void A_text_with_one_word_changed_in_sixty_is_found_and_another_is_not()
    {
        var random = new Random(5);
        var found = new NearDuplicates();
        for (var i = 0; i < 100; i++)
        {
            var words = Enumerable.Range(0, 60).Select(_ => $"w{random.Next(5000)}").ToArray();
            Assert.False(found.IsDuplicate(string.Join(' ', words)));
            words[random.Next(60)] = "other";
            Assert.True(found.IsDuplicate(string.Join("  ", words)));
        }
    }

    [Fact]
    public void Below_the_threshold_a_text_is_its_own()
    {
        var found = new NearDuplicates(width: 1);
        Assert.False(found.IsDuplicate("a b c d e f g h i j"));
        Assert.False(found.IsDuplicate("a b c d e f g h x y z")); // 8 of 13
        Assert.True(found.IsDuplicate("a b c d e f g h i j k")); // 10 of 11
    }

    [Fact]
    public void Empty_and_short_texts_have_a_run_or_none()
    {
        Assert.Empty(Words.Runs(" \n", 5));
        Assert.Single(Words.Runs("a b", 5));
        Assert.Equal(2, Words.Runs("a b c d e f", 5).Count);
        Assert.Equal(1, NearDuplicates.Similarity(Words.Runs("", 5), Words.Runs(" ", 5)));
    }

    [Fact]
    public void What_holds_half_of_a_held_out_files_runs_repeats_it()
    {
        var words = Enumerable.Range(0, 100).Select(i => $"w{i}").ToArray();
        var hold = new HoldOut([new SourceFile("a.cs", string.Join(' ', words))]);
        Assert.True(hold.Repeats(string.Join("\n   ", words[20..60])));
        Assert.True(hold.Repeats(string.Join(' ', [.. words[..40], .. Enumerable.Repeat("x", 20)])));
        Assert.False(hold.Repeats(string.Join(' ', [.. words[..20], .. Enumerable.Range(0, 40).Select(i => $"x{i}")])));
        Assert.Equal(0, hold.Share(""));
    }

    [Fact]
    public void One_path_in_eight_is_held_out_whatever_the_others_are() =>
        Assert.InRange(Enumerable.Range(0, 8000).Count(i => HoldOut.Holds($"src/{i}.cs")), 900, 1100);
}
