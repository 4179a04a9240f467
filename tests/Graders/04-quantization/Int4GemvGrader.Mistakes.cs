using Headroom.Grading;

namespace Graders;

public sealed partial class Int4GemvGrader
{
    private static void Mistakes(ArrayExpectation y, PackedBlocks w)
    {
        // Wrong scales are no powers of two: their sums are rounded where the right ones are exact.
        var within = Rounding(w);
        int X(int c) => w.X[c];
        double Both(int row, int block) => w.Scale(row, block) * w.XScale(block);
        void Read(Func<int, int, int> code, string cause) => y.Trap(() => w.Each(Both, (row, c) => code(row, c) * X(c)), cause, within);
        void Scaled(Func<int, int, double> scale, string cause) =>
            y.Trap(() => w.Each(scale, (row, c) => (w.Code(row, c) - 8) * X(c)), cause, within);
        Read((row, c) =>
            w.Code(row, c ^ 16) - 8, "the halves of a byte are exchanged: the low one is column j, the high one column j + 16");
        Read((row, c) =>
            w.Code(row, c / 32 * 32 + c % 2 * 16 + c % 32 / 2) - 8,
            "the halves of a byte are taken for neighbouring columns: the high one is 16 columns on");
        Read((row, c) => c % 32 < 16 ? w.Code(row, c) - 8 : w.Code(row, c),
            "8 is subtracted from the low halves alone: the high ones stand for -8 to 7 too");
        Read((row, c) => c % 32 < 16 ? w.Code(row, c) : w.Code(row, c) - 8,
            "8 is subtracted from the high halves alone: the low ones stand for -8 to 7 too");
        Read((row, c) => c % 32 < 16 ? w.Code(row, c) - 8 : 0, "the high halves are left out: columns 16 to 31 of a block");
        Read((row, c) => c % 32 < 16 ? 0 : w.Code(row, c) - 8, "the low halves are left out: columns 0 to 15 of a block");
        Read((row, c) => w.Code(0, c) - 8, "the codes of row 0 for every row");
        Read((row, c) => w.Code(row, c % 32) - 8, "the codes of a row's first block for all of it");
        y.Trap(() => w.Each(Both, (row, c) => (w.Code(row, c) - 8) * X(c / 32 * 32 + c % 16)),
            "the first 16 x of a block for both halves of its bytes: the high ones are columns 16 to 31", within);
        y.Trap(() => w.Each(Both, (row, c) => (w.Code(row, c) - 8) * X(c % 32)), "the first block of x for every block", within);
        y.Trap(() => w.Each(Both, (row, c) => w.Code(row, c) * X(c), sum => sum - 8),
            "8 is subtracted from a block's sum: it belongs to each code, so 8 times the sum of x is to be subtracted", within);
        Read(w.Code, "a code is used as it is stored: 0 to 15 stands for -8 to 7");
        Read((row, c) => (w.Code(row, c) << 28) >> 28, "the code is taken for a two's complement number: it is stored with 8 added");
        Read((row, c) => Math.Max(w.Code(row, c) - 8, -7), "-8 is clipped to -7: all 16 codes are in use");
        y.Trap(() =>
            w.Each(Both, (row, c) => (w.Code(row, c) - 8) * (byte)X(c)), "x is read without its sign: its codes are -127 to 127", within);
        y.Trap(() =>
            w.Each(Both, (row, c) => (sbyte)((w.Code(row, c) - 8) * X(c))), "products are kept in 8 bits: 8 x 127 needs 11", within);
        y.Trap(() => w.Each(Both, (row, c) => (w.Code(row, c) - 8) * X(c), sum => (sbyte)sum), "sums are kept in 8 bits", within);
        Scaled((row, block) => w.Scale(row, block), "the scales of x are left out");
        Scaled((row, block) => w.XScale(block), "the scales of the weights are left out");
        Scaled((row, block) => w.Scale(row, block - 1) * w.XScale(block), "the weights' scale of the block before");
        Scaled((row, block) =>
            w.Scale(row, block) + w.XScale(block), "the scales are added: a product of two scaled codes has both as factors");
        Scaled((row, block) => w.Scale(row, block + 1) * w.XScale(block), "the weights' scale of the next block");
        Scaled((row, block) => w.Scale(row, block) * w.XScale(block + 1), "the scale of the next block of x");
        Scaled((row, block) => w.Scale(0, block) * w.XScale(block), "the scales of row 0 for every row");
        Scaled((row, block) => Both(row, 0), "the first block's scales for a whole row");
        Scaled((row, block) =>
            Both(row, w.Blocks - 1), "the scales are applied after several blocks were added up: scale each block's sum");
        Scaled((row, block) => block < w.Blocks / 2 * 2 ? Both(row, block) : 0, "the last block is left out where their number is odd");
        Scaled((row, block) => block < w.Blocks / 4 * 4 ? Both(row, block) : 0, "the last blocks, fewer than 4, are left out");
        Scaled((row, block) => block < w.Blocks / 8 * 8 ? Both(row, block) : 0, "the last blocks, fewer than 8, are left out");
        Scaled((row, block) => block < 128 ? Both(row, block) : 0, "only the first 4,096 columns are added: k may be any multiple of 32");
        y.Trap(() => w.Each((row, block) => block == w.Blocks - 1 ? Both(row, block) : 0, (row, c) => (w.Code(row, c) - 8) * X(c)),
            "only the last block is kept: the sum starts once, before the loop", within);
        y.TrapRounding(Tolerance.Rounding(4, 1.0 / 2048, w.Size()), "a sum or a product of scales rounded to 16 bits: floats have 32");
    }
}
