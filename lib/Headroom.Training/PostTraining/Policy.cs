using Headroom.Training.Models;
using Headroom.Training.Seeds;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Training.PostTraining;

/// <summary>A small transformer that answers the questions of a task.</summary>
public sealed class Policy : IDisposable
{
    private readonly IVerifiedTask _task;

    public Policy(IVerifiedTask task, int seed)
    {
        ArgumentNullException.ThrowIfNull(task);
        _task = task;
        Model = new TinyLm(
            new TinyLmShape
            {
                Vocabulary = task.Vocabulary, Context = task.QuestionLength + task.AnswerLength, Width = 32, Layers = 2, Heads = 2,
                KvHeads = 2, Hidden = 64,
            },
            seed);
    }

    public TinyLm Model { get; }

    /// <summary>
    /// ln of the probability of each token of the answers: (rows, answer), at temperature 1. A pass over everything, so gradients can flow.
    /// </summary>
    public Tensor LogProbabilities(AnswerBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using var scope = NewDisposeScope();
        var tokens = tensor(batch.Tokens, [batch.Rows, batch.Length]);
        var scores = Model.call(tokens.narrow(1, 0, batch.Length - 1)).narrow(1, _task.QuestionLength - 1, _task.AnswerLength);
        var asked = tokens.narrow(1, _task.QuestionLength, _task.AnswerLength).unsqueeze(2);
        return scores.log_softmax(2).gather(2, asked).squeeze(2).MoveToOuterDisposeScope();
    }

    /// <summary>Answers the batch's questions, over whatever stood there.</summary>
    /// <param name="batch">Questions are read, answers written.</param>
    /// <param name="dice">Draw each token by its probability; the likeliest one where there are none.</param>
    public void Answer(AnswerBatch batch, Dice? dice)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using var still = no_grad();
        var ended = new bool[batch.Rows];
        for (var row = 0; row < batch.Rows; row++) batch.Answer(row).Clear();
        for (var place = 0; place < _task.AnswerLength && ended.Contains(false); place++)
        {
            var (length, scores) = (_task.QuestionLength + place, Scores(batch, _task.QuestionLength + place));
            for (var row = 0; row < batch.Rows; row++)
            {
                if (ended[row]) continue;
                var token = Choose(scores.AsSpan(row * _task.Vocabulary, _task.Vocabulary), dice);
                batch.Row(row)[length] = token;
                ended[row] = token == IVerifiedTask.End;
            }
        }
    }

    public void Dispose() => Model.Dispose();

    // Behind the first tokens of each row: [rows, vocabulary].
    private float[] Scores(AnswerBatch batch, int length)
    {
        using var scope = NewDisposeScope();
        var tokens = tensor(batch.Tokens, [batch.Rows, batch.Length]).narrow(1, 0, length);
        return Model.call(tokens).select(1, length - 1).contiguous().data<float>().ToArray();
    }

    private static int Choose(ReadOnlySpan<float> scores, Dice? dice)
    {
        var (best, most) = (0, double.NegativeInfinity);
        for (var token = 0; token < scores.Length; token++)
        {
            // The largest of scores with Gumbel's noise is a draw by their softmax.
            var score = dice is null ? scores[token] : scores[token] - Math.Log(-Math.Log(dice.Share() + 1e-300));
            if (score > most) (best, most) = (token, score);
        }
        return best;
    }
}
