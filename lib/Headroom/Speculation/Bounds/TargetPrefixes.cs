using Headroom.Inference.Caches;
using Headroom.Inference.Models;
using Headroom.Inference.Sampling;

namespace Headroom.Speculation.Bounds;

/// <summary>The continuations of a text under a model that runs here, as it is sampled.</summary>
public sealed class TargetPrefixes : IPrefixModel
{
    private readonly Engine _engine;
    private readonly Sampler _sampler;
    private readonly KvCache _cache;
    private readonly float[] _scores;
    private readonly int _before;
    private readonly int _last;

    /// <param name="engine">Its alone while it is asked.</param>
    /// <param name="text">One token at least.</param>
    /// <param name="sampling">Temperature, top-k and top-p.</param>
    public TargetPrefixes(Engine engine, ReadOnlySpan<int> text, SamplingOptions sampling)
    {
        ArgumentNullException.ThrowIfNull(engine);
        if (text.IsEmpty) throw new ArgumentException("the text has no token: nothing continues it.", nameof(text));
        (_engine, _sampler, _cache) = (engine, new(sampling), engine.NewCache());
        (_scores, _before, _last) = (new float[engine.Model.Shape.Vocabulary], text.Length - 1, text[^1]);
        if (_before > 0) engine.Forward(_cache, text[..^1], []);
    }

    public int Vocabulary => _scores.Length;

    public void Next(ReadOnlySpan<int> prefix, Span<double> probabilities)
    {
        _engine.Forward(_cache, [_last, .. prefix], _scores);
        _cache.Truncate(_before);
        _sampler.Distribution(_scores, probabilities);
    }
}
