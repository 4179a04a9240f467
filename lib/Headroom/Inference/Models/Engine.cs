using Headroom.Inference.Caches;
using Headroom.Inference.Teams;

namespace Headroom.Inference.Models;

/// <summary>
/// Runs a model: tokens in, scores of the next token out. The scores of a token have the same bits alone, in a block, in a batch of several
/// sequences, for any number of threads and with a cache of any age. One call at a time.
/// </summary>
public sealed partial class Engine : IDisposable
{
    /// <summary>Tokens that go through the model together; longer inputs go block after block.</summary>
    public const int Block = 64;

    private readonly Team _team;
    private readonly Pass _pass;
    private TreePaths? _paths;

    /// <param name="model">Its weights are shared, not copied.</param>
    /// <param name="threads">That share the work.</param>
    /// <param name="context">The longest sequence of any cache; by default the model's.</param>
    public Engine(Transformer model, int threads = 1, int? context = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        Context = context ?? model.Shape.Context;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Context, nameof(context));
        (Model, _team) = (model, new Team(threads));
        _pass = new Pass(model, _team, Context);
    }

    public Transformer Model { get; }

    public int Threads => _team.Threads;

    /// <summary>The longest sequence.</summary>
    public int Context { get; }

    /// <summary>Takes the hidden states of each call; null, which is the rule, for nobody.</summary>
    public HiddenTap? Tap
    {
        get => _pass.Tap;
        set
        {
            value?.Fit(Model.Shape);
            _pass.Tap = value;
        }
    }

    /// <summary>Corrects the last state before the head; null, which is the rule, for nothing.</summary>
    public HeadCorrection? Correction
    {
        get => _pass.Correction;
        set
        {
            value?.Fit(Model.Shape);
            _pass.Correction = value;
        }
    }

    /// <summary>An empty cache for one sequence.</summary>
    public KvCache NewCache(CacheFormat format = CacheFormat.Fp32)
    {
        var shape = Model.Shape;
        return KvCache.Of(format, shape.Layers, shape.KvHeads, shape.HeadSize, Context);
    }

    /// <summary>
    /// Appends tokens to a sequence; writes the scores of the last of them, as many as <paramref name="scores"/> has room for:
    /// [tokens asked for, vocabulary].
    /// </summary>
    /// <exception cref="ArgumentException">A token is not in the vocabulary, the cache has no room or is of another model, or the scores
    /// are no whole number of tokens; nothing was appended.</exception>
    public void Forward(KvCache cache, ReadOnlySpan<int> tokens, Span<float> scores)
    {
        Check(cache, tokens.Length);
        foreach (var token in tokens) CheckToken(token);
        var asked = Asked(scores.Length, tokens.Length);
        Tap?.Begin();
        for (var done = 0; done < tokens.Length; done += Block)
        {
            var block = tokens[done..Math.Min(done + Block, tokens.Length)];
            _pass.Begin();
            for (var i = 0; i < block.Length; i++) _pass.Add(cache, cache.Length + i, block[i]);
            var first = Math.Max(0, tokens.Length - asked - done); // of this block, the first whose scores are asked for
            scores = scores[_pass.Run(Math.Min(first, block.Length), scores)..];
            cache.Extend(block.Length);
        }
    }

    /// <summary>The next token of several sequences at once; writes the scores of each: [sequences, vocabulary].</summary>
    /// <exception cref="ArgumentException">As for one sequence, or one cache is there twice.</exception>
    public void Forward(IReadOnlyList<(KvCache Cache, int Token)> batch, Span<float> scores)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Select(each => each.Cache).Distinct().Count() < batch.Count)
            throw new ArgumentException("a sequence is in the batch twice: its tokens follow one another.", nameof(batch));
        foreach (var (cache, token) in batch)
        {
            Check(cache, 1);
            CheckToken(token);
        }
        if (scores.Length != (long)batch.Count * Model.Shape.Vocabulary)
            throw new ArgumentException(
                $"{batch.Count} sequences have {(long)batch.Count * Model.Shape.Vocabulary} scores, and there is room for {scores.Length}.",
                nameof(scores));
        Tap?.Begin();
        for (var done = 0; done < batch.Count; done += Block)
        {
            _pass.Begin();
            foreach (var (cache, token) in batch.Skip(done).Take(Block)) _pass.Add(cache, cache.Length, token);
            scores = scores[_pass.Run(0, scores)..];
        }
        foreach (var (cache, _) in batch) cache.Extend(1);
    }

    public void Dispose() => _team.Dispose();

    private void Check(KvCache cache, int tokens)
    {
        ArgumentNullException.ThrowIfNull(cache);
        if (cache.Nodes > 0)
            throw new ArgumentException(
                $"the cache has a tree of {cache.Nodes} nodes: Keep a path of them, or Truncate, before the text goes on.", nameof(cache));
        CheckRoom(cache, tokens);
    }

    private void CheckRoom(KvCache cache, int tokens)
    {
        var shape = Model.Shape;
        if (cache.Layers != shape.Layers || cache.Heads != shape.KvHeads || cache.HeadSize != shape.HeadSize)
            throw new ArgumentException("the cache is of a model of another shape.", nameof(cache));
        var most = Math.Min(cache.Capacity, Context);
        if (cache.Length + tokens > most)
            throw new ArgumentException($"{cache.Length} tokens and {tokens} more are beyond the context of {most}.", nameof(cache));
    }

    private void CheckToken(int token)
    {
        if ((uint)token >= (uint)Model.Shape.Vocabulary)
            throw new ArgumentException($"there is no token {token}: the vocabulary has {Model.Shape.Vocabulary}.");
    }

    private int Asked(int room, int tokens)
    {
        var asked = room / Model.Shape.Vocabulary;
        return room == (long)asked * Model.Shape.Vocabulary && asked <= tokens
            ? asked
            : throw new ArgumentException(
                $"room for {room} scores is not that of 0 to {tokens} tokens of {Model.Shape.Vocabulary} scores each.", nameof(room));
    }
}
