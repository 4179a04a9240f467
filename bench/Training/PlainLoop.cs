using Headroom.Training.Loop;
using Headroom.Training.Tokens;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Headroom.Bench.Training;

/// <summary>
/// The loop as one writes it first: the same model in operations of libtorch, attention spelled out, its optimizer and its clipping. It
/// begins with the weights of <paramref name="trainer"/>, so that both must show the same losses.
/// </summary>
internal sealed class PlainLoop(Trainer trainer, ITokenSource tokens) : IDisposable
{
    private readonly Recipe _recipe = trainer.Recipe;
    private readonly PlainModel _model = new(trainer);
    private readonly long[] _inputs = new long[trainer.Recipe.TokensPerStep], _targets = new long[trainer.Recipe.TokensPerStep];
    private optim.Optimizer? _optimizer;
    private long _done;

    /// <summary>The loss before the step.</summary>
    public float Step()
    {
        var options = _recipe.Optimizer;
        _optimizer ??= optim.AdamW(
            _model.parameters(), beta1: options.Beta1, beta2: options.Beta2, eps: options.Epsilon, weight_decay: options.WeightDecay);
        using var scope = NewDisposeScope();
        tokens.Batch(_done, _recipe.Batch, _recipe.Shape.Context, _inputs, _targets);
        var scores = _model.call(tensor(_inputs, [_recipe.Batch, _recipe.Shape.Context]));
        var loss = nn.functional.cross_entropy(scores.view(-1, _recipe.Shape.Vocabulary), tensor(_targets));
        _optimizer.zero_grad();
        loss.backward();
        nn.utils.clip_grad_norm_(_model.parameters(), options.ClipNorm);
        foreach (var group in _optimizer.ParamGroups) group.LearningRate = _recipe.Schedule.At(_done);
        _optimizer.step();
        _done++;
        return loss.item<float>();
    }

    public void Dispose()
    {
        _optimizer?.Dispose();
        _model.Dispose();
    }

    private sealed class PlainModel : nn.Module<Tensor, Tensor>
    {
        private readonly Headroom.Training.Models.TinyLmShape _shape;
        private readonly Dictionary<string, Parameter> _weights = [];
        private readonly Tensor _mask, _cos, _sin;

        public PlainModel(Trainer trainer) : base(nameof(PlainModel))
        {
            _shape = trainer.Recipe.Shape;
            foreach (var (name, value) in trainer.Model.named_parameters())
            {
                var copy = nn.Parameter(value.detach().clone());
                _weights.Add(name, copy);
                register_parameter(name.Replace('.', '_'), copy);
            }
            _mask = ones(_shape.Context, _shape.Context, dtype: ScalarType.Bool).triu(1);
            using var rates = pow(_shape.RopeBase, arange(0, _shape.HeadSize, 2, dtype: ScalarType.Float32) / -_shape.HeadSize);
            using var angles = arange(_shape.Context, dtype: ScalarType.Float32).unsqueeze(1) * rates; // (T, h/2)
            (_cos, _sin) = (angles.cos(), angles.sin());
        }

        public override Tensor forward(Tensor input)
        {
            var x = _weights["embed.weight"].index_select(0, input.view(-1))
                .view(input.shape[0], input.shape[1], _shape.Width); // (B, T, D)
            for (var block = 0; block < _shape.Layers; block++)
            {
                x = x + Attend(Norm(x, $"blocks.{block}.attention_norm.weight"), $"blocks.{block}.attention");
                x = x + Feed(Norm(x, $"blocks.{block}.feed_norm.weight"), $"blocks.{block}.feed");
            }
            return nn.functional.linear(Norm(x, "norm.weight"), _weights["embed.weight"]);
        }

        private Tensor Norm(Tensor x, string name) =>
            x * (x.square().mean([-1], keepdim: true) + _shape.NormEpsilon).rsqrt() * _weights[name];

        private Tensor Attend(Tensor x, string name)
        {
            var (batch, time, heads, size) = (x.shape[0], x.shape[1], _shape.Heads, _shape.HeadSize);
            var parts = nn.functional.linear(x, _weights[$"{name}.qkv"]).chunk(3, -1)
                .Select(part => part.view(batch, time, heads, size).transpose(1, 2)).ToArray(); // (B, H, T, h)
            var (query, key) = (Turn(parts[0]), Turn(parts[1]));
            var scores = query.matmul(key.transpose(-2, -1)).div(Math.Sqrt(size)).masked_fill(_mask, float.NegativeInfinity);
            var mixed = nn.functional.softmax(scores, -1).matmul(parts[2]).transpose(1, 2).reshape(batch, time, _shape.Width);
            return nn.functional.linear(mixed, _weights[$"{name}.output"]);
        }

        private Tensor Turn(Tensor x)
        {
            var halves = x.chunk(2, -1);
            return cat([halves[0] * _cos - halves[1] * _sin, halves[1] * _cos + halves[0] * _sin], -1);
        }

        private Tensor Feed(Tensor x, string name)
        {
            var both = nn.functional.linear(x, _weights[$"{name}.gate_up"]).chunk(2, -1);
            return nn.functional.linear(nn.functional.silu(both[0]) * both[1], _weights[$"{name}.down"]);
        }
    }
}
