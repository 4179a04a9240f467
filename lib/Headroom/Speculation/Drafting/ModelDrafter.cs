using Headroom.Inference.Caches;
using Headroom.Inference.Models;
using Headroom.Inference.Sampling;
using Headroom.Speculation.Distilling;
using Headroom.Speculation.Trees;

namespace Headroom.Speculation.Drafting;

/// <summary>
/// A smaller model of the same vocabulary guesses a chain, a pass a token. With random numbers in the limit it draws with them what the
/// target would if the two agreed; without, it takes its best token.
/// </summary>
public sealed class ModelDrafter : IDrafter
{
    private readonly DraftContext _context;
    private readonly Sampler? _draws;
    private readonly float[] _scores;
    private readonly double _least;
    private readonly List<(float[] State, int Token)> _said = []; // of the last proposal, where it is taught

    /// <param name="engine">Of the draft model. It is the drafter's alone while a text is made.</param>
    /// <param name="format">Of its cache.</param>
    /// <param name="sharesDraws">Whether it uses the target's random numbers where the limit has them.</param>
    /// <param name="draws">
    /// Draws the guesses at random, from the draft's own distribution, which the proposal then carries: what the rule of Leviathan and of
    /// Chen asks for. Null to choose them.
    /// </param>
    /// <param name="least">A path that it thinks less likely than this is not guessed further; 0 for no such end.</param>
    public ModelDrafter(
        Engine engine, CacheFormat format = CacheFormat.Fp32, bool sharesDraws = false, Sampler? draws = null, double least = 0)
    {
        ArgumentNullException.ThrowIfNull(engine);
        if (least is not (>= 0 and < 1)) throw new ArgumentException($"the least probability is {least}: it must be from 0 to below 1.");
        if (draws is not null && least > 0)
            throw new ArgumentException("a draw that is left out because of what it is bends the distribution: draw, or leave out.");
        (_context, SharesDraws, _draws, _least) = (new(engine, format), sharesDraws, draws, least);
        _scores = new float[engine.Model.Shape.Vocabulary];
    }

    public string Name => "draft";

    /// <summary>It was trained for this: of the course's draft three of four first guesses are right in tales.</summary>
    public double Prior => 0.6;

    public bool SharesDraws { get; }

    /// <summary>Teaches the draft where the target verified; null, which is the rule, for a draft that stays as it is.</summary>
    public HeadDistillation? Distillation { get; init; }

    /// <summary>Passes of the draft model so far.</summary>
    public long Passes { get; private set; }

    public void Begin(ReadOnlySpan<int> text) => _context.Begin(text);

    public TokenTree Propose(DraftLimit limit)
    {
        var most = Math.Min(Math.Min(limit.Nodes, limit.Depth), _context.Engine.Context - _context.Length + 1);
        _said.Clear();
        if (most <= 0) return TokenTree.Empty;
        var (guess, path, draws) = (new List<int>(), 1.0, _draws ?? (SharesDraws ? limit.Draws : null));
        var proposals = new Dictionary<int, double[]>();
        _context.Read(_scores);
        while (true)
        {
            Passes++;
            var token = draws?.Next(_scores) ?? Sampler.Best(_scores);
            if (Distillation is { } taught) _said.Add((taught.LastState(), token));
            if (_least > 0 && (path *= Softmax.Of(_scores, token)) < _least) break;
            if (_draws is not null)
            {
                var distribution = new double[_scores.Length];
                _draws.Distribution(_scores, distribution);
                proposals[guess.Count - 1] = distribution;
            }
            guess.Add(token);
            if (guess.Count == most) break;
            _context.Guess(token, _scores);
        }
        return new(guess, [.. Enumerable.Range(-1, guess.Count)]) { Proposals = _draws is null ? null : proposals };
    }

    // Its states hold as long as what it guessed is what the text went on with.
    public void See(Verdict verdict, TargetScores scores)
    {
        if (Distillation is not { } taught) return;
        var tokens = verdict.Tokens;
        for (var i = 0; i < Math.Min(_said.Count, tokens.Length); i++)
        {
            taught.Learn(_said[i].State, scores[i == 0 ? -1 : verdict.Path[i - 1]]);
            if (_said[i].Token != tokens[i]) break;
        }
        _said.Clear();
    }

    public void Commit(Verdict verdict) => _context.Commit(verdict.Tokens);
}
