using Headroom.Agents.Composing;
using Headroom.Agents.Composing.Tasks;

namespace Headroom.Agents.Tests.Composing;

public sealed class SoftmaxDuelTest
{
    [Theory, InlineData(1), InlineData(20_931)]
    public void Each_wrong_kernel_shows_in_a_result_and_no_right_one_does(int seed)
    {
        using var duel = SoftmaxDuel.Of(seed);
        Assert.Equal((24, 8), (duel.Wrong.Count, duel.Right.Count));
        var task = new SoftmaxTask();
        var inputs = task.Shapes.Select(shape => task.Draw(shape, new Random(1))).ToList();
        Assert.All(duel.Wrong, kernel => Assert.Contains(inputs, input => IsOff(kernel, input)));
        Assert.All(duel.Right, kernel => Assert.DoesNotContain(inputs, input => IsOff(kernel, input)));
        Assert.True(duel.Right.Select(kernel => kernel.Way.Name).Distinct().Count() >= 5);
    }

    [Fact]
    public void Another_seed_gives_other_kernels()
    {
        using var one = SoftmaxDuel.Of(1);
        using var two = SoftmaxDuel.Of(2);
        using var again = SoftmaxDuel.Of(1);
        Assert.Equal(one.Wrong.Select(kernel => kernel.Text), again.Wrong.Select(kernel => kernel.Text));
        Assert.Empty(one.Wrong.Select(kernel => kernel.Text).Intersect(two.Wrong.Select(kernel => kernel.Text)));
    }

    private static bool IsOff(ComposedKernel kernel, KernelInput input) =>
        kernel.Output(input) is not { } output || input.FirstWrong(output) is not null;
}
