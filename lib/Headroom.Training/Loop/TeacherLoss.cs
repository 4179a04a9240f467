using Headroom.Training.Tokens;
using static TorchSharp.torch;

namespace Headroom.Training.Loop;

/// <summary>
/// Distillation on scores, as exercise 09.1 has it: <c>a T^2 KL(teacher || student) + (1 - a) CE</c>, in nats. The divergence is of both
/// distributions at the temperature T, and T^2 keeps its gradient as large as it is at 1; the cross-entropy with the tokens that came is
/// at 1.
/// </summary>
public static class TeacherLoss
{
    /// <summary>
    /// The loss, and the part of it that the tokens alone are: means over tokens with a target. NaN where no token has one.
    /// </summary>
    /// <param name="scores">(B, T, V) of the student.</param>
    /// <param name="teacher">(B, T, V) of the teacher; nothing is learned through them.</param>
    /// <param name="targets">(B T) of Int64, <see cref="TokenBatch.NoTarget"/> where nothing is asked.</param>
    /// <param name="temperature">Above 0.</param>
    /// <param name="share">The teacher's share a, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Temperature or share is outside of that.</exception>
    /// <exception cref="ArgumentException">Teacher and student have other shapes.</exception>
    public static (Tensor Whole, Tensor OfTokens) Of(Tensor scores, Tensor teacher, Tensor targets, double temperature, double share)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(teacher);
        if (!(temperature > 0 && double.IsFinite(temperature)))
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "A temperature is above 0 and finite.");
        if (!(share is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A share is from 0 to 1.");
        if (!scores.shape.AsSpan().SequenceEqual(teacher.shape))
            throw new ArgumentException(
                $"the teacher's scores are {string.Join(" x ", teacher.shape)}, the student's {string.Join(" x ", scores.shape)}.",
                nameof(teacher));
        var rows = scores.view(-1, scores.shape[^1]); // (B T, V)
        var ofTokens = nn.functional.cross_entropy(rows, targets, ignore_index: TokenBatch.NoTarget);
        if (share == 0) return (ofTokens, ofTokens);
        var counted = targets.ne(TokenBatch.NoTarget).to(ScalarType.Float32); // (B T)
        var soft = (Divergences(rows, teacher.view(-1, scores.shape[^1]), temperature) * counted).sum() / counted.sum();
        return (ofTokens * (1 - share) + soft * (share * temperature * temperature), ofTokens);
    }

    // Of each row, in nats. A share that underflows is 0 beside a finite logarithm.
    private static Tensor Divergences(Tensor scores, Tensor teacher, double temperature)
    {
        Tensor logs, shares;
        using (no_grad())
        {
            logs = nn.functional.log_softmax(teacher / temperature, -1);
            shares = logs.exp();
        }
        return (shares * (logs - nn.functional.log_softmax(scores / temperature, -1))).sum(-1);
    }
}
