using Headroom.Grading;
using Headroom.Simulator;
using Headroom.Simulator.Running;
using Headroom.Stages;
using ILGPU;
using ILGPU.Runtime;

namespace Graders;

public sealed partial class MegakernelGrader
{
    private void Step(
        string name, DecoderSizes sizes, int groups, int threads, int orders, int steps = 1, Residency? device = null,
        Action<Text>? then = null) =>
        Case($"Step, {name}: {Numbers.Count(sizes.Layers, "layer")} of width {sizes.Width}, {Numbers.Count(groups, "group")} of {threads}",
            () => Part(nameof(Megakernel.Step), () =>
    {
        var text = new Text(this, sizes, steps);
        var done = Upload(new int[SeparateLaunches.Count(sizes.Layers)]);
        var kernel = Accelerator.LoadStreamKernel<Decoder, int, int, ArrayView<int>, int>(Megakernel.Step);
        var (got, at, isSame) = (Array.Empty<float>(), 0, true);
        foreach (var seed in Orders(orders))
        {
            done.CopyFromCPU(new int[done.Length]);
            text.StartOver();
            for (at = 0; at < steps && isSame && !HasRaced; at++)
            {
                var (token, position, step) = (text.Tokens[at], text.Position + at, at + 1);
                text.Forget();
                LaunchTogether(Megakernel.Step, seed, () =>
                    kernel(new KernelConfig(groups, threads), text.Decoder, token, position, done.View, step), device);
                got = text.Decoder.Logits.GetAsArray();
                isSame = got.AsSpan().SequenceEqual(text.Logits[at]);
            }
            if (!isSame || HasRaced) break;
        }
        // The order of each sum is fixed: the same bits. A real GPU's compiler may fuse in one kernel what it does not in another.
        var tolerance = Accelerator is SimulatedAccelerator ? Tolerance.Exact : Tolerance.Absolute(1e-4);
        Mistakes(Elements("logits", got, Widened(text.Logits[at - 1]), tolerance), text, at);
        then?.Invoke(text);
    }), "float32");

    private void StepInVain() => Case("Step, counters that stay below what is asked: 3 groups of 64",
        () => Part(nameof(Megakernel.Step), () =>
    {
        var text = new Text(this, Drawn(layers: 2), 1);
        var done = Upload(new int[SeparateLaunches.Count(2)]);
        var kernel = Accelerator.LoadStreamKernel<Decoder, int, int, ArrayView<int>, int>(Megakernel.Step);
        text.StartOver();
        That(WaitsInVain(Megakernel.Step, Orders(1)[0], () =>
            kernel(new KernelConfig(3, 64), text.Decoder, text.Tokens[0], text.Position, done.View, 2)), Waits, GaveUp);
    }), "float32");

    // What is left out, or done too early: the same stages on the host, in the wrong order.
    private static void Mistakes(ArrayExpectation logits, Text text, int steps)
    {
        var layers = text.Sizes.Layers;
        double[] Of(Action<ExactDecoder, int, int, int> layer, int from = 0, int? to = null) => text.Exact(steps, (d, token, position) =>
        {
            d.Embed(token, position);
            for (var i = from; i < (to ?? layers); i++) layer(d, i, token, position);
            return d.Logits();
        });

        var near = Tolerance.Absolute(1e-4);
        logits.Trap(() => Of(Layer, to: layers - 1), "the last layer is left out: 5 stages for each of d.Layers", near)
            .Trap(() => Of(Layer, from: 1), "the first layer is left out", near)
            .Trap(() => Of((d, _, token, position) => Layer(d, 0, token, position)), "every layer has the weights of the first", near)
            .Trap(() => Of((d, i, token, position) => Layer(d, i, token, position, down: i < layers - 1)),
                "the logits come before the last layer has added its Down", near)
            .Trap(() => Of((d, i, token, position) => Layer(d, i, token, position, output: false)), "Output is left out", near)
            .Trap(() => Of((d, i, token, position) => Layer(d, i, token, position, down: false)), "Down is left out", near)
            .Trap(() => Of((d, i, token, position) =>
                {
                    d.Qkv(i, position);
                    d.Attend(i, position);
                    d.GateUp(i);
                    d.Output(i);
                    d.Down(i);
                }), "GateUp comes before Output: it reads what Output adds to", near);
    }

    private static void Layer(ExactDecoder d, int layer, int token, int position) => Layer(d, layer, token, position, output: true);

    private static void Layer(ExactDecoder d, int layer, int token, int position, bool output = true, bool down = true)
    {
        d.Qkv(layer, position);
        d.Attend(layer, position);
        if (output) d.Output(layer);
        d.GateUp(layer);
        if (down) d.Down(layer);
    }
}
