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
    public static bool Accepts(Func<float[], int, int, float[]> softmax) => throw new NotAttempted("10.2");
    // your turn: end
}
