using Headroom.Training.Recalling;
using Headroom.Training.Seeds;
using Headroom.Training.Tokens;

namespace Headroom.Testing.Recalling;

public sealed class RecallTaskTest
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(7, 0)]
    [InlineData(64, 30)]
    public void Each_key_is_asked_once_and_its_value_stands_behind_it_in_the_pairs(int pairs, int blanks)
    {
        var task = new RecallTask { Pairs = pairs, Blanks = blanks };
        var (inputs, targets) = Sequence(task, 3);
        Assert.Equal(3 * pairs + blanks, task.Length);
        var values = Enumerable.Range(0, pairs).ToDictionary(pair => inputs[2 * pair], pair => inputs[2 * pair + 1]);
        Assert.Equal(pairs, values.Count);
        Assert.All(values.Keys, key => Assert.InRange(key, 1, 64));
        Assert.All(values.Values, value => Assert.InRange(value, 65, 128));
        var asked = Enumerable.Range(0, task.Length).Where(t => targets[t] != TokenBatch.NoTarget).ToArray();
        Assert.Equal(values.Keys.Order(), asked.Select(t => inputs[t]).Order());
        Assert.All(asked, t => Assert.True(t >= 2 * pairs && targets[t] == values[inputs[t]]));
        Assert.Equal(blanks, inputs.Count(token => token == 0));
    }

    [Fact]
    public void A_seed_draws_one_sequence_and_another_seed_another()
    {
        var task = new RecallTask { Pairs = 9, Blanks = 4 };
        Assert.Equal(Sequence(task, 1).Inputs, Sequence(task, 1).Inputs);
        Assert.NotEqual(Sequence(task, 1).Inputs, Sequence(task, 2).Inputs);
    }

    [Fact]
    public void More_pairs_than_keys_are_refused() =>
        Assert.Throws<InvalidOperationException>(() => Sequence(new RecallTask { Pairs = 9, Keys = 8 }, 1));

    [Fact]
    public void Induction_asks_for_what_followed_the_first_time()
    {
        var (inputs, targets) = Sequence(new InductionTask(12), 5);
        Assert.Equal(12, inputs.Take(12).Distinct().Count());
        Assert.Equal(inputs.Take(12), inputs.Skip(12));
        Assert.Equal(inputs.Skip(1).Take(11), targets.Skip(12).Take(11));
        Assert.All(targets.Take(12).Append(targets[^1]), target => Assert.Equal(TokenBatch.NoTarget, target));
    }

    private static (long[] Inputs, long[] Targets) Sequence(ISequenceTask task, ulong seed)
    {
        var (inputs, targets) = (new long[task.Length], new long[task.Length]);
        task.Write(new Dice(seed), inputs, targets);
        return (inputs, targets);
    }
}
