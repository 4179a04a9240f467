using Headroom.Training.Loop;
using Headroom.Training.Tokens;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Testing.Distilling;

public sealed class TeacherLossTest
{
    private const int Rows = 5, Vocabulary = 7;

    private static readonly long[] s_targets = [3, TokenBatch.NoTarget, 0, 6, TokenBatch.NoTarget];

    [NativeTheory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(4, 0.5)]
    [InlineData(0.5, 0.75)]
    [InlineData(3, 0)]
    public void Loss_and_gradient_are_those_of_the_formula(double temperature, double share)
    {
        using var scope = NewDisposeScope();
        var (teacher, student) = (Scores(1, 2), Scores(2, 2));
        var (whole, gradient) = Loss(teacher, student, temperature, share);
        Assert.Equal(Formula(teacher, student, temperature, share), whole, 1e-5);
        const double H = 1e-5;
        for (var i = 0; i < student.Length; i++)
            Assert.Equal((Moved(i, H) - Moved(i, -H)) / (2 * H), gradient[i], 1e-5);

        double Moved(int at, double by)
        {
            double[] moved = [.. student];
            moved[at] += by;
            return Formula(teacher, moved, temperature, share);
        }
    }

    [NativeFact]
    public void Scores_of_hundreds_are_no_infinity()
    {
        using var scope = NewDisposeScope();
        var (teacher, student) = (Scores(3, 400), Scores(4, 400));
        var (whole, gradient) = Loss(teacher, student, 1.5, 0.75);
        var right = Formula(teacher, student, 1.5, 0.75);
        Assert.Equal(right, whole, 1e-5 * right);
        Assert.All(gradient, each => Assert.True(float.IsFinite(each)));
    }

    [NativeFact]
    public void Nothing_goes_back_to_the_teacher_and_its_own_tokens_are_told_apart()
    {
        using var scope = NewDisposeScope();
        var said = Leaf(Scores(5, 2));
        var (whole, ofTokens) = TeacherLoss.Of(Leaf(Scores(6, 2)), said, tensor(s_targets), 2, 0.5);
        whole.backward();
        Assert.True(said.grad is null);
        Assert.Equal(Formula(Scores(5, 2), Scores(6, 2), 2, 0), ofTokens.item<float>(), 1e-5);
    }

    [NativeFact]
    public void What_is_no_temperature_or_share_is_refused()
    {
        using var scope = NewDisposeScope();
        var (scores, targets) = (Leaf(Scores(7, 1)), tensor(s_targets));
        Assert.Throws<ArgumentOutOfRangeException>(() => TeacherLoss.Of(scores, scores, targets, 0, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => TeacherLoss.Of(scores, scores, targets, double.NaN, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => TeacherLoss.Of(scores, scores, targets, 2, 1.5));
        Assert.Contains("the teacher's scores are", Said.By<ArgumentException>(
            () => TeacherLoss.Of(scores, scores.narrow(2, 0, 3), targets, 2, 0.5)), StringComparison.Ordinal);
    }

    private static (double Whole, float[] Gradient) Loss(double[] teacher, double[] student, double temperature, double share)
    {
        var scores = Leaf(student);
        var (whole, _) = TeacherLoss.Of(scores, Leaf(teacher), tensor(s_targets), temperature, share);
        whole.backward();
        return (whole.item<float>(), scores.grad!.data<float>().ToArray());
    }

    private static Tensor Leaf(double[] values) =>
        tensor(Array.ConvertAll(values, value => (float)value), [1, Rows, Vocabulary], requires_grad: true);

    private static double[] Scores(int seed, double scale)
    {
        var dice = new Random(seed);
        return [.. Enumerable.Range(0, Rows * Vocabulary).Select(_ => (double)(float)(scale * (2 * dice.NextDouble() - 1)))];
    }

    // In double: a T^2 KL + (1 - a) CE, a mean over rows with a target.
    private static double Formula(double[] teacher, double[] student, double temperature, double share)
    {
        var (sum, counted) = (0.0, 0);
        for (var row = 0; row < Rows; row++)
        {
            if (s_targets[row] == TokenBatch.NoTarget) continue;
            var (t, s) = (Logs(teacher, row, temperature), Logs(student, row, temperature));
            var divergence = t.Zip(s, (ours, theirs) => Math.Exp(ours) * (ours - theirs)).Sum();
            sum += share * temperature * temperature * divergence - (1 - share) * Logs(student, row, 1)[s_targets[row]];
            counted++;
        }
        return sum / counted;
    }

    private static double[] Logs(double[] scores, int row, double temperature)
    {
        double[] scaled = [.. scores.Skip(row * Vocabulary).Take(Vocabulary).Select(score => score / temperature)];
        var log = scaled.Max() + Math.Log(scaled.Sum(score => Math.Exp(score - scaled.Max())));
        return [.. scaled.Select(score => score - log)];
    }
}
