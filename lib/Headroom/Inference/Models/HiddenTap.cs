using Headroom.Shipped;

namespace Headroom.Inference.Models;

/// <summary>
/// Hidden states of some layers, for each token or node of an engine's last call: what lies between the blocks, after the block of that
/// number and before any norm.
/// </summary>
public sealed class HiddenTap
{
    private readonly int[] _layers;
    private float[] _states = []; // [rows, layers, width]
    private int _width;

    /// <param name="layers">Numbers of blocks, from 0, each once.</param>
    public HiddenTap(params ReadOnlySpan<int> layers)
    {
        _layers = layers.ToArray();
        if (_layers.Length == 0 || _layers.Distinct().Count() < _layers.Length)
            throw new ArgumentException($"layers {string.Join(", ", _layers)}: name one at least, and each once.", nameof(layers));
    }

    public IReadOnlyList<int> Layers => _layers;

    /// <summary>Tokens of the last call.</summary>
    public int Rows { get; private set; }

    /// <summary>[layers, width] of a token of the last call.</summary>
    public ReadOnlySpan<float> this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(row);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
            return _states.AsSpan(row * _layers.Length * _width, _layers.Length * _width);
        }
    }

    internal void Fit(DecoderShape shape)
    {
        foreach (var layer in _layers)
            if ((uint)layer >= (uint)shape.Layers)
                throw new ArgumentException($"there is no layer {layer} to tap: the model has {shape.Layers}, from 0 on.");
        (_width, Rows) = (shape.Width, 0);
    }

    internal void Begin() => Rows = 0;

    internal void Extend(int rows)
    {
        Rows += rows;
        var needed = Rows * _layers.Length * _width;
        if (_states.Length < needed) Array.Resize(ref _states, Math.Max(needed, 2 * _states.Length));
    }

    // Of a block's rows, which are the last that there are.
    internal void Take(int layer, int row, int rows, ReadOnlySpan<float> state)
    {
        var at = Array.IndexOf(_layers, layer);
        if (at >= 0) state[.._width].CopyTo(_states.AsSpan(((Rows - rows + row) * _layers.Length + at) * _width));
    }
}
