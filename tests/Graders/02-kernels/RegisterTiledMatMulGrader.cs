using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace Graders;

/// <summary>Products of ragged and of aligned shapes, each side different; then what a tile of 64 x 64 must save.</summary>
public sealed partial class RegisterTiledMatMulGrader : KernelGrader
{
    private const int Tile = 64;

    protected override void Require()
    {
        Product(64, 48, 64);
        Product(70, 33, 50);
        Product(1, 5, 130);
        Product(Draw.Int(129, 135), Draw.Int(17, 31), Draw.Int(65, 75));
        Product(128, 256, 192, () => Budget(128, 256, 192));
    }

    private void Product(int m, int k, int n, Action? then = null) => Case($"[{m}, {k}] x [{k}, {n}]", () =>
    {
        var (a, b) = (Draw.Normal(m * k), Draw.Normal(k * n));
        var (aa, bb, cc) = (Upload2D("a", a, m, k), Upload2D("b", b, k, n), Upload2D(Poisoned(m * n), m, n));
        var kernel = Accelerator.LoadStreamKernel<
            ArrayView2D<float, Stride2D.DenseY>, ArrayView2D<float, Stride2D.DenseY>, ArrayView2D<float, Stride2D.DenseY>>(RegisterTiledMatMul.Kernel);
        var grid = new Index2D((n + Tile - 1) / Tile, (m + Tile - 1) / Tile);
        Launch(RegisterTiledMatMul.Kernel, () => kernel(new KernelConfig(grid, new Index2D(16, 16)), aa.View, bb.View, cc.View));

        var (expected, scale) = Reference(a, b, m, k, n);
        // k products and k additions, each rounded once, on partial sums no larger than the sum of |a||b|.
        Elements("c", Download(cc), expected, Tolerance.Rounding(2 * k, Tolerance.Float32Roundoff, scale / Math.Sqrt(k)), m, n);
        then?.Invoke();
    }, "float32");

    // Also the largest sum of |a||b| over the elements of c.
    private static (double[] C, double Scale) Reference(float[] a, float[] b, int m, int k, int n)
    {
        var (c, scale) = (new double[m * n], 0.0);
        for (var row = 0; row < m; row++)
        {
            for (var col = 0; col < n; col++)
            {
                var (sum, size) = (0.0, 0.0);
                for (var p = 0; p < k; p++)
                {
                    var product = (double)a[row * k + p] * b[p * n + col];
                    sum += product;
                    size += Math.Abs(product);
                }
                c[row * n + col] = sum;
                scale = Math.Max(scale, size);
            }
        }
        return (c, scale);
    }

    partial void Budget(int m, int k, int n);
}
