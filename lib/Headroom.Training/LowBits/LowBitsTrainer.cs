using Headroom.LowBits;
using Headroom.Training.Optimizing;
using Headroom.Training.Tokens;
using static TorchSharp.torch;

namespace Headroom.Training.LowBits;

/// <summary>Trains one small model on bytes with products in few bits. Weights, moments, norms, attention and the loss are FP32.</summary>
public sealed class LowBitsTrainer : IDisposable
{
    /// <summary>Sequences of a step.</summary>
    public const int Batch = 8;

    private readonly LowBitsShape _shape;
    private readonly ProductPlan _plan;
    private readonly TokenWindows _tokens;
    private readonly long _seed;
    private readonly LowBitsModel _model;
    private readonly FusedAdamW _optimizer;
    private readonly LearningRate _schedule;
    private readonly long[] _inputs = new long[Batch * LowBitsShape.Context], _targets = new long[Batch * LowBitsShape.Context];
    private readonly List<double> _losses = [];

    /// <param name="shape">Of the model.</param>
    /// <param name="plan">Of its products.</param>
    /// <param name="text">To learn from; a byte is a token.</param>
    /// <param name="seed">Of weights, order and rounding.</param>
    /// <param name="steps">Of the schedule.</param>
    public LowBitsTrainer(LowBitsShape shape, ProductPlan plan, byte[] text, long seed, int steps)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(plan);
        (_shape, _plan, _seed, Steps) = (shape, plan, seed, steps);
        _tokens = TokenWindows.OfBytes(text, seed);
        _model = new LowBitsModel(shape, plan, seed);
        _optimizer = new FusedAdamW(_model.Parameters, new AdamWOptions { Beta2 = 0.98f, ClipNorm = plan.LossScale });
        _schedule = new LearningRate(Math.Min(1.5e-2, 0.48 / shape.Width), Math.Max(1, steps / 10), steps);
    }

    /// <summary>Of the schedule.</summary>
    public int Steps { get; }

    /// <summary>Losses of training so far, nats per token.</summary>
    public IReadOnlyList<double> Losses => _losses;

    /// <summary>Steps left out because the loss or a gradient was not a number.</summary>
    public int Skipped { get; private set; }

    /// <summary>One step; returns its loss before it, which may be no number.</summary>
    public double Step()
    {
        using var scope = NewDisposeScope();
        foreach (var (_, parameter) in _model.Parameters) parameter.grad?.zero_();
        var loss = Loss(_tokens, _losses.Count);
        (loss * _plan.LossScale).backward();
        var value = (double)loss.item<float>();
        _losses.Add(value);
        try
        {
            if (double.IsFinite(value)) _optimizer.Step(_schedule.At(_losses.Count - 1));
            else Skipped++;
        }
        catch (InvalidOperationException)
        {
            Skipped++; // a gradient that is not a number moves nothing
        }
        return value;
    }

    /// <summary>Nats per token on other text, in the plan's arithmetic; null where that is no number.</summary>
    public double? Evaluate(byte[] heldOut, int batches)
    {
        using var still = no_grad();
        var tokens = TokenWindows.OfBytes(heldOut);
        var sum = 0.0;
        for (var batch = 0; batch < batches; batch++)
        {
            using var scope = NewDisposeScope();
            sum += Loss(tokens, batch).item<float>();
        }
        return double.IsFinite(sum) ? sum / batches : null;
    }

    /// <summary>All steps, then what the file keeps of them.</summary>
    public LowBitsRun Run(byte[] heldOut, int batches)
    {
        while (_losses.Count < Steps) Step();
        var curve = _losses.Chunk(Math.Max(1, Steps / 10)).Select(part => Rounded(part.Average()));
        return new(
            _plan.Name, _plan.Bits, _shape.Width, _shape.Parameters, _shape.Factor, _seed,
            Rounded(Evaluate(heldOut, batches)), [.. curve], Skipped);
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
    }

    private Tensor Loss(TokenWindows tokens, long step)
    {
        tokens.Batch(step, Batch, LowBitsShape.Context, _inputs, _targets);
        return nn.functional.cross_entropy(_model.Scores(tensor(_inputs, [Batch, LowBitsShape.Context])), tensor(_targets));
    }

    private static double? Rounded(double? value) => value is { } number && double.IsFinite(number) ? Math.Round(number, 4) : null;
}
