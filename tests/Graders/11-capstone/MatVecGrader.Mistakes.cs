using Headroom.Grading;

namespace Graders;

public sealed partial class MatVecGrader
{
    private const string OneStep = "one step for all of x: a loud stretch takes the codes of the others";

    private static void Mistakes(ArrayExpectation y, SuperBlocks w)
    {
        foreach (var (weight, cause) in Missing(w)) Weights(weight, cause);
        foreach (var (kept, cause) in Kept(w)) Weights((row, c) => kept(c) ? w.Weight(row, c) : 0, cause);
        var step = w.X.Append(0).Max(Math.Abs) / 127.0;
        y.Trap(() => Summed((row, c) => w.Scale(row, c) * w.Code(row, c) * step * Math.Round(w.X[c] / step), c => w.X[c]), OneStep);
        y.Trap(() => w.Times(w.Weight, c => step * Math.Round(w.X[c] / step)), OneStep);
        CodesOfX(y, w);
        foreach (var (code, cause) in Codes(w))
            Weights((row, c) => w.D(row, c) * w.Scale(row, c) * code(row, c) - w.DMin(row, c) * w.Minimum(row, c), cause);
        foreach (var (scale, minimum, cause) in Scales(w))
            Weights((row, c) => w.D(row, c) * scale(row, c) * w.Code(row, c) - w.DMin(row, c) * minimum(row, c), cause);
        foreach (var (weight, cause) in Others(w)) Weights(weight, cause);
        foreach (var (taken, cause) in Taken(w)) y.Trap(() => w.Times(w.Weight, taken), cause);
        InSixteenBits(y, w);
        y.Trap(() => Summed((row, c) => w.Scale(row, c) * w.Code(row, c) * (double)w.X[c], _ => 1.0 / 32),
            "the minimum is taken off a part's sum once: it belongs to each weight, so it is multiplied by the sum of the 32 x");
        y.Trap(() => Summed((row, c) => w.Scale(row, c) * w.Code(row, c) * (double)(byte)(sbyte)Math.Clamp(w.X[c], -127, 127), c => w.X[c]),
            "the codes of x are read without their sign");
        y.Trap(() => w.Times(w.Weight, c => w.X.AsSpan(c / 256 * 256, 256).ContainsAnyExcept(0) ? w.X[c] : double.NaN),
            "0 / 0: 256 zeros of x have a step of 0, and come to 0");
        y.TrapRounding(Tolerance.Absolute(2 * w.Allowed()), "x, or a sum, is rounded to fewer bits: x has 8, a float's sums 24");

        double[] Summed(Func<int, int, double> product, Func<int, double> minima)
        {
            var sums = new double[w.Rows];
            for (var row = 0; row < w.Rows; row++)
                for (var c = 0; c < w.Columns; c++)
                    sums[row] += w.D(row, c) * product(row, c) - w.DMin(row, c) * w.Minimum(row, c) * minima(c);
            return sums;
        }

        void Weights(Func<int, int, double> weight, string cause) => y.Trap(() => w.Times(weight), cause);
    }

    private static IEnumerable<(Func<int, int, int>, string)> Codes(SuperBlocks w)
    {
        yield return ((row, c) => w.Code(row, c ^ 32), "the halves of a byte are exchanged: the low one is the earlier column, the high "
            + "one 32 columns on");
        yield return ((row, c) => w.Code(row, c / 64 * 64 + c % 2 * 32 + c % 64 / 2),
            "the halves of a byte are taken for neighbouring columns: the high one is 32 columns on");
        yield return ((row, c) => w.Code(row, c / 64 * 64 + c / 16 % 2 * 32 + c / 32 % 2 * 16 + c % 16),
            "the high half is taken for the column 16 on, as in 04.9: here it is 32 columns on");
        yield return ((row, c) => c / 32 % 2 == 0 ? w.Code(row, c) : 0, "the high halves are left out");
        yield return ((row, c) => c / 32 % 2 == 1 ? w.Code(row, c) : 0, "the low halves are left out");
        yield return ((row, c) => w.Code(row, c) - 8, "8 is subtracted from the codes: these are 0 to 15, and the minimum moves them");
        yield return ((row, c) => w.Code(0, c), "the codes of row 0 for every row");
        yield return ((row, c) => w.Code(row, c % 256), "the codes of a row's first 256 columns for all of it");
        yield return ((row, c) => w.Code(row, c / 256 * 256 + c % 64), "the codes of the first 64 columns of a block for all 256");
    }

    private static IEnumerable<(Func<int, int, double>, Func<int, int, double>, string)> Scales(SuperBlocks w)
    {
        double Scale(int row, int c) => w.Scale(row, c);
        double Minimum(int row, int c) => w.Minimum(row, c);
        static bool IsLate(int c) => c % 256 >= 128; // parts 4 to 7
        int Top(int row, int c, int first) => w.Byte(row, c / 256, 4 + first + c % 128 / 32) >> 6 << 4;

        yield return (Minimum, Scale, "scales and minima are exchanged: minima stand 4 bytes behind scales, and in the high halves");
        yield return ((row, c) => w.Scale(row, c) & (IsLate(c) ? 15 : 63), (row, c) => w.Minimum(row, c) & (IsLate(c) ? 15 : 63),
            "the two high bits of parts 4 to 7 are left out: they are the two high bits of parts 0 to 3's bytes");
        yield return ((row, c) => w.Scale(row, c) & (IsLate(c) ? 15 : 63), Minimum,
            "the two high bits of scales 4 to 7 are left out: they are the two high bits of bytes 0 to 3");
        yield return (Scale, (row, c) => w.Minimum(row, c) & (IsLate(c) ? 15 : 63),
            "the two high bits of minima 4 to 7 are left out: they are the two high bits of bytes 4 to 7");
        yield return ((row, c) => IsLate(c) ? w.Scale(row, c) & 15 | Top(row, c, 4) : w.Scale(row, c),
            (row, c) => IsLate(c) ? w.Minimum(row, c) & 15 | Top(row, c, 0) : w.Minimum(row, c),
            "the high bits of scales and minima 4 to 7 are exchanged");
        yield return ((row, c) => IsLate(c) ? w.Scale(row, c) : w.Byte(row, c / 256, 4 + c % 128 / 32),
            (row, c) => IsLate(c) ? w.Minimum(row, c) : w.Byte(row, c / 256, 8 + c % 128 / 32),
            "the first four scales and minima are whole bytes: they have 6 bits, the two above belong to parts 4 to 7");
        yield return ((row, c) => w.Scale(row, c / 256 * 256 + c % 128), (row, c) => w.Minimum(row, c / 256 * 256 + c % 128),
            "parts 4 to 7 take the scales and minima of parts 0 to 3");
        yield return ((row, c) => w.Scale(row, c ^ 32), (row, c) => w.Minimum(row, c ^ 32),
            "the two parts of a byte exchange their scales");
        yield return ((row, c) => w.Scale(row, c / 64 * 64), Minimum,
            "the high halves take the scale of the low ones: each part has its own");
        yield return ((row, c) => w.Scale(row, c / 256 * 256), (row, c) => w.Minimum(row, c / 256 * 256),
            "one scale and one minimum for 256 columns: each 32 have their own");
        yield return ((row, c) => w.Scale(0, c), (row, c) => w.Minimum(0, c), "the scales of row 0 for every row");
        yield return (Scale, (row, c) => -w.Minimum(row, c), "the minima are added: a weight is d * scale * code less dmin * minimum");
        yield return (Scale, (_, _) => 0, "the minima are left out: the sum of x counts too");
        yield return ((_, _) => 1, Minimum, "the 6-bit scales are left out");
    }

    private static IEnumerable<(Func<int, int, double>, string)> Others(SuperBlocks w)
    {
        yield return ((row, c) => w.D(row, c, 2) * w.Scale(row, c) * w.Code(row, c) - w.D(row, c) * w.Minimum(row, c),
            "d and dmin are exchanged: d comes first");
        yield return ((row, c) => w.D(row, c) * (w.Scale(row, c) * w.Code(row, c) - w.Minimum(row, c)),
            "d for the minima too: they have dmin");
        yield return ((row, c) => w.D(row, c) * w.Scale(row, c) * (w.Code(row, c) - w.DMin(row, c) * w.Minimum(row, c)),
            "the scale multiplies the minimum too: it multiplies the code alone");
        yield return ((row, c) => w.Scale(row, c) * w.Code(row, c) - w.Minimum(row, c), "d and dmin are left out");
        yield return ((row, c) => w.D(0, c) * w.Scale(row, c) * w.Code(row, c) - w.DMin(0, c) * w.Minimum(row, c),
            "d and dmin of row 0 for every row");
        yield return ((row, c) => w.D(row, c % 256) * w.Scale(row, c) * w.Code(row, c) - w.DMin(row, c % 256) * w.Minimum(row, c),
            "d and dmin of a row's first 256 columns for all of it");
        yield return ((row, c) => Normal(w, row, c, 0) * w.Scale(row, c) * w.Code(row, c) - Normal(w, row, c, 2) * w.Minimum(row, c),
            "d below 6.1e-5 is taken for 0: FP16 has smaller numbers, without the hidden bit");
        yield return ((row, c) => Shifted(w, row, c, 0) * w.Scale(row, c) * w.Code(row, c) - Shifted(w, row, c, 2) * w.Minimum(row, c),
            "d below 6.1e-5 is read with a hidden bit that it has not");
        yield return ((row, c) =>
            Brain(w.Bits(row, c, 0)) * w.Scale(row, c) * w.Code(row, c) - Brain(w.Bits(row, c, 2)) * w.Minimum(row, c),
            "d is read as BF16: it is FP16, 5 bits of exponent and 10 of fraction");
        yield return ((row, c) => High(w, row, c, 0) * w.Scale(row, c) * w.Code(row, c) - High(w, row, c, 2) * w.Minimum(row, c),
            "the low bytes of d and dmin are left out: they hold 8 of 10 bits of fraction");
        yield return ((row, c) => Math.Abs(w.D(row, c)) * w.Scale(row, c) * w.Code(row, c) - Math.Abs(w.DMin(row, c)) * w.Minimum(row, c),
            "d and dmin are read without their signs");
        yield return ((row, c) => w.Weight(0, c), "the weights of row 0 for every row");

        static double Brain(ushort bits) => BitConverter.Int32BitsToSingle(bits << 16);
        static double High(SuperBlocks w, int row, int c, int at) =>
            (double)BitConverter.UInt16BitsToHalf((ushort)(w.Bits(row, c, at) & 0xFF00));

        static double Normal(SuperBlocks w, int row, int c, int at) => Math.Abs(w.D(row, c, at)) < 6.1035e-5 ? 0 : w.D(row, c, at);

        static double Shifted(SuperBlocks w, int row, int c, int at) => (w.Bits(row, c, at) & 0x7C00) > 0 ? w.D(row, c, at)
            : Math.CopySign(1 / 32768.0 * (1 + (w.Bits(row, c, at) & 1023) / 1024.0), w.D(row, c, at));
    }

    private static IEnumerable<(Func<int, double>, string)> Taken(SuperBlocks w)
    {
        yield return (c => w.X[c % 256], "the first 256 numbers of x for every block");
        yield return (c => w.X[c / 64 * 64 + c % 32], "the first 32 numbers of x for both halves of a byte");
    }

    private static IEnumerable<(Func<int, bool>, string)> Kept(SuperBlocks w)
    {
        // With fewer blocks than that nothing is left, and 0 may come of much else.
        foreach (var few in ((int[])[2, 4]).Where(few => few == 2 || few <= w.Blocks))
            yield return (c => c / 256 < w.Blocks / few * few, $"the last blocks, fewer than {few}, are left out");
        if (w.Blocks > 1) yield return (c => c / 256 < w.Blocks - 1, "the last block is left out: k is up to 131,072");
        yield return (c => c / 256 == w.Blocks - 1, "only the last block is kept: the sum starts once, before the loop");
        yield return (c => c < 256, "only the first block is added");
        yield return (c => c < 4096, "only the first 4,096 columns are added: k may be more");
        yield return (c => c % 256 < 128, "only the first four parts of a block are added");
    }

    // A product of codes is at most 15 * 127: 17 of them still fit, and nothing that was multiplied by a scale of 63 does.
    private static void InSixteenBits(ArrayExpectation y, SuperBlocks w)
    {
        const string cause =
            "a sum is kept in 16 bits, which end at 32,767: 32 products of 15 * 127 come to 60,960, and a scale goes to 63";
        Wrapped(32, 1, scaled: false);
        Wrapped(32, 2, scaled: true);

        void Wrapped(int columns, int apart, bool scaled) => y.Trap(() =>
        {
            var sums = w.Times((row, c) => -w.DMin(row, c) * w.Minimum(row, c));
            for (var row = 0; row < w.Rows; row++)
                for (var from = 0; from < w.Columns; from += scaled ? apart : columns)
                {
                    var dot = 0;
                    for (var c = from; c < from + (scaled ? apart : columns); c++) dot += w.Code(row, c) * (int)w.X[c];
                    var factor = w.Scale(row, from);
                    sums[row] += w.D(row, from) * (scaled ? (short)(dot * factor) : factor * (short)dot);
                }
            return sums;
        }, cause);
    }
}
