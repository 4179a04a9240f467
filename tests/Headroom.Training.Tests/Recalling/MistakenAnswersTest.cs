using Headroom.Training.Recalling;
using Headroom.Training.Seeds;

namespace Headroom.Testing.Recalling;

public sealed class MistakenAnswersTest
{
    private static readonly RecallTask s_task = new() { Pairs = 6, Keys = 8, Values = 5 };

    [Theory, InlineData(Mistakes.Scattered), InlineData(Mistakes.Alike)]
    public void As_many_answers_are_wrong_as_was_said(Mistakes kind)
    {
        var (wrong, asked) = (0, 0);
        for (var row = 0UL; row < 2000; row++)
        {
            var (inputs, right) = Row(s_task, row);
            var (same, targets) = Row(new MistakenAnswers(s_task, 0.3, kind), row);
            Assert.Equal(inputs, same);
            for (var t = 0; t < right.Length; t++)
            {
                Assert.Equal(right[t] < 0, targets[t] < 0);
                if (right[t] < 0) continue;
                Assert.InRange(targets[t], 9, 13); // a value
                if (kind == Mistakes.Alike && targets[t] != right[t]) Assert.Equal((right[t] - 9 + 1) % 5, targets[t] - 9);
                (wrong, asked) = (wrong + (targets[t] == right[t] ? 0 : 1), asked + 1);
            }
        }
        Assert.InRange((double)wrong / asked, 0.28, 0.32); // four deviations of 12,000
    }

    private static (long[] Inputs, long[] Targets) Row(ISequenceTask task, ulong row)
    {
        long[] inputs = new long[task.Length], targets = new long[task.Length];
        task.Write(Dice.For(7, row), inputs, targets);
        return (inputs, targets);
    }
}
