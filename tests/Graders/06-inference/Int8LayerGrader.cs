using System.Reflection;
using System.Runtime.CompilerServices;
using Headroom.Grading;

namespace Graders;

/// <summary>One token's codes by themselves; layers, exact where scales are powers of two; then, if all is right, the speed.</summary>
public sealed partial class Int8LayerGrader : Grader
{
    private const int Pad = 16; // floats on both sides of y: a vector of 512 bits

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Quantization", "Headroom.Inference"];

    protected override void Require()
    {
        Tokens();
        Layer("", CodedLayer.Of(Draw, 2, 5, 96), filled: true);
        Layer(", scales powers of two", CodedLayer.Exact(Draw, 3, 4, 512), exact: true);
        Layer(", the largest codes in pairs", CodedLayer.Largest(Draw, 5, 9, 256, stretch: 2), exact: true);
        Layer(", the largest codes, alike in 64", CodedLayer.Largest(Draw, 4, 6, 1024, stretch: 64), exact: true);
        Layer("", CodedLayer.Of(Draw, 1, 1, 1));
        Layer("", CodedLayer.Of(Draw, 1, 37, 416));
        // Whatever vectors of 4 to 64 columns, and groups of tokens or outputs, leave over.
        foreach (var columns in (int[])[2, 3, 4, 5, 7, 8, 15, 16, 17, 31, 32, 33, 47, 48, 63, 64, 65, 95, 96, 97, 127, 128, 129])
            Layer(", scales powers of two", CodedLayer.Exact(Draw, 1 + columns % 9, 1 + 5 * columns % 17, columns), exact: true);
        Layer("", CodedLayer.Of(Draw, Draw.Int(10, 20), Draw.Int(20, 60), Draw.Int(130, 300)));
        Silent();
        Loud();
        Layer("", CodedLayer.Of(Draw, 70, 3, 40));
        Layer("", CodedLayer.Of(Draw, 2, Draw.Int(4097, 4200), 33));
        Layer("", CodedLayer.Of(Draw, 3, 2, 131_072));
        Layer(", all codes at their largest", CodedLayer.Largest(Draw, 4, 4, 131_072, stretch: 131_072));
        Layer(", large parts of a small sum", CodedLayer.Cancelling(Draw, 3, 4, 131_072), exact: true);
        Layer(", small numbers and scales", CodedLayer.Of(Draw, 3, 5, 96, 1e-14, 1e-14));
        Layer(", large numbers", CodedLayer.Of(Draw, 3, 5, 96, 1e30, 1e-3));
        Again();
        if (AllRight) Speeds();
        Case("nothing is kept between calls", () => Part(nameof(Int8Layer.Forward), () =>
            That(Kept() is null, "no static field", $"{Kept()} is a static field, and keeps what a call has worked out")));
    }

    private void Layer(string name, CodedLayer layer, bool exact = false, bool filled = false) => Case($"{layer.Shape}{name}", () =>
        Part(nameof(Int8Layer.Forward), () =>
        {
            var (count, before) = (layer.Tokens * layer.Outputs, filled ? Draw.Normal(layer.Tokens * layer.Outputs) : []);
            if (!filled) before = Poisoned(count); // poison swallows what is added to it
            float[] padded = [.. Poisoned(Pad), .. before, .. Poisoned(Pad)];
            // Weights begin at an odd address, as those of a file may.
            sbyte[] shifted = [0, .. layer.Weights];
            Input("weights", shifted);
            Int8Layer.Forward(Input("x", layer.X), shifted.AsSpan(1), Input("scales", layer.Scales), padded.AsSpan(Pad, count));
            var (got, expected) = (padded[Pad..(Pad + count)], layer.Product());
            var y = Elements("y", got, expected, exact ? Tolerance.Exact : Rounding, ("token", layer.Tokens), ("output", layer.Outputs));
            var largest = expected.Max(Math.Abs);
            if (filled) OldOutput.Mistakes(y, got, expected, before, Tolerance.Absolute(Rounding.Allowed(largest)));
            Mistakes(y, layer);
            That(!padded.AsSpan(0, Pad).ContainsAnyExcept(Poison) && !padded.AsSpan(Pad + count).ContainsAnyExcept(Poison),
                "elements outside the span left alone", "writes past the end of its span: the last outputs do not fill a vector");
        }), "int8 x int8");

    // The token's scale may be two units off (a product with 1 / 127), the sum is rounded as it becomes a float, and two products are: 5
    // roundings, all relative. No sum of floats is among them. Exact layers have sums below 1,024 x 128 x 127 < 2^24, which floats hold.
    private static Tolerance Rounding { get; } = new(0, 5 * Tolerance.Float32Roundoff);

    // A token of zeros first and last, and an output whose scale is 0.
    private void Silent()
    {
        var layer = CodedLayer.Of(Draw, 6, 5, 70);
        Array.Clear(layer.X, 0, 70);
        Array.Clear(layer.X, 5 * 70, 70);
        layer.Scales[2] = 0;
        Layer(", two tokens of zeros", new(layer.X, layer.Weights, layer.Scales));
        Layer(", zeros alone", new(new float[40], [.. layer.Weights[..80]], [.. layer.Scales[..2]]));
    }

    // One token is a million times the others; then one number of each token 300 times its others.
    private void Loud()
    {
        var layer = CodedLayer.Of(Draw, 5, 7, 130);
        foreach (ref var value in layer.X.AsSpan(2 * 130, 130)) value *= 1e6f;
        Layer(", one token is loud", new(layer.X, layer.Weights, layer.Scales));
        layer = CodedLayer.Of(Draw, 5, 7, 130);
        for (var token = 0; token < 5; token++) layer.X[token * 130 + Draw.Int(0, 129)] = 300 * layer.TokenScales[token] * 127;
        Layer(", one number of each token is loud",
            new(CodedLayer.OffTheHalves(layer.X, 130), layer.Weights, layer.Scales));
    }

    private void Again()
    {
        Case("a second call, other weights behind the same first ones", () => Again(layer =>
        {
            foreach (ref var code in layer.Weights.AsSpan(64)) code = (sbyte)~code;
        }), "int8 x int8");
        Case("a second call, other scales behind the same first one", () => Again(layer =>
        {
            foreach (ref var scale in layer.Scales.AsSpan(1)) scale *= 3;
        }), "int8 x int8");
        Case("a second call, another x behind the same first numbers", () => Again(layer =>
        {
            foreach (ref var value in layer.X.AsSpan(32)) value = -value;
        }), "int8 x int8");
    }

    // What the compiler makes for lambdas is no field of the learner's; constants and single values that are readonly keep nothing.
    private static string? Kept() =>
        (from type in typeof(Int8Layer).Assembly.GetTypes()
         where !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
         from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
         where !field.IsLiteral && !(field.IsInitOnly && field.FieldType.IsValueType)
         select field.Name).FirstOrDefault();

    private void Again(Action<CodedLayer> change) => Part(nameof(Int8Layer.Forward), () =>
    {
        var layer = CodedLayer.Of(Draw, 3, 8, 256);
        var (before, y) = (Poisoned(24), Poisoned(24));
        Int8Layer.Forward(layer.X, layer.Weights, layer.Scales, before);
        change(layer);
        Int8Layer.Forward(layer.X, layer.Weights, layer.Scales, y);
        var now = new CodedLayer(layer.X, layer.Weights, layer.Scales);
        Elements("y", y, now.Product(), Rounding).Trap(() => Array.ConvertAll(before, value => (double)value),
            "an earlier call's result is used again: arrays of one length that begin alike may go on in another way");
    });
}
