using System.Diagnostics;
using Headroom.Training.Optimizing;
using Headroom.Training.Tokens;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Training.Adapters;

/// <summary>One model in training, and how long each part of its steps took.</summary>
internal sealed class AdapterRun : IDisposable
{
    private readonly AdaptedLm _model;
    private readonly FusedAdamW _optimizer;
    private readonly List<(double Forward, double Backward, double Optimizer)> _steps = [];
    private readonly int _batch, _context;
    private readonly double _rate;
    private readonly Func<TimeSpan> _now;

    /// <param name="model">Disposed with this.</param>
    /// <param name="batch">Sequences of a step.</param>
    /// <param name="rate">Learning rate.</param>
    /// <param name="ofProcessor">Whether steps are measured in the process's processor time.</param>
    public AdapterRun(AdaptedLm model, int batch, double rate, bool ofProcessor)
    {
        (_model, _batch, _rate, _context) = (model, batch, rate, model.Context);
        var clock = Stopwatch.StartNew();
        _now = ofProcessor ? () => Environment.CpuUsage.TotalTime : () => clock.Elapsed;
        _optimizer = new FusedAdamW(model.named_parameters(), new AdamWOptions { WeightDecay = 0 });
    }

    /// <summary>A forward and a backward that move nothing and count nothing: the first ones make what later ones find.</summary>
    public void WarmUp(ITokenSource tokens)
    {
        using var scope = NewDisposeScope();
        Loss(tokens, 0).backward();
        _model.zero_grad();
    }

    public void Step(ITokenSource tokens, long step)
    {
        using var scope = NewDisposeScope();
        var start = _now();
        var loss = Loss(tokens, step);
        var forward = _now();
        loss.backward();
        var backward = _now();
        _optimizer.Step(_rate);
        _model.zero_grad();
        _steps.Add((
            (forward - start).TotalMilliseconds, (backward - forward).TotalMilliseconds, (_now() - backward).TotalMilliseconds));
    }

    /// <summary>Nats per token, without learning.</summary>
    public double Evaluate(ITokenSource tokens, int batches)
    {
        using var still = no_grad();
        using var scope = NewDisposeScope();
        return Enumerable.Range(0, batches).Average(batch => Loss(tokens, batch).item<float>());
    }

    /// <param name="plain">Whose steps stood beside these.</param>
    /// <param name="before">Held-out loss before the first step.</param>
    /// <param name="after">And after the last.</param>
    public AdapterReport Report(AdapterRun plain, double before, double after) => new(
        _model.Kind, _model.Trained, _model.Bytes, Median(_steps.Select(step => step.Forward)),
        Median(_steps.Select(step => step.Backward)), Median(_steps.Select(step => step.Optimizer)),
        Median(_steps.Zip(plain._steps, (one, other) => All(one) / All(other))), before, after);

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
    }

    private Tensor Loss(ITokenSource tokens, long step)
    {
        var (inputs, targets) = (new long[_batch * _context], new long[_batch * _context]);
        tokens.Batch(step, _batch, _context, inputs, targets);
        var scores = _model.call(tensor(inputs, [_batch, _context])); // (B, T, V)
        return nn.functional.cross_entropy(scores.view(-1, scores.shape[2]), tensor(targets), ignore_index: TokenBatch.NoTarget);
    }

    private static double All((double Forward, double Backward, double Optimizer) step) => step.Forward + step.Backward + step.Optimizer;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
