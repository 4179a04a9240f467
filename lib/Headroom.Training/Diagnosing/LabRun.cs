using Headroom.Diagnosing;
using Headroom.Training.Optimizing;
using Headroom.Training.Seeds;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Training.Diagnosing;

/// <summary>Trains one model, and one more on a single batch, and writes down what happened.</summary>
internal sealed class LabRun(LabSettings settings)
{
    private const int HeldOutEvery = 8, OneBatchSteps = 40, OneBatchRows = 12;
    private const double OneBatchRate = 1.5e-2;

    private readonly LabTexts _texts = new(settings);
    private readonly Dice _dice = Dice.For(settings.Seed, 2);
    private readonly List<double> _losses = [], _rates = [], _norms = [], _heldOut = [], _layers = [];

    public RunRecord Record()
    {
        var first = Batch(First(settings.Batch));
        Train(first);
        return new RunRecord
        {
            Vocabulary = settings.Vocabulary,
            Samples = first.Samples.ToList().AsReadOnly(),
            Losses = _losses.AsReadOnly(),
            Rates = _rates.AsReadOnly(),
            GradientNorms = _norms.AsReadOnly(),
            LayerGradients = _layers.AsReadOnly(),
            OneBatch = OneBatch().AsReadOnly(),
            HeldOutEvery = HeldOutEvery,
            HeldOutLosses = _heldOut.AsReadOnly(),
            TrainingWindows = Windows(InDrawnOrder(_texts.Training)),
            HeldOutWindows = Windows(_texts.HeldOut),
        };
    }

    private void Train(LabBatch first)
    {
        using var model = new LabModel(settings);
        using var optimizer = Optimizer(model);
        var schedule = new LearningRate(settings.PeakRate, settings.Warmup, settings.Steps, settings.FinalShare);
        var heldOut = Batch(_texts.HeldOut);
        for (var step = 0; step < settings.Steps; step++)
        {
            if (step % HeldOutEvery == 0) _heldOut.Add(Evaluated(model, heldOut));
            var batch = step == 0 ? first : Batch(step == settings.Spike ? Noise() : Drawn());
            var (rate, outputs) = (schedule.At(step), step == 0 ? new List<Tensor>() : null);
            var (loss, norm) = Step(model, optimizer, batch, rate, settings.LossScale, outputs);
            _losses.Add(loss);
            _rates.Add(rate);
            _norms.Add(norm);
        }
        _heldOut.Add(Evaluated(model, heldOut));
    }

    private List<double> OneBatch()
    {
        using var model = new LabModel(settings);
        using var optimizer = new AdamW(Trained(model), settings.WeightDecay, scale: 1);
        var batch = Batch(First(OneBatchRows));
        return [.. Enumerable.Range(0, OneBatchSteps).Select(_ => Step(model, optimizer, batch, OneBatchRate, scale: 1).Loss)];
    }

    private (double Loss, double Norm) Step(
        LabModel model, ILabOptimizer optimizer, LabBatch batch, double rate, double scale, List<Tensor>? outputs = null)
    {
        using var scope = NewDisposeScope();
        using var scaled = scale.ToScalar(); // see Descent
        foreach (var (_, parameter) in model.Parameters) parameter.grad?.zero_();
        if (settings.Circumstance == Circumstance.Shuffled) batch = batch.Shuffled(_dice);
        var loss = batch.Loss(model, OverPadding, outputs);
        foreach (var output in outputs ?? []) output.retain_grad();
        (loss * scaled).backward();
        foreach (var output in outputs ?? []) _layers.Add(output.grad!.norm().item<float>());
        return (loss.item<float>(), optimizer.Step(rate));
    }

    private double Evaluated(LabModel model, LabBatch batch)
    {
        using var still = no_grad();
        using var scope = NewDisposeScope();
        return batch.Loss(model, OverPadding).item<float>();
    }

    private bool OverPadding => settings.Circumstance == Circumstance.MeanOverPadding;

    private ILabOptimizer Optimizer(LabModel model) =>
        settings.Descends ? new Descent(Trained(model)) : new AdamW(Trained(model), settings.WeightDecay, settings.LossScale);

    private IEnumerable<(string Name, TorchSharp.Modules.Parameter Value)> Trained(LabModel model) =>
        settings.Circumstance == Circumstance.Frozen ? model.Parameters.Where(parameter => parameter.Value.dim() == 1) : model.Parameters;

    private LabBatch Batch(IReadOnlyList<int[]> texts) => new(texts, settings.Context, settings.Offset);

    private int[][] First(int rows) =>
        [.. Enumerable.Range(0, rows).Select(row => _texts.Training[row % _texts.Training.Length])];

    private int[][] Drawn() => [.. Enumerable.Range(0, settings.Batch).Select(_ => _dice.Of(_texts.Training))];

    private int[][] Noise() => [.. Enumerable.Range(0, settings.Batch).Select(_ =>
        Enumerable.Range(0, settings.Context).Select(_ => _dice.Below(settings.Vocabulary)).ToArray())];

    private int[][] InDrawnOrder(int[][] texts)
    {
        var copy = texts.ToArray();
        _dice.Shuffle(copy.AsSpan());
        return copy;
    }

    private static IReadOnlyList<IReadOnlyList<int>> Windows(int[][] texts) => Array.ConvertAll(texts, Array.AsReadOnly).AsReadOnly();
}
