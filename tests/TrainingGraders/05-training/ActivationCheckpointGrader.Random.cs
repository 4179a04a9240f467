using Graders.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace Graders;

public sealed partial class ActivationCheckpointGrader
{
    // Each run of each segment draws which elements it drops. They are noted: gradients alone would not tell what went wrong.
    private void Dropped()
    {
        var (links, rows, width, seed) = (Draw.Int(2, 4), Draw.Int(3, 6), Draw.Int(8, 12), Draw.Int(1, 1 << 30));
        TensorCase($"{links} segments that drop at random", () =>
        {
            var x = Draw.Normal(Layout.Contiguous, [rows, width]);
            var w = Enumerable.Range(0, links).Select(_ => Draw.Normal(Layout.Contiguous, [width, width], 0.5f)).ToArray();
            var plain = Step((segment, input) => segment(input));
            var yours = Step(ActivationCheckpoint.Call);
            Elements("result", yours.Result, plain.Result.Doubles(), Close(plain.Result), ("rows", rows), ("columns", width));
            for (var segment = 0; segment < links; segment++)
            {
                var kept = yours.Kept[segment];
                That(kept.Count < 2 || kept[0].AsSpan().SequenceEqual(kept[1]), $"segment {segment} drops the same in both runs",
                    $"segment {segment} drops other elements in backward than in forward: get_rng_state() before the first run, and "
                    + "set_rng_state before the second");
            }
            Gradient("input", yours.Input, plain.Input.grad!.Doubles(), Close(plain.Input.grad!), ("rows", rows), ("columns", width));
            That(yours.AfterForward == plain.AfterForward, "the random number after forward",
                "after forward the generator stands elsewhere than with plain calls: one run of each segment moves it, and nothing else");
            That(yours.After == plain.After, "the random number after the step",
                "after backward the generator stands elsewhere than with plain calls: take its state before the second run, set it after");

            Dropping Step(Caller call)
            {
                var input = x.clone().requires_grad_();
                var kept = w.Select(_ => new List<float[]>()).ToArray();
                manual_seed(seed);
                var result = input;
                for (var segment = 0; segment < links; segment++) result = call(Drop(w[segment], kept[segment]), result);
                var afterForward = rand(1).item<float>();
                result.sum().backward();
                return new(input, result, kept, afterForward, rand(1).item<float>());
            }
        });
    }

    private sealed record Dropping(Tensor Input, Tensor Result, List<float[]>[] Kept, float AfterForward, float After);

    private static Func<Tensor, Tensor> Drop(Tensor weight, List<float[]> kept) => x =>
    {
        var mask = rand_like(x).gt(0.3).to_type(ScalarType.Float32);
        kept.Add(mask.Values());
        return Gate(weight)(x) * mask;
    };
}
