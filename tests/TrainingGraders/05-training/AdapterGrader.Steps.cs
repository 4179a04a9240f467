using Graders.Tensors;
using Headroom.Grading;
using static TorchSharp.torch;

namespace Graders;

public abstract partial class AdapterGrader
{
    /// <summary>A step of plain descent moves a and b; forward and Merged follow.</summary>
    protected void Step(int outputs, int inputs, int rank, double alpha) =>
        TensorCase($"a step, {Shapes([5], outputs, inputs, rank)}", () =>
        {
            const double Rate = 0.1;
            if (Drawn(Layout.Contiguous, [5], outputs, inputs, rank, alpha) is not { } adapter) return;
            var before = adapter.Data;
            using var optimizer = optim.SGD(adapter.Module.parameters(), Rate);
            using (no_grad()) adapter.Module.call(adapter.X); // what it keeps of this is of before the step
            adapter.Merged();
            adapter.Module.call(adapter.X).backward([adapter.Dy]);
            optimizer.step();
            var after = adapter with { Data = before with { A = Moved(before.A, before.Da()), B = Moved(before.B, before.Db()) } };
            var y = adapter.Module.call(adapter.X);
            var data = after.Data;
            Elements("y after a step", y, data.Y(), Later(data.Sizes().Y()), ("rows", 5), ("outputs", outputs))
                ?.Trap(before.Y, "y is that of before the step: what is worked out from a and b is not kept");
            adapter.Module.eval();
            Elements("y in eval()", adapter.Module.call(adapter.X), data.Y(), Later(data.Sizes().Y()), ("rows", 5), ("outputs", outputs))
                ?.Trap((data with { Scale = 0 }).Y, "the adapter's product is missing in eval(): the module's mode changes nothing");
            adapter.Module.train();
            Elements("merged after a step", adapter.Merged(), data.Merged(), Later(data.Sizes().Merged()),
                ("outputs", outputs), ("inputs", inputs))
                ?.Trap(before.Merged, "merged is that of before the step: what is worked out from a and b is not kept");

            static double[] Moved(double[] values, double[] gradient) => [.. values.Select((value, i) => value - Rate * gradient[i])];

            // Weights that moved have the rounding of their gradients: both directions' terms.
            Tolerance Later(double[] sizes) => Rounding(4 * (outputs + inputs + rank + 5), sizes);
        });

    /// <summary>Two forwards, then both backwards: nothing of a graph lies in the module.</summary>
    protected void Interleaved(int outputs, int inputs, int rank, double alpha) =>
        TensorCase($"two forwards before their backwards, W [{outputs}, {inputs}]", () =>
        {
            if (Drawn(Layout.Contiguous, [4], outputs, inputs, rank, alpha) is not { } one) return;
            var (x, dy) = (Draw.Normal(Layout.Contiguous, [4, inputs]).requires_grad_(), Draw.Normal(Layout.Contiguous, [4, outputs]));
            var two = one with { X = Input("second x", x), Dy = dy, Data = one.Data with { X = x.Doubles(), Dy = dy.Doubles() } };
            var (first, second) = (one.Module.call(one.X), two.Module.call(two.X));
            if (!Backward("first y", first, one.Dy)) return;
            Gradients(one);
            one.A.grad!.zero_();
            one.B.grad!.zero_();
            if (Backward("second y", second, two.Dy)) Gradients(two);
        });

    /// <summary>x of tokens' embeddings asks no gradient; a and b get theirs all the same.</summary>
    protected void PlainInput(int outputs, int inputs, int rank, double alpha) =>
        TensorCase($"x asks no gradient, W [{outputs}, {inputs}]", () =>
        {
            if (Drawn(Layout.Contiguous, [4], outputs, inputs, rank, alpha) is not { } adapter) return;
            adapter.X.requires_grad_(false);
            if (!Backward("y", adapter.Module.call(adapter.X), adapter.Dy)) return;
            AdapterGradients(adapter);
        });

    /// <summary>Numbers so large that B A overflows where x A^T and dy B do not.</summary>
    protected void ThinFirst(int outputs, int inputs, int rank) =>
        TensorCase($"a and b of 1e25 and x of 1e-20, W [{outputs}, {inputs}], rank {rank}", () =>
        {
            if (Drawn(Layout.Contiguous, [2], outputs, inputs, rank, rank) is not { } drawn) return;
            var (a, b, x) = (Positive(drawn.Data.A, 1e25), Positive(drawn.Data.B, 1e25), Positive(drawn.Data.X, 1e-20));
            var dy = Positive(drawn.Data.Dy, 1e-30);
            Set(drawn.A, a);
            Set(drawn.B, b);
            var data = drawn.Data with { A = Doubles(a), B = Doubles(b), X = Doubles(x), Dy = Doubles(dy) };
            var thin = drawn with { X = tensor(x, 2, inputs).requires_grad_(), Dy = tensor(dy, 2, outputs), Data = data };
            var y = drawn.Module.call(thin.X);
            var isFinite = y.isfinite().all().item<bool>();
            That(isFinite, "y is finite",
                "B A is formed: as large as W, it overflows here, and costs as much as W in every step. Let x meet A first, and B then");
            Elements("y", y, data.Y(), Rounding(inputs + rank, data.Sizes().Y()), ("rows", 2), ("outputs", outputs));
            drawn.Module.eval();
            That(!isFinite || drawn.Module.call(thin.X).isfinite().all().item<bool>(), "y is finite in eval()",
                "B A is formed in eval(): Merged is for that, once and not in every forward");
            drawn.Module.train();
            if (!isFinite || !Backward("y", y, thin.Dy)) return;
            isFinite = thin.X.grad is not { } dx || dx.isfinite().all().item<bool>();
            That(isFinite, "the gradient of x is finite",
                "B A is formed in backward: as large as W, it overflows here, and costs as much as W in every step. "
                + "Let dy meet B first, and A then");
            if (isFinite) Gradients(thin);
        });

    private static float[] Positive(double[] values, double size) => [.. values.Select(value => (float)(size * (1 + Math.Abs(value))))];
}
