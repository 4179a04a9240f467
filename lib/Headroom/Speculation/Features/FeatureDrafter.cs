using Headroom.Inference.Models;
using Headroom.Inference.Sampling;
using Headroom.Speculation.Drafting;
using Headroom.Speculation.Trees;

namespace Headroom.Speculation.Features;

/// <summary>
/// Guesses a chain in one pass of a network that reads the target's hidden states. The target makes them anyway when it verifies; those of
/// tokens that were not kept are never read.
/// </summary>
public sealed class FeatureDrafter : IDrafter
{
    private readonly Engine _target;
    private readonly HiddenTap _tap;
    private readonly FusedStates _states;
    private readonly GuessedBlock _block;
    private readonly float[] _scores;
    private int _unread; // tokens of a prompt whose states are still to come
    private int _last;

    /// <param name="target">Runs the model that is guessed for. Its tap becomes this drafter's.</param>
    /// <param name="network">Trained on the states of that model.</param>
    /// <param name="sharesDraws">Whether it uses the target's random numbers where the limit has them.</param>
    /// <exception cref="ArgumentException">The network reads states of a model of other sizes.</exception>
    public FeatureDrafter(Engine target, FeatureNetwork network, bool sharesDraws = false)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(network);
        var (model, shape) = (target.Model.Shape, network.Shape);
        if (model.Width != shape.TargetWidth || model.Vocabulary != shape.Vocabulary || model.Layers <= shape.High)
            throw new ArgumentException(
                $"the network reads block {shape.High} of a model of width {shape.TargetWidth} and {shape.Vocabulary} tokens, and this one "
                + $"has {model.Layers} blocks of width {model.Width} and {model.Vocabulary} tokens.", nameof(network));
        (_target, Network, SharesDraws) = (target, network, sharesDraws);
        var rotary = new Rotary(shape, target.Context);
        _states = new(network, rotary, target.Context);
        _block = new(network, _states, rotary, target.Context);
        _scores = new float[shape.Vocabulary];
        _target.Tap = _tap = new(shape.Low, shape.Middle, shape.High);
    }

    public string Name => "features";

    public FeatureNetwork Network { get; }

    public bool SharesDraws { get; }

    /// <summary>Of the last guess: [vocabulary].</summary>
    internal ReadOnlySpan<float> Scores => _scores;

    /// <summary>Blocks that were guessed so far.</summary>
    public long Passes { get; private set; }

    public void Begin(ReadOnlySpan<int> text)
    {
        _states.Clear();
        _unread = text.Length;
    }

    public TokenTree Propose(DraftLimit limit)
    {
        var room = _target.Context - _states.Cache.Length;
        var most = Math.Min(Math.Min(limit.Nodes, limit.Depth), Math.Min(Network.Shape.Slots, room));
        if (most <= 0 || _unread > 0) return TokenTree.Empty;
        Passes++;
        _block.Open(_last, most);
        var (guess, before, draws) = (new int[most], _last, SharesDraws ? limit.Draws : null);
        for (var slot = 0; slot < most; slot++)
        {
            _block.Score(slot, before, _scores);
            guess[slot] = before = draws?.Next(_scores) ?? Sampler.Best(_scores);
        }
        return TokenTree.Chain(guess);
    }

    /// <exception cref="InvalidOperationException">The target's last call was not the one that verified, or another took its
    /// states.</exception>
    public void Commit(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        int[] rows = _unread > 0 ? [.. Enumerable.Range(0, _unread)] : [0, .. verdict.Path.Select(node => node + 1)];
        var expected = _unread > 0 ? _unread : verdict.Tree.Count + 1;
        if (_target.Tap != _tap || _tap.Rows != expected)
            throw new InvalidOperationException(
                $"the states of {expected} tokens are needed, and the tap has "
                + $"{(_target.Tap == _tap ? $"{_tap.Rows}" : "gone to another")}.");
        _states.Append(_tap, rows);
        (_unread, _last) = (0, verdict.Next);
    }
}
