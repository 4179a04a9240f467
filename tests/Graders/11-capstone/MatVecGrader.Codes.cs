using Headroom.Grading;

namespace Graders;

/// <summary>What rounding x, and leaving out what seems to be 0, can go wrong with.</summary>
public sealed partial class MatVecGrader
{
    private const string RowsIn16Bits = "rows are counted in 16 bits: n is anything";

    private void Codes()
    {
        Multiply(", x above 0", Positive(SuperBlocks.Of(Draw, 4, 512)));
        const string ends = ", whole numbers, the largest |x| first or last of its 256";
        Multiply(ends, LargestAtTheEnds(SuperBlocks.Whole(Draw, 3, 1024)), isWhole: true);
        Multiply(", whole numbers, a d or a dmin of 0", OfZero(SuperBlocks.Whole(Draw, 4, 512)), isWhole: true);
        Multiply(", x about 1e-38", new(3, 512, SuperBlocks.Of(Draw, 3, 512, unit: 1e5).Bytes, Draw.Normal(512, 1e-38f)));
        Multiply(", d and dmin of 65,504", OfTheLargest(SuperBlocks.Of(Draw, 4, 512, xUnit: 1e24)));
        Multiply(", whole numbers", SuperBlocks.Whole(Draw, 2, 131_072), isWhole: true); // one block of 512 shows
        ManyRows();
    }

    private static SuperBlocks Positive(SuperBlocks w)
    {
        foreach (ref var value in w.X.AsSpan()) value = Math.Abs(value);
        return w;
    }

    private SuperBlocks LargestAtTheEnds(SuperBlocks w)
    {
        foreach (ref var value in w.X.AsSpan()) value = MathF.Round(value / 2);
        for (var block = 0; block < w.Blocks; block++) w.X[256 * block + (block % 2 == 0 ? 255 : 0)] = Draw.Of(-127, 127);
        return w;
    }

    private static SuperBlocks OfZero(SuperBlocks w)
    {
        for (var block = 0; block < w.Rows * w.Blocks; block += 2)
            SuperBlocks.Write(w.Bytes, block, (Half)(block % 4 == 0 ? 0 : 0.01), (Half)(block % 4 == 0 ? 0.02 : 0));
        return w;
    }

    private SuperBlocks OfTheLargest(SuperBlocks w)
    {
        for (var block = 0; block < w.Rows * w.Blocks; block++)
            SuperBlocks.Write(w.Bytes, block, (Half)Draw.Of(-65_504, 65_504), (Half)Draw.Of(-65_504, 65_504));
        return w;
    }

    // More rows than 16 bits count: 257 of them again and again, so that row 65,536 is not like row 0.
    private void ManyRows()
    {
        const int different = 257, times = 257;
        var w = SuperBlocks.Of(Draw, different, 256);
        Case($"[{different * times:#,0}, 256] times [256]", () =>
        {
            var bytes = new byte[times * w.Bytes.Length];
            for (var from = 0; from < bytes.Length; from += w.Bytes.Length) w.Bytes.CopyTo(bytes, from);
            var got = Poisoned(different * times);
            MatVec.Multiply(bytes, w.X, got);
            var once = w.Product();
            double[] Rows(Func<int, int> taken) => [.. Enumerable.Range(0, got.Length).Select(row => once[taken(row) % different])];
            Elements("y", got, Rows(row => row), Tolerance.Absolute(w.Allowed())).Trap(() => Rows(row => (ushort)row), RowsIn16Bits);
        }, "4.5 bits x float32");
    }

    // The numbers, their sum, their largest, the first of each 64 and the last 64 stay.
    private void InAnotherOrder() => Case("a second call, the same numbers of x in another order", () => Again(w =>
    {
        for (var from = 0; from < w.Columns - 64; from += 64) w.X.AsSpan(from + 1, 63).Reverse();
    }, SuperBlocks.Whole(Draw, 6, 512)), "4.5 bits x float32");

    // A part of the sum that is not there, before mistakes that leave next to nothing of it.
    private static IEnumerable<(Func<int, int, double>, string)> Missing(SuperBlocks w)
    {
        yield return ((row, c) => w.D(row, c) == 0 ? 0 : w.Weight(row, c), "a block whose d is 0 is left out: its minima count");
        yield return ((row, c) => w.DMin(row, c) == 0 ? 0 : w.Weight(row, c), "a block whose dmin is 0 is left out: its codes count");
    }

    // What x is rounded to, where it is not its nearest code; the sums of x are right.
    private static void CodesOfX(ArrayExpectation y, SuperBlocks w)
    {
        const string few = "the largest of 256 numbers is looked for among fewer: the last, or the first, is larger here";
        Coded(StepOf(0, 256), Math.Truncate, "codes of x are cut off: round to the nearest, or errors of one sign add up");
        Coded(StepOf(0, 256), code => code > 0 ? -1 : 0, "1 / step is beyond a float where x is below 3.7e-37: divide by step");
        Coded(StepOf(0, 256), _ => 0, "the codes of x come to 0: only the minima are left");
        foreach (var step in (Func<int, double>[])[StepOf(0, 255), StepOf(1, 256), StepOf(1, 255)])
        {
            Coded(step, code => (sbyte)(long)Math.Round(code), few);
            Coded(step, code => Math.Clamp(Math.Round(code), -127, 127), few);
        }

        Func<int, double> StepOf(int from, int to)
        {
            var steps = new double[w.Blocks];
            for (var block = 0; block < w.Blocks; block++)
                foreach (var value in w.X.AsSpan(256 * block)[from..to]) steps[block] = Math.Max(steps[block], Math.Abs(value) / 127.0);
            return c => steps[c / 256];
        }

        void Coded(Func<int, double> step, Func<double, double> rounded, string cause) => y.Trap(() =>
        {
            var sums = w.Times((row, c) => -w.DMin(row, c) * w.Minimum(row, c));
            double[] x = [.. w.X.Select((value, c) => step(c) == 0 ? 0 : step(c) * rounded(value / step(c)))];
            var products = w.Times((row, c) => w.D(row, c) * w.Scale(row, c) * w.Code(row, c), c => x[c]);
            return [.. sums.Zip(products, (sum, product) => sum + product)];
        }, cause);
    }
}
