using System.Diagnostics;
using Headroom.Inference.Caches;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;

namespace Headroom.Bench.Inference;

/// <summary>A token of the target's shape in its parts, on one thread: whole, its products alone, its attention alone.</summary>
internal sealed class TokenParts : IDisposable
{
    private const int Turns = 30;

    private readonly Engine _engine;
    private readonly KvCache _cache;
    private readonly float[] _scores;
    private readonly Dictionary<int, (Activations X, CodedActivations Codes)> _inputs = [];
    private readonly Activations _y;
    private readonly AttentionRoom _room;
    private readonly float[] _queries, _outputs;
    private readonly int _context;

    public TokenParts(MatrixFormat format, int context)
    {
        _context = context;
        _engine = new(DrawnModels.Of(DrawnModels.Target, format));
        _cache = _engine.NewCache(CacheFormat.Fp16);
        _engine.Forward(_cache, new int[context], []);
        var shape = _engine.Model.Shape;
        (_scores, _y, _room) = (new float[shape.Vocabulary], new(1, shape.Vocabulary), new(_engine.Context, shape.HeadSize));
        var group = shape.Heads / shape.KvHeads * shape.HeadSize;
        (_queries, _outputs) = (new float[group], new float[group]);
        foreach (var matrix in Matrices)
        {
            if (_inputs.ContainsKey(matrix.Columns)) continue;
            var (x, codes) = (new Activations(1, matrix.Columns), new CodedActivations(1, matrix.Columns));
            x[0].Fill(0.5f);
            codes.Take(x, 1);
            _inputs[matrix.Columns] = (x, codes);
        }
    }

    private IEnumerable<TiledMatrix> Matrices => _engine.Model.Blocks.SelectMany(block => block.Matrices).Append(_engine.Model.Head);

    /// <summary>Seconds of a whole token, of its products, and of its attention: of each the best of some, taken in turns.</summary>
    public (double Whole, double Products, double Attention) Measure()
    {
        var best = (Whole: double.MaxValue, Products: double.MaxValue, Attention: double.MaxValue);
        for (var turn = 0; turn < Turns; turn++)
            best = (Math.Min(best.Whole, Time(Token)), Math.Min(best.Products, Time(Products)), Math.Min(best.Attention, Time(Attention)));
        return best;
    }

    public void Dispose() => _engine.Dispose();

    private void Token()
    {
        _engine.Forward(_cache, [3], _scores);
        _cache.Truncate(_context);
    }

    private void Products()
    {
        foreach (var matrix in Matrices)
        {
            var (x, codes) = _inputs[matrix.Columns];
            matrix.Multiply(x, codes, 1, 0, matrix.Tiles, _y, adds: false);
        }
    }

    private void Attention()
    {
        for (var layer = 0; layer < _cache.Layers; layer++)
            for (var head = 0; head < _cache.Heads; head++) _cache.Ask(layer, head, _context, _queries, _outputs, _room);
    }

    private static double Time(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
