namespace Graders;

public sealed partial class OnlineSoftmaxGrader
{
    // From row to row; each lies more than 104 below the one before, where exp of the difference is 0.
    private static readonly float[] s_levels =
        [1e6f, 1e5f, 1e4f, 1000, 300, 0, -300, -1000, -3000, -10_300, -30_000, -66_000, -100_000, -300_000, -999_000];

    // Falls or rises by `step` from column to column, and by less than the rounding of a tenth from row to row.
    private float[] Sorted(int rows, int columns, float step)
    {
        var x = Draw.Normal(rows * columns, 0.01f);
        for (var i = 0; i < x.Length; i++) x[i] += step * (i % columns) + i / columns;
        return x;
    }

    private float[] Shifted(int rows, int columns, float by) => [.. Draw.Normal(rows * columns, 3).Select(v => v + by)];

    private float[] Levels(int columns) => [.. s_levels.SelectMany(level => Shifted(1, columns, level))];

    // Up and down by far more than 88, between neighbours, warps and a thread's own logits.
    private float[] Jagged(int rows, int columns) => [.. Enumerable.Range(0, rows * columns).Select(_ => (float)Draw.Real(-1000, 1000))];

    // The first 256 logits, one for each thread, lie 77.5 below all others: a thread that keeps its unit adds up terms of
    // exp(77.5) = 4.5e33, and 128,256 of them pass 3.4e38.
    private float[] LateRise(int columns)
    {
        var x = Draw.Normal(columns, 0.05f);
        for (var i = 0; i < Size; i++) x[i] -= 77.5f;
        return x;
    }

    // Higher by 100 every 1,000 columns, and the last 25 by 150 more: a maximum that is no longer updated from some column on overflows.
    private float[] StepsUp(int columns) =>
        [.. Draw.Normal(columns, 4).Select((v, i) => v + i / 1000 * 100 + (i >= columns - 25 ? 150 : 0))];

    // One logit lies 17.5 to 18.5 above all others. A term of exp(-18) is lost when it is added to 1; 20,000 of them together are not.
    private float[] ManySmall(int columns)
    {
        var x = new float[columns];
        for (var i = 0; i < x.Length; i++) x[i] = (float)-Draw.Real(17.5, 18.5);
        x[Draw.Int(0, columns - 1)] = 0;
        return x;
    }

    // One logit a row lies 100 to 1,000 above the others: at every distance of a tree or of shuffles, and where shares go on.
    private float[] Spikes(int columns)
    {
        int[] at = [0, 1, 2, 4, 8, 16, 31, 32, 64, 128, 255, 256, 257, 300, columns - 1];
        var x = Draw.Normal(at.Length * columns, 3);
        for (var row = 0; row < at.Length; row++) x[row * columns + at[row]] += (float)Draw.Real(100, 1000);
        return x;
    }

    // Row r keeps every (r + 2)-th logit, from its own start on: many threads see masked ones alone. The last row keeps one logit.
    private float[] Masked(int rows, int columns)
    {
        var x = Draw.Normal(rows * columns, 3);
        var kept = Draw.Int(columns / 2, columns - 1);
        for (var i = 0; i < x.Length; i++)
        {
            var (row, col) = (i / columns, i % columns);
            if (row == rows - 1 ? col != kept : col % (row + 2) != 1) x[i] = float.NegativeInfinity;
        }
        return x;
    }
}
