using Headroom.Diagnosing;
using Headroom.Training.Seeds;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Training.Diagnosing;

/// <summary>Rows of tokens and their targets, padded to one length.</summary>
internal sealed class LabBatch
{
    /// <summary>Where there is nothing to foresee.</summary>
    public const int NoTarget = -1;

    private readonly long[] _inputs, _targets;
    private readonly int _rows, _context;

    /// <param name="texts">A row each, of <paramref name="context"/> tokens at most.</param>
    /// <param name="context">T.</param>
    /// <param name="offset">A target stands this many places after its input.</param>
    public LabBatch(IReadOnlyList<int[]> texts, int context, int offset)
    {
        (_rows, _context) = (texts.Count, context);
        (_inputs, _targets) = (new long[_rows * context], new long[_rows * context]);
        Array.Fill(_targets, NoTarget);
        for (var row = 0; row < _rows; row++)
            for (var (t, text) = (0, texts[row]); t < text.Length; t++)
            {
                _inputs[row * context + t] = text[t];
                if (t + offset >= 0 && t + offset < text.Length) _targets[row * context + t] = text[t + offset];
            }
    }

    /// <summary>Tokens to foresee.</summary>
    public int Targets => _targets.Count(target => target != NoTarget);

    /// <summary>Positions, padding with them.</summary>
    public int Positions => _targets.Length;

    public IEnumerable<Sample> Samples => Enumerable.Range(0, _rows).Select(row =>
        new Sample(Array.AsReadOnly(Row(_inputs, row)), Array.AsReadOnly(Row(_targets, row))));

    /// <summary>The same inputs, and the same targets in a drawn order.</summary>
    public LabBatch Shuffled(Dice dice)
    {
        var targets = _targets.ToArray();
        dice.Shuffle(targets.AsSpan());
        return new(this, targets);
    }

    private LabBatch(LabBatch other, long[] targets) =>
        (_rows, _context, _inputs, _targets) = (other._rows, other._context, other._inputs, targets);

    /// <summary>Cross-entropy in nats, over the tokens to foresee or over all positions.</summary>
    public Tensor Loss(LabModel model, bool overPadding, ICollection<Tensor>? outputs = null)
    {
        var scores = model.Scores(tensor(_inputs, [_rows, _context]), outputs);
        var sum = nn.functional.cross_entropy(
            scores.view(-1, scores.shape[2]), tensor(_targets), ignore_index: NoTarget, reduction: nn.Reduction.Sum);
        using var count = (overPadding ? Positions : Targets).ToScalar(); // see Descent
        return sum / count;
    }

    private int[] Row(long[] tokens, int row) => [.. tokens.Skip(row * _context).Take(_context).Select(token => (int)token)];
}
