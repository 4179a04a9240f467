using Headroom.PostTraining;
using Headroom.Training.Optimizing;
using Headroom.Training.Seeds;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Training.PostTraining;

/// <summary>
/// Takes a model that has begun to answer further, in one of several ways. A step costs as many samples in each: answers of the
/// model's or a teacher's, whether they are used or not.
/// </summary>
public sealed class PostTrainer : IDisposable
{
    /// <summary>Samples of a step: 16 questions and 8 answers to each, or as many questions of a teacher.</summary>
    public const int Samples = 128;

    private const int Group = 8, Updates = 2, MostBegun = 300, Exam = 10;
    private const double Clip = 0.2, Begun = 0.25;

    // Of what a teacher wrote, and of what the model wrote itself: at the teacher's rate a model that learns from itself ends with the same
    // few answers to everything, most of them wrong.
    private const double TaughtRate = 2e-3, OwnRate = 5e-4;

    private static readonly Teacher s_half = new(RewardRun.WrongShare), s_habit = new(0, HasHabit: true);

    private readonly IVerifiedTask _task;
    private readonly RewardWay _way;
    private readonly ulong _seed;
    private readonly AnswerBatch _batch;
    private readonly FusedAdamW _optimizer;
    private double _rate = TaughtRate;
    private ulong _steps;

    /// <summary>
    /// The beginning is the same for every way: imitation of the teacher that slips, until a quarter of the questions is answered.
    /// </summary>
    public PostTrainer(IVerifiedTask task, RewardWay way, int seed)
    {
        ArgumentNullException.ThrowIfNull(task);
        (_task, _way, _seed) = (task, way, (ulong)seed);
        _batch = new(task, Samples);
        Policy = new(task, seed);
        _optimizer = new(Policy.Model.named_parameters(), new AdamWOptions { Beta2 = 0.98f, WeightDecay = 0 });
        var examiner = new Examiner(task);
        while (_steps < MostBegun && (_steps % Exam > 0 || examiner.Share(Policy) < Begun))
        {
            s_half.Write(task, Dice.For(_seed, _steps++), _batch);
            Imitate(_ => true);
        }
        BeginSamples = (int)_steps * Samples;
        _rate = way is RewardWay.Reward or RewardWay.Rejection ? OwnRate : TaughtRate;
    }

    /// <summary>Answers of the teacher before the first step.</summary>
    public int BeginSamples { get; }

    public Policy Policy { get; }

    /// <summary>One step.</summary>
    public void Step()
    {
        var dice = Dice.For(_seed, _steps++);
        switch (_way)
        {
            case RewardWay.Reward:
                Sample(dice);
                Reinforce();
                break;
            case RewardWay.Rejection:
                Sample(dice);
                Imitate(_batch.IsRight);
                break;
            case RewardWay.Verified:
                s_half.Write(_task, dice, _batch);
                Imitate(_batch.IsRight);
                break;
            default:
                (_way == RewardWay.Habit ? s_habit : s_half).Write(_task, dice, _batch);
                Imitate(_ => true);
                break;
        }
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        Policy.Dispose();
    }

    private void Sample(Dice dice)
    {
        _batch.Draw(dice, Group);
        Policy.Answer(_batch, dice);
    }

    // GRPO without a KL term: clipped ratios, and the mean over all tokens that were written.
    private void Reinforce()
    {
        using var scope = NewDisposeScope();
        var rewards = Enumerable.Range(0, Samples).Select(row => _batch.IsRight(row) ? 1.0 : 0).ToArray();
        if (rewards.Chunk(Group).All(group => group.Distinct().Count() == 1)) return; // no group has anything to teach
        var advantages = tensor(GroupAdvantages.Of(rewards, Group)).unsqueeze(1); // (rows, 1)
        var (mask, count) = Mask(_ => true);
        Tensor? before = null;
        for (var update = 0; update < Updates; update++)
            Descend(now =>
            {
                before ??= now.detach();
                var ratio = (now - before).exp();
                return -(minimum(ratio * advantages, ratio.clamp(1 - Clip, 1 + Clip) * advantages) * mask).sum() / count;
            });
    }

    // Cross-entropy of the answers that are kept, over their tokens. As many updates as reinforcement has.
    private void Imitate(Func<int, bool> keeps)
    {
        using var scope = NewDisposeScope();
        var (mask, count) = Mask(keeps);
        if (count == 0) return;
        for (var update = 0; update < Updates; update++) Descend(now => -(now * mask).sum() / count);
    }

    private void Descend(Func<Tensor, Tensor> loss)
    {
        Policy.Model.zero_grad();
        loss(Policy.LogProbabilities(_batch)).backward();
        _optimizer.Step(_rate);
    }

    // 1 for each token that was written in an answer that counts: (rows, answer).
    private (Tensor Mask, int Count) Mask(Func<int, bool> counts)
    {
        var mask = new float[Samples * _task.AnswerLength];
        for (var row = 0; row < Samples; row++)
            if (counts(row)) mask.AsSpan(row * _task.AnswerLength, _batch.Written(row)).Fill(1);
        return (tensor(mask, [Samples, _task.AnswerLength]), mask.Count(each => each > 0));
    }
}
