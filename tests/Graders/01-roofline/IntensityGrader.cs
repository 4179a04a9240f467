using Headroom.Grading;
using Headroom.Hardware;
using Headroom.Rooflines;

namespace Graders;

/// <summary>Counts of four operations at sizes with known answers, and at drawn sizes whose products pass 2^31.</summary>
public sealed partial class IntensityGrader : Grader
{
    private const string Fma = "a multiply-add counted as one FLOP: it is a multiplication and an addition";
    private const string Wraps = "a product of ints passed 2,147,483,647 and wrapped: let the first factor be a double, as in 2.0 * m";
    private const string WrapsUnsigned = "a product of uints passed 4,294,967,295 and wrapped: let the first factor be a double";
    private const string WrapsLong = "a product of longs passed 9.2e18 and wrapped: let the first factor be a double";
    private const string Earlier = "`size` bytes apiece: this count takes 2, as in an earlier answer for this shape";
    private const string Cut = "`size` cut to a whole number: a 4-bit element takes 0.5 B";
    private const string NoOutput = "the output is not counted: it is written once";

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Rooflines"];

    protected override void Require()
    {
        Gemm(4096, 4096, 4096, size: 2, "bfloat16");
        Gemm(4096, 4096, 4096, size: 1, "float8"); // the same shape again
        Gemm(32_768, 128_256, 4096, size: 2, "bfloat16"); // Llama-3-8B's logits of 32,768 tokens
        Gemm(Draw.Int(33, 70), Draw.Int(40_000, 60_000), Draw.Int(300, 900), size: 4, "float32");
        Gemm(Draw.Int(50_000, 90_000), Draw.Int(200, 900), Draw.Int(50_000, 90_000), size: 0.5, "int4");
        Gemm(Draw.Int(100, 300), Draw.Int(70_000, 90_000), Draw.Int(66_000, 90_000), size: 2, "bfloat16"); // b alone passes 2^32
        Gemm(Huge(), Huge(), Huge(), size: 2, "bfloat16");
        Gemm(1, 1, 1, size: 0.5, "int4");
        Gemm(0, 2, 3, size: 4, "float32");

        Gemv(4096, 4096, size: 2, "bfloat16");
        Gemv(Draw.Int(70_000, 90_000), Draw.Int(66_000, 69_000), size: 4, "float32");
        Gemv(4096, 4096, size: 1, "float8"); // the same shape again
        Gemv(int.MaxValue - Draw.Int(0, 90), Draw.Int(200, 900), size: 2, "bfloat16"); // both vectors together pass 2^31
        Gemv(Draw.Int(3000, 9000) * 2 + 1, Draw.Int(200, 900), size: 0.5, "int4");
        Gemv(1, 3, size: 0.75, "6 bits");

        Attention(8192, 8192, 128, size: 2, "bfloat16");
        Attention(8192, 8192, 128, size: 1, "float8"); // the same shape again
        Attention(1, 8192, 128, size: 2, "bfloat16");
        Attention(Draw.Int(100_000, 130_000), Draw.Int(60_000, 90_000), Draw.Of(64, 96, 192), size: 1, "float8");
        Attention(Draw.Int(3, 40), Draw.Int(4_000_000, 5_000_000), 576, size: 2, "bfloat16"); // one tensor of them passes 2^31
        Attention(Draw.Int(1, 9), Draw.Int(100, 900), 64, size: 0.5, "int4");
        Attention(Huge(), Huge(), 576, size: 2, "bfloat16");
        Attention(1, 1, 1, size: 4, "float32");

        Elementwise(100_000_000, inputs: 2, flops: 2, size: 4, "float32");
        Elementwise(100_000_000, inputs: 2, flops: 5, size: 0.5, "int4"); // the same shape again
        Elementwise(Draw.Int(800_000_000, 2_000_000_000), Draw.Int(3, 7), Draw.Int(8, 40), size: 2, "bfloat16");
        Elementwise(Draw.Int(3000, 9000), inputs: 1, flops: 2.5, size: 0.5, "int4");
        Elementwise(1000, inputs: 0, flops: 0, size: 4, "float32"); // filled with a constant
        Elementwise(0, inputs: 2, flops: 3, size: 2, "bfloat16");

        FlopsPerByte(2, 12);
        FlopsPerByte(Draw.Scale(1e9, 1e12), Draw.Scale(1e6, 1e10));
        FlopsPerByte(Draw.Scale(1e24, 1e27), Draw.Scale(1e20, 1e23));
        FlopsPerByte(0, 4000);
        WhatItMeans();
    }

    // The sum of two passes 2^31; with a few hundred more, or a third, their product passes 2^63.
    private int Huge() => Draw.Int(1_100_000_000, 2_000_000_000);

    private void FlopsPerByte(double flops, double bytes) => Case($"{Numbers.Format(flops)} FLOPs for {Numbers.Format(bytes)} B", () =>
        Number("intensity", Intensity.FlopsPerByte((flops, bytes)), flops / bytes)
            .Trap(bytes / flops, "bytes per FLOP: intensity is FLOPs over bytes")
            .Trap(Math.Floor(flops / bytes), "the fraction is cut off: divide doubles, not ints or longs")
            .Trap(Math.Floor(flops) / Math.Floor(bytes), "the counts are cut to whole numbers before the division"));

    private void WhatItMeans() => Case("GEMV and GEMM on one 4096x4096 matrix", () =>
    {
        var gemm = Intensity.FlopsPerByte(Intensity.Gemm(4096, 4096, 4096, 2));
        var gemv = Intensity.FlopsPerByte(Intensity.Gemv(4096, 4096, 2));
        var decode = Intensity.FlopsPerByte(Intensity.Attention(1, 8192, 128, 2));
        Number("GEMM over GEMV", gemm / gemv, 4096 / 3.0 / (4096 / 4098.0));
        var ridge = new Roofline(Devices.H100Sxm, Dtype.Bf16).Ridge;
        Meaning($"{gemm:#,0} FLOP/B for GEMM 4096 in bfloat16, {gemv:0.0} for GEMV on the same matrix. An H100 waits for memory "
            + $"below {ridge:0}.");
        Meaning($"{decode:0.0} FLOP/B for attention with one query: each step of decoding is that one query.");
    });
}
