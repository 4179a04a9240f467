using System.Diagnostics;
using System.Numerics.Tensors;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;

namespace Headroom.Speculation.Distilling;

/// <summary>
/// Teaches a draft model while it serves: each place that the target verified says what the draft should have said there, and a step of
/// gradient descent on the cross-entropy corrects the draft's head (<see cref="HeadCorrection"/>). It takes at most a share of the time
/// that passes. What does not help is dropped: the loss with the correction is held against that without, on every example before it is
/// learned.
/// </summary>
public sealed class HeadDistillation
{
    /// <summary>Share of all time that learning may take.</summary>
    public const double TimeShare = 0.01;

    /// <summary>Examples over which the losses are compared: 1 / (1 - decay).</summary>
    public const int Memory = 200;

    private readonly Engine _draft;
    private readonly HeadCorrection _correction;
    private readonly DistillationOptions _options;
    private readonly float[] _embedding; // [vocabulary, width]
    private readonly float[] _state, _corrected, _gradient; // [width]
    private readonly float[] _given, _wanted, _plain; // [vocabulary]
    private readonly Activations _normed; // one row
    private readonly long _began = Stopwatch.GetTimestamp();
    private double _gain; // nats that the correction saves, of the last examples

    /// <param name="draft">Its correction is set to <paramref name="correction"/>.</param>
    /// <param name="correction">As it was learned so far.</param>
    /// <param name="options">How it learns.</param>
    public HeadDistillation(Engine draft, HeadCorrection correction, DistillationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(correction);
        (_draft, _correction, _options) = (draft, correction, options ?? new());
        _options.Check();
        draft.Correction = correction;
        draft.Tap = new(draft.Model.Shape.Layers - 1);
        var (vocabulary, width) = (draft.Model.Shape.Vocabulary, correction.Width);
        (_state, _corrected, _gradient) = (new float[width], new float[width], new float[width]);
        _normed = new(1, width);
        (_given, _wanted, _plain) = (new float[vocabulary], new float[vocabulary], new float[vocabulary]);
        _embedding = new float[vocabulary * width];
        for (var token = 0; token < vocabulary; token++) draft.Model.Head.CopyRow(token, _embedding.AsSpan(token * width, width));
    }

    public HeadCorrection Correction => _correction;

    /// <summary>Places that were learned from.</summary>
    public long Examples { get; private set; }

    /// <summary>How often the correction was dropped because it was worse than none.</summary>
    public int Dropped { get; private set; }

    /// <summary>Seconds that learning took.</summary>
    public double Seconds { get; private set; }

    /// <summary>Nats of the target's cross-entropy that the correction saves on an example, of late.</summary>
    public double Gain => _gain;

    private bool MayLearn => Seconds <= _options.TimeShare * Stopwatch.GetElapsedTime(_began).TotalSeconds;

    /// <summary>The state behind the last token of the draft's last call, as the head reads it without a correction: [width].</summary>
    public float[] LastState()
    {
        var tap = _draft.Tap!;
        var norm = _draft.Model.Norm;
        tap[tap.Rows - 1].CopyTo(_normed[0]);
        norm.Apply(ref _normed.First(0), ref _normed.First(0));
        return _normed[0].ToArray();
    }

    /// <summary>One place: the draft's state there, and the target's scores. False where the time is used up.</summary>
    public bool Learn(ReadOnlySpan<float> state, ReadOnlySpan<float> target)
    {
        if (!MayLearn) return false;
        var started = Stopwatch.GetTimestamp();
        state.CopyTo(_state);
        state.CopyTo(_corrected);
        _correction.Apply(_corrected);
        TensorPrimitives.SoftMax(target, _wanted);
        Say(_state, _plain);
        Say(_corrected, _given);
        Compare();
        Step();
        Examples++;
        Seconds += Stopwatch.GetElapsedTime(started).TotalSeconds;
        return true;
    }

    private void Say(ReadOnlySpan<float> state, Span<float> probabilities)
    {
        var width = _correction.Width;
        for (var token = 0; token < probabilities.Length; token++)
            probabilities[token] = TensorPrimitives.Dot(_embedding.AsSpan(token * width, width), state);
        TensorPrimitives.SoftMax(probabilities, probabilities);
    }

    // Where the correction has been worse than none by more than chance makes it, it goes.
    private void Compare()
    {
        var saved = 0.0;
        for (var token = 0; token < _wanted.Length; token++)
            if (_wanted[token] > 1e-4f) saved += _wanted[token] * Math.Log((_given[token] + 1e-9) / (_plain[token] + 1e-9));
        _gain += (saved - _gain) / Memory;
        if (_gain >= -_options.MostLoss) return;
        _correction.Weights.Clear();
        _state.CopyTo(_corrected, 0);
        _plain.CopyTo(_given, 0);
        (_gain, Dropped) = (0, Dropped + 1);
    }

    // The loss falls against (q - p) E, outer the state; a step is a share of the state's own square, whatever its scale.
    private void Step()
    {
        var width = _correction.Width;
        Array.Clear(_gradient);
        for (var token = 0; token < _given.Length; token++)
            if (_given[token] - _wanted[token] is var error && Math.Abs(error) > 1e-4f)
                TensorPrimitives.MultiplyAdd(_embedding.AsSpan(token * width, width), error, _gradient, _gradient);
        var rate = _options.Rate / (TensorPrimitives.SumOfSquares<float>(_state) + 1e-6f);
        var weights = _correction.Weights;
        for (var row = 0; row < width; row++)
        {
            var own = weights.Slice(row * width, width);
            TensorPrimitives.MultiplyAdd(_state, -rate * _gradient[row], own, own);
        }
    }
}
