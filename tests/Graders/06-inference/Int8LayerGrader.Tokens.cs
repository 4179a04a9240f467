using System.Globalization;
using Headroom.Grading;

namespace Graders;

// One token's codes and scale.
public sealed partial class Int8LayerGrader
{
    private void Tokens()
    {
        Token("by hand, scale 1", [127, -127, 2.5f, 3.5f, -2.5f, -3.5f, 0.5f, -0.5f, 126.5f, -126.5f, 1, -1, 0]);
        // Every half between two codes, and every code; the largest one below 0.
        Token("all halves, scale 1/4", [.. Enumerable.Range(-254, 508).Select(half => half / 8f)]);
        // Quotients that are whole or half numbers, of scales that a product with 1 / 127 gives too: only a division keeps the halves.
        foreach (var step in s_steps)
            Token($"all halves, scale {step.ToString(CultureInfo.InvariantCulture)}",
                [.. Enumerable.Range(-254, 508).Select(half => half * step / 2)]);
        Token("just below and above all halves", [-127, .. Enumerable.Range(-127, 254).SelectMany(code => new[] { code + 0.4985f,
            code + 0.5015f })]);
        Token("zeros", new float[9]);
        Token("zeros of both signs", [0, -0f, 0]);
        Token("one number", [-3.7f]);
        for (var length = 2; length < 70; length += 3) Token("drawn", Drawn(length, (float)Draw.Scale(0.01, 100)));
        float[] loud = Drawn(200, 1);
        loud[Draw.Int(0, 199)] = -400;
        Token("one is 400 times the others", CodedLayer.OffTheHalves(loud, 200));
        Token("the first is the largest", [9, .. Drawn(40, 1)]);
        Token("the last is the largest", [.. Drawn(40, 1), -9]);
        Token("large numbers", Drawn(33, 5e37f));
        Token("small numbers", Drawn(33, 1e-30f));
        Token("a scale just above 1e-35", Drawn(33, 2e-33f));
        Token("drawn", Drawn(131_072, 1));
    }

    private static readonly float[] s_steps =
        [.. ((float[])[3, 5, 7, 0.75f, 11, 1.25f, 13]).Where(step => 127 * step * (1 / 127f) == step)];

    private float[] Drawn(int length, float scale) => CodedLayer.OffTheHalves(Draw.Normal(length, scale), length);

    private void Token(string name, float[] token) => Case($"Quantize, {name}, {Numbers.Count(token.Length, "number")}", () =>
        Part(nameof(Int8Layer.Quantize), () => Codes(token)), "float32 to int8");

    private void Codes(float[] token)
    {
        const sbyte Old = 77;
        var room = new sbyte[token.Length + 2 * Pad];
        Array.Fill(room, Old);
        var (scale, largest) = (TokenCodes.Scale(token), token.Max(Math.Abs));
        var got = Int8Layer.Quantize(Input("token", token), room.AsSpan(Pad, token.Length));
        // Two units: a product with 1 / 127 is as good.
        Number("scale", got, scale).Within(Tolerance.Relative(2 * Tolerance.Float32Roundoff))
            .Trap(largest / 128, "over 128: the largest |x| gets code 127")
            .Trap(largest, "the largest |x| itself: a scale is the step from one code to the next")
            .Trap(token.Max() / 127, "the largest x, without those below 0")
            .Trap((token.Max() - token.Min()) / 255, "the range over 255, which asks for a zero point: absmax is asked")
            .Trap(127 / largest, "codes for one, not what a code stands for: the other way round")
            .Trap(1, "a token of zeros has scale 0");
        sbyte[] Rounded(Func<double, double> way) => TokenCodes.Of(token, scale, way);
        var codes = Elements("code", [.. room[Pad..^Pad].Select(code => (float)code)], Doubles(Rounded(TokenCodes.Nearest)),
            Tolerance.Exact);
        codes.Trap(() => Doubles([.. token.Select(value => (sbyte)MathF.Round(value * (1 / scale)))]),
            "x times 1 / scale, which is rounded before: a half becomes a little more or less than a half. Divide");
        foreach (var (way, cause) in Roundings) codes.Trap(() => Doubles(Rounded(way)), cause);
        codes.Trap(() => [.. token.Select(_ => (double)Old)], "codes are not written: a token of zeros has codes too");
        That(!room.AsSpan(0, Pad).ContainsAnyExcept(Old) && !room.AsSpan(Pad + token.Length).ContainsAnyExcept(Old),
            "elements outside the span left alone", "writes past the end of its span: the last codes do not fill a vector");
    }

    private static IEnumerable<(Func<double, double> Way, string Cause)> Roundings =>
    [
        (Math.Truncate, "cut towards 0, as a cast does: round first"),
        (Math.Floor, "rounded down: the nearest code is asked"),
        (quotient => Math.Round(quotient, MidpointRounding.AwayFromZero), "halves go away from 0: to the even code"),
        (quotient => Math.Floor(quotient + 0.5), "halves go up: to the even code"),
    ];

    private static double[] Doubles(sbyte[] codes) => Array.ConvertAll(codes, code => (double)code);
}
