using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Training.Models;

/// <summary>
/// RoPE: number i of a head and number i + h/2 are a point in the plane, turned by <c>t * base^(-2i/h)</c> at position t. The product of
/// two turned vectors knows their distance alone.
/// </summary>
internal sealed class RotaryTable : IDisposable
{
    private readonly Tensor _cos, _sin;

    /// <summary>(T, h/2) each.</summary>
    public float[] Cosines { get; }

    public float[] Sines { get; }

    /// <param name="context">Positions.</param>
    /// <param name="headSize">Numbers in a head: even.</param>
    /// <param name="rotaryBase">10,000 in the paper.</param>
    /// <param name="turns">Whether positions count; if not, every angle is 0.</param>
    public RotaryTable(int context, int headSize, float rotaryBase, bool turns)
    {
        var half = headSize / 2;
        var (cos, sin) = (new float[context * half], new float[context * half]);
        for (var t = 0; t < context; t++)
            for (var i = 0; i < half; i++)
            {
                var angle = turns ? t * Math.Pow(rotaryBase, -2.0 * i / headSize) : 0;
                (sin[t * half + i], cos[t * half + i]) = ((float, float))Math.SinCos(angle);
            }
        (Cosines, Sines) = (cos, sin);
        // (T, 1, h/2): the same for every head
        (_cos, _sin) = (tensor(cos, [context, 1, half]), tensor(sin, [context, 1, half]));
        _cos.DetachFromDisposeScope();
        _sin.DetachFromDisposeScope();
    }

    /// <summary>Turns (B, T, heads, h), of which position t is turned by t.</summary>
    public Tensor Turn(Tensor x) =>
        Turned(x, _cos.narrow(0, 0, x.shape[1]).to(x.dtype), _sin.narrow(0, 0, x.shape[1]).to(x.dtype));

    /// <summary>Turns (B, N, heads, h), of which row n is turned by its position, (N) of Int64.</summary>
    public Tensor Turn(Tensor x, Tensor positions) =>
        Turned(x, _cos.index_select(0, positions).to(x.dtype), _sin.index_select(0, positions).to(x.dtype));

    private static Tensor Turned(Tensor x, Tensor cos, Tensor sin)
    {
        var half = x.shape[3] / 2;
        var (first, second) = (x.narrow(3, 0, half), x.narrow(3, half, half));
        return cat([first * cos - second * sin, second * cos + first * sin], 3);
    }

    public void Dispose()
    {
        _cos.Dispose();
        _sin.Dispose();
    }
}
