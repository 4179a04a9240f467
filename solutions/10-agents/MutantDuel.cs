// 10.2 Mutant duel. Objective: write the test that lets every right kernel live and no wrong one, from results alone.
// softmax(x, rows, cols) runs a kernel that you do not see and returns y; x and y are [rows, cols], row-major. Asked for is
//   y[r, c] = exp(x[r, c] - max of row r) / (sum of exp(x[r, .] - max of row r))
// rows 1 to 256, cols 1 to 2,048, x from -1,000 to 1,000. Right is a kernel whose every element is off by 0.00001 of itself plus 1e-9 at
// most, for every such shape and x: kernels add in many orders. What a kernel did not write is NaN; all is NaN where a thread left its
// array. y is a new array each time, and x stays as it is.
// Accepts tells whether you take the kernel for right. First come softmaxes in plain C#: two right ones, and sixteen that are off in one
// row or column, at some sizes, for some x or by little. Each must get its right answer. Then come 24 wrong kernels and 8 right ones in
// a drawn order, some of them twice, with one answer each. A kernel may be called 40 times, with 30,000 elements in all.
// The score is the wrong ones that are refused less the right ones that are: 22 pass.
// Out of scope: speed, races that no result shows. About 24 lines.
public static class MutantDuel
{
    // your turn: begin
    // Tiny, ragged, longer than any group, and never square alone.
    private static readonly (int Rows, int Cols)[] s_shapes = [(1, 1), (3, 33), (16, 64), (9, 129), (7, 31), (2, 700)];

    public static bool Accepts(Func<float[], int, int, float[]> softmax) =>
        s_shapes.All(shape => IsRight(softmax, shape.Rows, shape.Cols));

    private static bool IsRight(Func<float[], int, int, float[]> softmax, int rows, int cols)
    {
        var random = new Random(rows * 4096 + cols);
        var x = new float[rows * cols];
        for (var i = 0; i < x.Length; i++)
        {
            // Rows where exp overflows, where it is 0 without a shift, and where neither happens.
            var shift = (i / cols % 4) switch { 0 => 0, 1 => -300, 2 => 300, _ => -20 };
            x[i] = shift + (float)(8 * random.NextDouble() - 4) + (i % cols == cols - 1 ? 5 : 0);
        }
        var y = softmax(x, rows, cols);
        for (var row = 0; row < rows; row++)
        {
            var values = x[(row * cols)..((row + 1) * cols)];
            var largest = values.Max();
            var sum = values.Sum(value => Math.Exp((double)value - largest));
            for (var col = 0; col < cols; col++)
            {
                var expected = Math.Exp((double)values[col] - largest) / sum;
                if (!(Math.Abs(y[row * cols + col] - expected) <= 1e-5 * expected + 1e-9)) return false; // NaN is not within
            }
        }
        return true;
    }
    //> public static bool Accepts(Func<float[], int, int, float[]> softmax) => throw new NotAttempted("10.2");
    // your turn: end
}
