using Headroom.PostTraining;
using Headroom.Training.PostTraining;

namespace Headroom.Training.Tests.PostTraining;

public sealed class PostTrainerTest
{
    [Fact]
    public void Advantages_are_those_of_the_sample()
    {
        var advantages = GroupAdvantages.Of([1, 0, 0, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1], 8);
        Assert.Equal(1.619835, advantages[0], 1e-6);
        Assert.Equal(-0.539945, advantages[1], 1e-6);
        Assert.All(advantages[8..], advantage => Assert.Equal(0, advantage));
        Assert.Throws<ArgumentException>(() => GroupAdvantages.Of([1, 0, 1], 2));
        Assert.Throws<ArgumentException>(() => GroupAdvantages.Of([1], 1));
    }

    [Theory]
    [InlineData(RewardWay.Reward)]
    [InlineData(RewardWay.Unverified)]
    public void The_same_seed_is_the_same_run(RewardWay way)
    {
        var (first, second) = (RewardSweep.Measured("sums", way, 1, steps: 20), RewardSweep.Measured("sums", way, 1, steps: 20));
        Assert.Equal(first.Shares, second.Shares);
        Assert.Equal((first.Loss, first.Nats, first.Begun, first.Samples), (second.Loss, second.Nats, second.Begun, second.Samples));
        Assert.Equal(20 * PostTrainer.Samples, first.Samples);
    }

    [Fact]
    public void A_teacher_that_slips_is_outdone()
    {
        var run = RewardSweep.Measured("sums", RewardWay.Unverified, 1);
        Assert.True(run.IsSolved && run.Share > RewardRun.WrongShare, $"{run.Share}");
    }
}
