using Headroom.Grading;

namespace Graders;

public sealed partial class BackwardGrader
{
    // d(sum of go * o) / dε along a drawn direction, with q, k and v moved in float64, against the gradients the kernels gave.
    private void Differences(Shape shape) => Case($"{Named(shape)}: finite differences", () =>
    {
        var x = Draws(shape, more: 0);
        var right = BackwardReference.Of(x, shape);
        var allowed = Allowed(shape, x, right);
        Part(nameof(Backward.QueryGradients), () => Slopes(("q", ByQuery(shape, x, counts: true).Q, allowed[0])));
        Part(nameof(Backward.KeyGradients), () =>
        {
            var (k, v) = ByKey(shape, x, [.. right.Delta.Select(value => (float)value)], counts: true);
            Slopes(("k", k, allowed[1]), ("v", v, allowed[2]));
        });

        void Slopes(params ReadOnlySpan<(string, float[], Tolerance)> gradients)
        {
            foreach (var (which, gradient, bound) in gradients) Slope(shape, x, which, gradient, bound);
        }
    }, "float32");

    private void Slope(Shape shape, Inputs x, string which, float[] gradient, Tolerance bound)
    {
        var direction = Draw.Normal(gradient.Length);
        double Loss(double step)
        {
            double[] Moved(string name, float[] values) =>
                [.. values.Select((value, i) => name == which ? value + step * direction[i] : value)];
            var o = BackwardReference.Forward(Moved("q", x.Q), Moved("k", x.K), Moved("v", x.V), shape.Heads, shape.N, shape.M, shape.D).O;
            return o.Zip(x.Go, (value, weight) => value * weight).Sum();
        }
        // Central differences: 1e-4 squared times a third derivative, far below what float32 leaves. Errors of elements add as a walk.
        var slope = (Loss(1e-4) - Loss(-1e-4)) / 2e-4;
        Number($"slope along a direction of {which}", gradient.Zip(direction, (g, u) => (double)g * u).Sum(), slope)
            .Within(Tolerance.Absolute(4 * Math.Sqrt(gradient.Length) * bound.AbsolutePart + 1e-5));
    }
}
