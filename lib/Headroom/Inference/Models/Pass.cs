using Headroom.Inference.Caches;
using Headroom.Inference.Matrices;
using Headroom.Inference.Teams;
using Headroom.Shipped;

namespace Headroom.Inference.Models;

/// <summary>
/// One way of up to <see cref="Engine.Block"/> tokens through the model. All threads go through it together and meet where one needs what
/// another made: six times a block. What is cheap to make, norms and int8 codes, each thread makes for itself.
/// </summary>
internal sealed class Pass
{
    private readonly Transformer _model;
    private readonly DecoderShape _shape;
    private readonly Team _team;
    private readonly Rotary _rotary;
    private readonly Row[] _rows = new Row[Engine.Block];
    private readonly Activations _x, _qkv, _mixed, _gate, _up, _scores;
    private readonly Scratch[] _scratch;
    private int _count, _first;
    private TreePaths? _tree;

    public Pass(Transformer model, Team team, int context)
    {
        (_model, _shape, _team) = (model, model.Shape, team);
        _rotary = new Rotary(_shape, context, model.RopeDivisors);
        _x = new(Engine.Block, _shape.Width);
        _qkv = new(Engine.Block, _shape.QkvRows);
        _mixed = new(Engine.Block, _shape.Heads * _shape.HeadSize);
        (_gate, _up) = (new(Engine.Block, _shape.Hidden), new(Engine.Block, _shape.Hidden));
        _scores = new(Engine.Block, _shape.Vocabulary);
        _scratch = [.. Enumerable.Range(0, team.Threads).Select(_ => new Scratch(_shape, context))];
    }

    /// <summary>Corrects what goes into the head; null, which is the rule, for nothing.</summary>
    public HeadCorrection? Correction { get; set; }

    /// <summary>Takes what goes through each layer; null, which is the rule, for nobody.</summary>
    public HiddenTap? Tap { get; set; }

    /// <param name="tree">Of one sequence, where the rows are nodes of a tree.</param>
    public void Begin(TreePaths? tree = null) => (_count, _tree) = (0, tree);

    public void Add(KvCache cache, int position, int token) => Add(cache, position, token, position);

    /// <summary>A token whose place in the cache is not its position in the text.</summary>
    public void Add(KvCache cache, int position, int token, int slot) => _rows[_count++] = new(cache, position, token, slot);

    /// <summary>Writes the scores from the row <paramref name="first"/> on; returns how many numbers that were.</summary>
    public int Run(int first, Span<float> scores)
    {
        _first = first;
        Tap?.Extend(_count);
        _team.Run(Work);
        Array.Clear(_rows, 0, _count); // holds no cache alive
        var vocabulary = _shape.Vocabulary;
        for (var row = first; row < _count; row++) _scores[row - first].CopyTo(scores[((row - first) * vocabulary)..]);
        return (_count - first) * vocabulary;
    }

    private void Work(int worker)
    {
        var scratch = _scratch[worker];
        var (from, to) = Team.Share(_count, worker, _team.Threads);
        for (var row = from; row < to; row++) _model.Embedding.CopyRow(_rows[row].Token, _x[row]);
        _team.Meet();
        foreach (var (layer, block) in _model.Blocks.Index())
        {
            Normed(scratch, block.AttentionNorm, 0);
            Multiply(block.Qkv, scratch.Normed, scratch.OfWidth, _count, worker, _qkv, adds: false);
            _team.Meet();
            Attend(block, layer, worker, scratch);
            _team.Meet();
            Multiply(block.Output, _mixed, scratch.OfHeads, _count, worker, _x, adds: true);
            _team.Meet();
            Feed(block, worker, scratch);
            _team.Meet();
            Multiply(block.Down, _gate, scratch.OfHidden, _count, worker, _x, adds: true);
            _team.Meet();
            if (Tap is { } tap)
                for (var row = from; row < to; row++) tap.Take(layer, row, _count, _x[row]);
        }
        if (_first == _count) return;
        Normed(scratch, _model.Norm, _first);
        if (Correction is { } correction)
            for (var row = 0; row < _count - _first; row++) correction.Apply(scratch.Normed[row]);
        Multiply(_model.Head, scratch.Normed, scratch.OfWidth, _count - _first, worker, _scores, adds: false);
    }

    // Every thread for itself: rows from the first on, moved to the front.
    private void Normed(Scratch scratch, Gains norm, int first)
    {
        for (var row = first; row < _count; row++) norm.Apply(ref _x.First(row), ref scratch.Normed.First(row - first));
    }

    private void Multiply(TiledMatrix matrix, Activations x, CodedActivations codes, int tokens, int worker, Activations y, bool adds)
    {
        if (matrix.TakesCodes) codes.Take(x, tokens);
        var (first, end) = Team.Share(matrix.Tiles, worker, _team.Threads);
        matrix.Multiply(x, codes, tokens, first, end, y, adds);
    }

    // Heads that are asked, of each row, are shared among threads. All are in the cache before any is asked.
    private void Attend(TransformerBlock block, int layer, int worker, Scratch scratch)
    {
        var (first, end) = Team.Share(_count * _shape.KvHeads, worker, _team.Threads);
        var (size, group) = (_shape.HeadSize, _shape.Heads / _shape.KvHeads);
        for (var item = first; item < end; item++)
        {
            var (row, head) = (item / _shape.KvHeads, item % _shape.KvHeads);
            var (cache, position, _, slot) = _rows[row];
            var (keyAt, valueAt) = ((_shape.Heads + head) * size, (_shape.Heads + _shape.KvHeads + head) * size);
            var all = _qkv[row];
            AddBias(block, all, keyAt, size);
            AddBias(block, all, valueAt, size);
            var key = all.Slice(keyAt, size);
            block.KeyNorm?.Apply(key);
            _rotary.Turn(key, position);
            cache.Put(layer, head, slot, key, all.Slice(valueAt, size));
        }
        _team.Meet();
        for (var item = first; item < end; item++)
        {
            var (row, head) = (item / _shape.KvHeads, item % _shape.KvHeads);
            var (cache, position, _, _) = _rows[row];
            var queries = _qkv[row].Slice(head * group * size, group * size);
            AddBias(block, _qkv[row], head * group * size, group * size);
            for (var q = 0; q < group; q++)
            {
                var query = queries.Slice(q * size, size);
                block.QueryNorm?.Apply(query);
                _rotary.Turn(query, position);
            }
            var outputs = _mixed[row].Slice(head * group * size, group * size);
            if (_tree is null) cache.Ask(layer, head, position + 1, queries, outputs, scratch.Room);
            else cache.Ask(layer, head, _tree.Prefix, _tree.Path(_tree.First + row), queries, outputs, scratch.Room);
        }
    }

    private static void AddBias(TransformerBlock block, Span<float> all, int at, int length)
    {
        if (block.QkvBias is not { } bias) return;
        for (var i = at; i < at + length; i++) all[i] += bias[i];
    }

    // A thread that has rows of the gate has the same rows of what it gates.
    private void Feed(TransformerBlock block, int worker, Scratch scratch)
    {
        Normed(scratch, block.FeedNorm, 0);
        if (block.Gate.TakesCodes) scratch.OfWidth.Take(scratch.Normed, _count);
        var (first, end) = Team.Share(block.Gate.Tiles, worker, _team.Threads);
        block.Gate.Multiply(scratch.Normed, scratch.OfWidth, _count, first, end, _gate, adds: false);
        block.Up.Multiply(scratch.Normed, scratch.OfWidth, _count, first, end, _up, adds: false);
        for (var row = 0; row < _count; row++)
            Gating.Apply(ref _gate.First(row), ref _up.First(row), first * TiledMatrix.Tile, end * TiledMatrix.Tile);
    }

    private readonly record struct Row(KvCache Cache, int Position, int Token, int Slot);

    /// <summary>What one thread keeps to itself.</summary>
    private sealed class Scratch(DecoderShape shape, int context)
    {
        public Activations Normed { get; } = new(Engine.Block, shape.Width);

        public CodedActivations OfWidth { get; } = new(Engine.Block, shape.Width);

        public CodedActivations OfHeads { get; } = new(Engine.Block, shape.Heads * shape.HeadSize);

        public CodedActivations OfHidden { get; } = new(Engine.Block, shape.Hidden);

        public AttentionRoom Room { get; } = new(context, shape.HeadSize);
    }
}
