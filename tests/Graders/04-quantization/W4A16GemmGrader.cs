using Headroom.Grading;
using ILGPU;
using ILGPU.Runtime;
using Half = ILGPU.Half;

namespace Graders;

/// <summary>Batches of 1 to 64 whose last tile, block and word are not full; then the bytes of three tiles of tokens.</summary>
public sealed partial class W4A16GemmGrader : QuantizedKernelGrader
{
    protected override void Require()
    {
        Run(20, 40, 300);
        Run(1, 130, 33);
        Run(1, 1, 1);
        Run(64, 128, 64);
        Run(16, 5, 32, filled: true);
        Run(Draw.Int(33, 63), Draw.Int(129, 200), Draw.Int(40, 90));
        Run(40, 272, 336, counted: true);
    }

    private void Run(int batch, int n, int k, bool filled = false, bool counted = false) => Case($"{batch}x{n}x{k} (batch, n, k)", () =>
    {
        var w = new Int4Weights(Draw, n, k);
        var x = Int4Mistakes.Activations(Draw, batch * k);
        var before = filled ? Draw.Normal(batch * n) : Poisoned(batch * n); // poison swallows what is added to it
        var (words, scales) = (Upload2D("words", w.Words(), w.WordRows, n), Upload2D("scales", w.Scales, w.Blocks, n));
        var (activations, y) = (Upload2D("x", Array.ConvertAll(x, value => (Half)value), batch, k), Upload2D(before, batch, n));
        Launch(W4A16Gemm.Kernel, () => W4A16Gemm.Multiply(Accelerator, words.View, scales.View, activations.View, y.View));

        var (expected, tolerance) = (w.Times(x, w.Weight), Int4Mistakes.Rounding(w, x));
        Product("y", Download(y), expected, tolerance, Int4Mistakes.Of(w, x, before, expected, tolerance), batch, n);
        if (counted) Budget(w, batch);
    }, "int4, float16");

    partial void Budget(Int4Weights w, int batch);
}
