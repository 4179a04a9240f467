using Headroom.Grading;
using ILGPU;
using ILGPU.Runtime;
using Half = ILGPU.Half;

namespace Graders;

/// <summary>Products of matrices whose last word, block, tile and group are not full; then the bytes of one.</summary>
public sealed partial class W4A16GemvGrader : QuantizedKernelGrader
{
    protected override void Require()
    {
        Run(40, 300, filled: true);
        Run(300, 520);
        Run(1, 1);
        Run(256, 256);
        Run(7, 300);
        Run(Draw.Int(257, 400), Draw.Int(60, 250));
        Run(528, 1000, counted: true);
    }

    private void Run(int n, int k, bool filled = false, bool counted = false) => Case($"[{n}, {k}] times [{k}]", () =>
    {
        var w = new Int4Weights(Draw, n, k);
        var x = Int4Mistakes.Activations(Draw, k);
        var (words, scales) = (Upload2D("words", w.Words(), w.WordRows, n), Upload2D("scales", w.Scales, w.Blocks, n));
        var before = filled ? Draw.Normal(n) : Poisoned(n); // poison swallows what is added to it
        var (activations, y) = (Upload("x", Array.ConvertAll(x, value => (Half)value)), Upload(before));
        Launch(W4A16Gemv.Kernel, () => W4A16Gemv.Multiply(Accelerator, words.View, scales.View, activations.View, y.View));

        var (expected, tolerance) = (w.Times(x, w.Weight), Int4Mistakes.Rounding(w, x));
        Product("y", Download(y), expected, tolerance, Int4Mistakes.Of(w, x, before, expected, tolerance));
        if (counted) Budget(w);
    }, "int4, float16");

    partial void Budget(Int4Weights w);
}
