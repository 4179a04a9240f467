using Headroom.Grading;

namespace Graders;

public sealed partial class Int8LayerGrader
{
    private const string In16Bits = "two products are added in 16 bits, which end at 32,767 (vpmaddubsw): 255 x 127 twice is 64,770";

    private static void Mistakes(ArrayExpectation y, CodedLayer layer)
    {
        // A vector takes 64, 32 or 16 columns, and what is left over may be right.
        foreach (var width in (int[])[1, 64, 32, 16]) InVectors(y, layer, layer.Columns / width * width);
        foreach (var width in (int[])[64, 32, 16, 8, 4])
            y.Trap(() => layer.Each(layer.Both, (w, x) => (long)w * x, columns: layer.Columns / width * width),
                "the last columns, which fill no vector, are left out");
        y.Trap(() => layer.Each(layer.Both, (w, x) => (w & 255) * x), "codes of weights are read without their sign: -1 is no 255");
        y.Trap(() => layer.Each(layer.Both, (w, x) => Math.Max(w, -127) * x), "-128 becomes -127: weights use all 256 codes");
        Scaled((token, output) => layer.Scales[output], "the tokens' scales are left out");
        Scaled((token, output) => layer.TokenScales[token], "the weights' scales are left out");
        Scaled((token, output) => layer.Both(token, 0), "the scale of output 0 for every output");
        Scaled((token, output) => layer.Both(0, output), "the scale of token 0 for every token");
        Scaled((token, output) => layer.TokenScales[token] + layer.Scales[output], "the scales are added: both are factors");
        foreach (var (way, cause) in Roundings) Coded(layer.CodesOf(way), layer.Both, cause);
        var loudest = layer.TokenScales.Max();
        Coded(layer.CodesOf(TokenCodes.Nearest, loudest), (token, output) => (double)loudest * layer.Scales[output],
            "one scale for all tokens: the loudest one takes the codes of the others");
        y.Trap(() => layer.Sums((_, output) => layer.Scales[output], (token, output) => Unrounded(layer, token, output)),
            "x is not rounded: both sides are codes of 8 bits");
        Changed((right, token, output) => right[(token * layer.Outputs + output) % layer.Tokens * layer.Outputs
            + (token * layer.Outputs + output) / layer.Tokens], "y is [n, m]: a token's outputs lie side by side");
        Changed((right, token, output) => layer.TokenScales[token] == 0 ? double.NaN : right[token * layer.Outputs + output],
            "0 / 0: a token of zeros has scale 0, and its outputs are 0");
        // In floats a sum of k products is off by k roundings of its largest part.
        var size = layer.Each(layer.Both, (w, x) => Math.Abs(w * x)).Append(0).Max();
        y.TrapRounding(Tolerance.Rounding(layer.Columns + 4, Tolerance.Float32Roundoff, size),
            "sums are rounded on the way: floats skip whole numbers from 2^24 on, so add in int and make a float of the sum");

        void Scaled(Func<int, int, double> scale, string cause) => y.Trap(() => layer.Each(scale, (w, x) => (long)w * x), cause);

        void Changed(Func<double[], int, int, double> wrong, string cause) => y.Trap(() =>
        {
            var right = layer.Product();
            return layer.Sums((_, _) => 1, (token, output) => wrong(right, token, output));
        }, cause);

        void Coded(sbyte[] codes, Func<int, int, double> scale, string cause) =>
            y.Trap(() => layer.Each(scale, (w, x) => (long)w * x, codes: codes), cause);
    }

    // Mistakes that vectors make, in the first columns; those behind are added one by one.
    private static void InVectors(ArrayExpectation y, CodedLayer layer, int end)
    {
        Sum((token, output) => Pairs(token, output, 128, 0) - 128L * Codes(token), In16Bits);
        Sum((token, output) => Pairs(token, output, 0, 128) - 128L * Weights(output), In16Bits);
        Sum((token, output) => Each((w, x) => x < 0 && w == -128 ? w * Math.Abs(x) : w * x, token, output),
            "-128 with its sign changed is -128 again in 8 bits (vpsignb)");
        Sum((token, output) => Right(token, output) + 128L * Codes(token),
            "128 was added to the weights and not taken off: 128 times the sum of x is too much");
        Sum((token, output) => Right(token, output) + 256L * Codes(token),
            "128 times the sum of x is added once more: take it off");
        Sum((token, output) => Right(token, output) - 128L * (Codes(token, all: true) - Codes(token)),
            "128 times the sum of all x is taken off, and was added in whole vectors alone: the last columns add it too, or leave it out");

        void Sum(Func<int, int, double> vectors, string cause) => y.Trap(() => layer.Sums(layer.Both, (token, output) =>
        {
            var rest = 0L;
            for (var c = end; c < layer.Columns; c++) rest += (long)layer.Weight(output, c) * layer.Code(token, c);
            return vectors(token, output) + rest;
        }), cause);

        double Pairs(int token, int output, int addedToW, int addedToX)
        {
            var sum = 0.0;
            for (var c = 0; c < end; c += 2)
            {
                var pair = Shifted(c) + (c + 1 < end ? Shifted(c + 1) : 0);
                sum += Math.Clamp(pair, short.MinValue, short.MaxValue);
            }
            return sum;

            int Shifted(int c) => (layer.Weight(output, c) + addedToW) * (layer.Code(token, c) + addedToX);
        }

        long Right(int token, int output) => Each((w, x) => w * x, token, output);

        long Each(Func<int, int, int> product, int token, int output)
        {
            var sum = 0L;
            for (var c = 0; c < end; c++) sum += product(layer.Weight(output, c), layer.Code(token, c));
            return sum;
        }

        long Codes(int token, bool all = false) => Enumerable.Range(0, all ? layer.Columns : end).Sum(c => (long)layer.Code(token, c));

        long Weights(int output) => Enumerable.Range(0, end).Sum(c => (long)layer.Weight(output, c));
    }

    private static double Unrounded(CodedLayer layer, int token, int output)
    {
        var sum = 0.0;
        for (var c = 0; c < layer.Columns; c++) sum += (double)layer.Weight(output, c) * layer.Token(token)[c];
        return sum;
    }
}
