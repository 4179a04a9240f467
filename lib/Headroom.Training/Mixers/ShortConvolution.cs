using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Headroom.Training.Mixers;

/// <summary>
/// Each channel becomes a sum of its last four numbers, with weights of its own. So a token can hold its neighbour as well, which a state
/// needs to write a value under the key before it. All kinds have one, so that what is compared is what they remember.
/// </summary>
internal sealed class ShortConvolution : nn.Module<Tensor, Tensor>
{
    private const int Taps = MixedShape.Window + 1;
    private const string Kept = "window";

    [ComponentName(Name = "taps")] private readonly Parameter _taps; // (channels, 4), the present token's last

    public ShortConvolution(int channels, FirstDraws draw) : base(nameof(ShortConvolution))
    {
        _taps = draw.Matrix(channels, Taps);
        RegisterComponents();
    }

    /// <summary>(B, T, channels) to the same.</summary>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var (batch, time, channels) = (x.shape[0], x.shape[1], x.shape[2]);
        var padded = cat([zeros(batch, MixedShape.Window, channels), x], 1);
        return Sum(padded, time).MoveToOuterDisposeScope();
    }

    /// <summary>(B, channels) of the next token.</summary>
    public Tensor Step(Tensor x, MixerMemory memory)
    {
        using var scope = NewDisposeScope();
        var before = memory[Kept] ?? zeros(x.shape[0], MixedShape.Window, x.shape[1]);
        var padded = cat([before, x.unsqueeze(1)], 1); // (B, 4, channels)
        var sum = Sum(padded, 1).squeeze(1).MoveToOuterDisposeScope();
        memory.Keep(Kept, padded.narrow(1, 1, MixedShape.Window).contiguous());
        return sum;
    }

    private Tensor Sum(Tensor padded, long time)
    {
        var sum = padded.narrow(1, 0, time) * _taps.select(1, 0);
        for (var tap = 1; tap < Taps; tap++) sum = sum + padded.narrow(1, tap, time) * _taps.select(1, tap);
        return sum;
    }
}
