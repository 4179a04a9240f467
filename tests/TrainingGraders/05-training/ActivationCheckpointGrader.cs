using Graders.Holding;
using Graders.Tensors;
using Headroom.Grading;
using TorchSharp;
using static TorchSharp.torch;

namespace Graders;

/// <summary>
/// Each step is run twice on the same drawn numbers, with plain calls of its segments and with the learner's: results and gradients must
/// agree, whatever the segments are. Calls are counted, random numbers compared, and the memory of a large step is measured in processes of
/// its own.
/// </summary>
public sealed partial class ActivationCheckpointGrader : TensorGrader
{
    protected override void Require()
    {
        foreach (var (layout, shape) in ((Layout, long[])[])
            [(Layout.Contiguous, [1, 1]), (Layout.Transposed, [Draw.Int(2, 5), Draw.Int(2, 9)]), (Layout.Gapped, [2, Draw.Int(2, 6), 3]),
                (Layout.Broadcast, [Draw.Int(2, 4), Draw.Int(3, 7)])])
            Same($"one segment, {layout.ToString().ToLowerInvariant()} {TensorValues.Text(shape)}",
                new(shape, 1, (call, x, w) => call(Gate(w[0]), x)) { Layout = layout });
        var (links, width) = (Draw.Int(3, 6), Draw.Int(3, 8));
        Same($"a chain of {links} segments", new([Draw.Int(2, 6), width], links, (call, x, w) =>
        {
            foreach (var weight in w) x = call(Gate(weight), x);
            return x;
        }));
        Same("an input that needs no gradient", new([Draw.Int(2, 6), width], 2, (call, x, w) => call(Gate(w[1]), call(Gate(w[0]), x)))
        {
            InputNeedsGradient = false,
        });
        Same("weights that need no gradient", new([Draw.Int(2, 6), width], 1, (call, x, w) => call(Gate(w[0].detach()), x)));
        Same("an input from before, used again after", new([Draw.Int(2, 6), width], 1, (call, x, w) =>
        {
            var doubled = x * 2;
            return call(Gate(w[0]), doubled) + doubled.cos();
        }));
        Same("one segment called twice", new([Draw.Int(2, 6), width], 1, (call, x, w) =>
        {
            var segment = Gate(w[0]);
            return call(segment, call(segment, x));
        }));
        Same("an input that is disposed before backward", new([Draw.Int(2, 6), width], 2, (call, x, w) =>
        {
            using var between = call(Gate(w[0]), x);
            return call(Gate(w[1]), between);
        }));
        Same("a leaf that is disposed before backward", new([Draw.Int(2, 6), width], 2, (call, x, w) =>
        {
            using var leaf = x.clone();
            return call(Gate(w[1]), call(Gate(w[0]), leaf));
        }) { InputNeedsGradient = false });
        Same("a segment that does not use its input", new([Draw.Int(2, 6), width], 1, (call, x, w) => call(_ => Gate(w[0])(w[0]), x)));
        Same("a segment that returns one number", new([Draw.Int(2, 6), width], 1, (call, x, w) => call(y => Gate(w[0])(y).sum(), x)));
        Same("a segment in a segment", new([Draw.Int(2, 6), width], 2, (call, x, w) =>
            call(y => call(Gate(w[1]), Gate(w[0])(y)), x)) { CountsCalls = false });
        Same("two steps without zero_grad between", new([Draw.Int(2, 6), width], 1, (call, x, w) => call(Gate(w[0]), x)) { Steps = 2 });
        Same("backward twice through one graph", new([Draw.Int(2, 6), width], 2,
            (call, x, w) => call(Gate(w[1]), call(Gate(w[0]), x))) { Backwards = 2 });
        Dropped();
        NoGradients();
        NothingStays();
        Memory();
    }

    private void NoGradients() => TensorCase("gradients are off", () =>
    {
        var (x, w) = (Draw.Normal(Layout.Contiguous, [3, 4]).requires_grad_(), Draw.Normal(Layout.Contiguous, [4, 4]).requires_grad_());
        var runs = new List<int>();
        using var off = no_grad();
        var (result, plain) = (Calling(runs)(Gate(w), x), Gate(w)(x));
        if (Elements("result", result, plain.Doubles(), Close(plain), Axes(plain)) is null) return;
        That(!result.requires_grad, "the result has no graph", "the result has a graph although gradients are off");
        Number("runs of the segment", runs[0], 1).Within(Tolerance.Exact);
    });

    // Tensors that outlive the step, in a scope or detached from it; the second step's, when all gradients are there.
    private void NothingStays() => TensorCase("what stays alive after a step", () =>
    {
        var (x, w) = (Draw.Normal(Layout.Contiguous, [5, 4]).requires_grad_(), Draw.Normal(Layout.Contiguous, [4, 4]).requires_grad_());
        var (alive, held) = (new long[3], HeldByStatics());
        for (var step = 0; step < alive.Length; step++)
        {
            using (NewDisposeScope()) ActivationCheckpoint.Call(Gate(w), ActivationCheckpoint.Call(Gate(w), x)).sum().backward();
            alive[step] = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        }
        Number("tensors more than after the step before", alive[2] - alive[1], 0).Within(Tolerance.Exact)
            .Trap(alive[2] - alive[1], "tensors are kept after backward: in a static field, or detached from their scope");
        var more = HeldByStatics() - held;
        That(more <= 0, "static fields hold nothing of a step", $"static fields hold {more:#,0} bytes more after a step than before it: "
            + "a segment keeps its weights alive, and save_data keeps it for as long as its graph");
    });

    private static long HeldByStatics() => HeldBytes.Of(HeldBytes.StaticsBeside(typeof(ActivationCheckpoint)));
}
