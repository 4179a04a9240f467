using Headroom.Training.Seeds;
using static TorchSharp.torch;

namespace Headroom.Training.PostTraining;

/// <summary>What a model can do.</summary>
/// <param name="Share">Of questions that its likeliest answer answers.</param>
/// <param name="Drawn">Of questions that an answer drawn at temperature 1 answers.</param>
/// <param name="Loss">Nats a token of right answers that a teacher without mistakes wrote.</param>
/// <param name="Nats">Nats a whole drawn answer: how many different things it says, at its own word.</param>
public readonly record struct PolicyScore(double Share, double Drawn, double Loss, double Nats);

/// <summary>Asks questions of its own, the same ones each time.</summary>
public sealed class Examiner
{
    private const int Questions = 256;
    private const ulong Apart = 1UL << 40; // dice that no step throws

    private readonly IVerifiedTask _task;
    private readonly AnswerBatch _right, _given;

    public Examiner(IVerifiedTask task)
    {
        (_task, _right, _given) = (task, new(task, Questions), new(task, Questions));
        _right.Draw(new Dice(Apart));
    }

    /// <summary>The share alone, which is quick.</summary>
    public double Share(Policy policy) => Answered(policy, null);

    public PolicyScore Examine(Policy policy)
    {
        using var still = no_grad();
        using var scope = NewDisposeScope();
        var share = Answered(policy, null);
        var drawn = Answered(policy, new Dice(Apart + 1));
        return new(share, drawn, PerAnswer(policy, _right, out var tokens) * Questions / tokens, PerAnswer(policy, _given, out _));
    }

    private double Answered(Policy policy, Dice? dice)
    {
        _right.Tokens.CopyTo(_given.Tokens, 0);
        policy.Answer(_given, dice);
        return Enumerable.Range(0, Questions).Count(_given.IsRight) / (double)Questions;
    }

    private double PerAnswer(Policy policy, AnswerBatch batch, out int tokens)
    {
        var each = policy.LogProbabilities(batch).data<float>().ToArray();
        var (sum, written) = (0.0, 0);
        for (var row = 0; row < Questions; row++)
        {
            var count = batch.Written(row);
            for (var place = 0; place < count; place++) sum -= each[row * _task.AnswerLength + place];
            written += count;
        }
        tokens = written;
        return sum / Questions;
    }
}
