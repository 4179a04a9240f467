using Headroom.Agents.Composing;
using Headroom.Agents.Composing.Faults;

namespace Headroom.Agents.Tests.Composing;

public sealed class ReviewSetTest(ReviewSets sets) : IClassFixture<ReviewSets>
{
    [Fact]
    public void The_key_of_each_set_passes_with_data_of_any_seed() => Assert.All(sets.All, set =>
    {
        var score = set.Judge([.. set.Kernels.Select(Key)], set.Number + 1000);
        Assert.True(score.Passes && score.FalseAlarms == 0 && score.Found == score.Faults,
            $"set {set.Number}: {string.Join("; ", score.Says)}");
        Assert.Equal(8, score.Truths.Count);
    });

    [Fact]
    public void One_opinion_for_all_fails_in_each_set() => Assert.All(sets.All.Take(20), set =>
    {
        Assert.False(set.Judge([.. Enumerable.Repeat(KernelOpinion.Right, 8)], 7).Passes);
        Assert.False(set.Judge([.. set.Kernels.Select(kernel => new KernelOpinion("wrong", 1, kernel.Task.Shapes[2], ""))], 7).Passes);
        Assert.False(set.Judge([.. set.Kernels.Select(kernel => new KernelOpinion("wrong", kernel.FirstLine + 6,
            kernel.Task.Shapes[2], ""))], 7).Passes);
        Assert.False(set.Judge([.. Enumerable.Repeat(new KernelOpinion("slow", 20, [], "Bytes"), 8)], 7).Passes);
    });

    [Fact]
    public void A_key_with_two_alarms_too_many_or_two_faults_unseen_fails() => Assert.All(sets.All.Take(20), set =>
    {
        var key = set.Kernels.Select(Key).ToList();
        var right = Enumerable.Range(0, 8).Where(at => set.Kernels[at].Fault is null).Take(2).ToList();
        var faulty = Enumerable.Range(0, 8).Where(at => set.Kernels[at].Fault is not null).Take(2).ToList();
        Assert.False(set.Judge([.. key.Select((one, at) => right.Contains(at)
            ? new KernelOpinion("wrong", 20, set.Kernels[at].Task.Shapes[2], "") : one)], 7).Passes);
        Assert.False(set.Judge([.. key.Select((one, at) => faulty.Contains(at) ? KernelOpinion.Right : one)], 7).Passes);
        Assert.True(set.Judge([.. key.Select((one, at) => at == faulty[0] ? KernelOpinion.Right : one)], 7).Passes);
    });

    [Fact]
    public void How_many_are_right_wrong_and_slow_varies()
    {
        var counts = sets.All.Select(set => (Right: Count(set, null), Wrong: Count(set, FaultKind.Wrong),
            Slow: Count(set, FaultKind.Slow))).ToList();
        Assert.All(counts, one => Assert.True(one is { Right: >= 2 and <= 4, Wrong: >= 1, Slow: >= 1 and <= 3 }, $"{one}"));
        Assert.True(counts.Distinct().Count() >= 8);
        static int Count(ReviewSet set, FaultKind? kind) => set.Kernels.Count(kernel => kernel.Fault?.Kind == kind);
    }

    [Fact]
    public void Most_wrong_kernels_are_right_at_the_shape_that_everybody_tries()
    {
        var wrong = sets.All.SelectMany(set => set.Kernels).Where(kernel => kernel.Fault?.Kind == FaultKind.Wrong).ToList();
        var looksRight = wrong.Count(kernel => !kernel.Fault!.Shape.SequenceEqual(kernel.Task.Shapes[0]));
        Assert.True(looksRight >= 0.75 * wrong.Count, $"{looksRight} of {wrong.Count}");
        Assert.True(sets.All.SelectMany(set => set.Kernels).Select(kernel => kernel.Fault?.Operator).Distinct().Count() >= 20);
    }

    // Trimmed lines that are not braces: fewer than a quarter stand in the base's text, so that a comparison shows the whole file.
    [Fact]
    public void A_comparison_with_the_text_in_the_repository_is_not_the_answer() =>
        Assert.All(sets.All.SelectMany(set => set.Kernels), kernel =>
    {
        var known = Lines(kernel.Way.Text(kernel.Task.Name)).Select(line => line.Text).ToHashSet();
        var own = Lines(kernel.Text).Where(line => line.Number > kernel.FirstLine).ToList();
        var changed = own.Where(line => !known.Contains(line.Text)).ToList();
        Assert.True(changed.Count >= 0.75 * own.Count, $"{changed.Count} of {own.Count} lines of\n{kernel.Text}");
        Assert.False(kernel.Fault is not null && changed.TrueForAll(line => kernel.Fault.Lines.Contains(line.Number)));
    });

    [Fact]
    public void The_same_number_gives_the_same_files()
    {
        using var again = ReviewSet.Of(7);
        Assert.Equal(sets.All[6].Files(), again.Files());
        Assert.Throws<ArgumentOutOfRangeException>(() => ReviewSet.Of(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReviewSet.Of(10_000));
    }

    // Kinds drawn at any rates, lines at random, and always the best evidence.
    [Fact]
    public void Guessing_passes_less_than_once_in_ten_thousand_reviews()
    {
        var best = 0.0;
        for (var wrong = 0.0; wrong <= 1; wrong += 0.1)
            for (var slow = 0.0; wrong + slow <= 1.001; slow += 0.1)
                best = Math.Max(best, sets.All.Average(set => Passing(set, wrong, slow)));
        Assert.InRange(best, 1e-9, 1e-4);
    }

    private static double Passing(ReviewSet set, double wrong, double slow)
    {
        // Shares of the scores from -8 to 8.
        var scores = new double[17];
        scores[8] = 1;
        foreach (var kernel in set.Kernels)
        {
            var lines = Lines(kernel.Text).Where(line => line.Number >= kernel.FirstLine).Select(line => line.Number).ToList();
            var hit = kernel.Fault is { } fault ? (double)fault.Lines.Count(lines.Contains) / lines.Count : 0;
            var (found, alarm) = kernel.Fault?.Kind switch
            {
                null => (0, wrong + slow), FaultKind.Wrong => (wrong * hit, slow), _ => (slow * hit, wrong),
            };
            scores = [.. scores.Select((share, at) =>
                (at > 0 ? scores[at - 1] * found : 0) + (at < 16 ? scores[at + 1] * alarm : 0) + share * (1 - found - alarm))];
        }
        var asked = set.Kernels.Count(kernel => kernel.Fault is not null) - 1;
        return scores.Skip(8 + asked).Sum();
    }

    private static KernelOpinion Key(ComposedKernel kernel) => kernel.Fault is not { } fault ? KernelOpinion.Right
        : fault.Kind == FaultKind.Slow ? new("slow", fault.Lines[0], [], fault.Counters[0])
        : new("wrong", fault.Lines[^1], fault.Shape, "");

    private static IEnumerable<(int Number, string Text)> Lines(string text) => text.Split('\n')
        .Select((line, at) => (Number: at + 1, Text: line.Trim())).Where(line => line.Text.Any(char.IsLetterOrDigit));
}
