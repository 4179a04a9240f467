using Headroom.Training.Models;
using Headroom.Training.Models.Fused;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Headroom.Training.Diagnosing;

/// <summary>A transformer small enough to be trained in a third of a second, and plain enough to be spoiled.</summary>
internal sealed class LabModel : IDisposable
{
    private const int Heads = 2;
    private readonly DrawnParameters _drawn;
    private readonly Parameter _embedding, _positions, _lastGain, _head;
    private readonly Block[] _blocks;

    public LabModel(LabSettings settings)
    {
        var width = settings.Width;
        _drawn = new(settings.Seed, width);
        // Without norms what enters is short, for each block makes it several times as long.
        var entering = settings.Gain > 0 ? Math.Pow(1 + settings.Gain * settings.Gain, -0.5 * settings.Layers) : 1;
        _embedding = _drawn.Matrix("embedding", settings.Vocabulary, width, entering);
        _positions = _drawn.Matrix("positions", settings.Context, width, entering);
        _blocks = [.. Enumerable.Range(0, settings.Layers).Select(NewBlock)];
        _lastGain = _drawn.Gain("norm");
        _head = _drawn.Matrix("head", settings.Vocabulary, width, settings.FirstScores / Math.Sqrt(width));

        Block NewBlock(int at)
        {
            var (normed, hidden) = (settings.Gain == 0, 2 * width);
            // relu halves the mean square, so 2 / hidden keeps it; 2 L outputs are added up where there are norms.
            var share = normed ? Math.Sqrt(0.5 / settings.Layers) : 1;
            var gain = normed ? share : settings.Gain;
            return new Block(
                normed ? _drawn.Gain($"{at}.attention norm") : null,
                _drawn.Matrix($"{at}.qkv", 3 * width, width, 1 / Math.Sqrt(width)),
                _drawn.Matrix($"{at}.output", width, width, share / Math.Sqrt(width)),
                normed ? _drawn.Gain($"{at}.feed norm") : null,
                _drawn.Matrix($"{at}.up", hidden, width, 1 / Math.Sqrt(width)),
                _drawn.Matrix($"{at}.down", width, hidden, gain * Math.Sqrt(2.0 / hidden)));
        }
    }

    public IReadOnlyList<(string Name, Parameter Value)> Parameters => _drawn.All;

    /// <summary>(B, T) of Int64 to scores before softmax (B, T, V).</summary>
    /// <param name="inputs">Tokens.</param>
    /// <param name="outputs">Is given what leaves the embedding and each block.</param>
    public Tensor Scores(Tensor inputs, ICollection<Tensor>? outputs = null)
    {
        var (batch, time) = (inputs.shape[0], inputs.shape[1]);
        var x = _embedding.index_select(0, inputs.view(-1)).view(batch, time, -1) + _positions.narrow(0, 0, time); // (B, T, D)
        outputs?.Add(x);
        foreach (var block in _blocks)
        {
            x = block.Forward(x);
            outputs?.Add(x);
        }
        return nn.functional.linear(Normed(x, _lastGain), _head);
    }

    public void Dispose()
    {
        _drawn.Dispose();
    }

    private static Tensor Normed(Tensor x, Parameter? gain) => gain is null ? x : NormFunction.apply(x, gain, 1e-6f);

    private sealed record Block(
        Parameter? AttentionNorm, Parameter Qkv, Parameter Output, Parameter? FeedNorm, Parameter Up, Parameter Down)
    {
        public Tensor Forward(Tensor x)
        {
            var (batch, time, width) = (x.shape[0], x.shape[1], x.shape[2]);
            var heads = nn.functional.linear(Normed(x, AttentionNorm), Qkv)
                .view(batch, time, 3, Heads, width / Heads).permute(2, 0, 3, 1, 4).unbind(0); // (B, H, T, h) each
            var mixed = nn.functional.scaled_dot_product_attention(heads[0], heads[1], heads[2], is_casual: true);
            var y = x + nn.functional.linear(mixed.transpose(1, 2).reshape(batch, time, width), Output);
            return y + nn.functional.linear(nn.functional.relu(nn.functional.linear(Normed(y, FeedNorm), Up)), Down);
        }
    }
}
