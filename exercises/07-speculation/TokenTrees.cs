// 07.6 Token trees. Objective: verify many continuations in one pass of the target, keep one path of them, and leave p as it is.
// Node 0 is the token that was committed last. It has no row in the cache yet, nor have the drafted nodes behind it. parents[0] is -1,
// parents[i] is below i, and siblings are different tokens. The pass writes a row for each node behind those of `prefix` tokens.
//   Positions  of the nodes: prefix + depth, and node 0 has depth 0
//   Mask       [nodes, prefix + nodes], what is seen: a node sees the prefix, its ancestors and itself
//   Greedy     choices[i] is the target's token behind node i. Path begins with node 0 and goes on to the child that is the choice, as long
//              as there is one. Next is the choice behind the last of Path: a correction, or the bonus behind a leaf.
//   Siblings   the children of one node, tried in order. p is the target's distribution behind the node, u the uniform in [0, 1) of x.
//              q null: they were picked, not drawn. Take x if u < p(x), else p loses x.
//              q given: they were drawn from q without replacement. Take x if u q(x) < p(x), else p becomes (p - q)+ and q loses x.
//              After each refusal p and q are divided by their sums. Taken is an index of candidates; or it is -1, and Left what p is then.
//   Sampled    p[i] and q[i] belong behind node i. uniforms[i] is child i's; uniforms[0] draws Next from Left behind the last of Path as
//              06.10 does: the first token at which the sum so far is above it; rounding may leave the sum of all a little below it
//   Keep       cache [prefix + nodes, width]: moves the rows of the path behind the prefix and says how many rows count from then on
// Where rounding leaves a sum of 0, p or q stays as it was. Nothing that is given changes, but for the cache.
// Out of scope: building trees (07.10), siblings drawn with replacement. About 42 lines.
public static class TokenTrees
{
    // your turn: begin
    public static int[] Positions(int[] parents, int prefix) => throw new NotAttempted("07.6");

    public static bool[,] Mask(int[] parents, int prefix) => throw new NotAttempted("07.6");

    public static (int[] Path, int Next) Greedy(int[] tokens, int[] parents, int[] choices) => throw new NotAttempted("07.6");

    public static (int Taken, double[] Left) Siblings(int[] candidates, double[] p, double[]? q, double[] uniforms) =>
        throw new NotAttempted("07.6");

    public static (int[] Path, int Next) Sampled(int[] tokens, int[] parents, double[][] p, double[][]? q, double[] uniforms) =>
        throw new NotAttempted("07.6");

    public static int Keep(float[] cache, int width, int prefix, int[] path) => throw new NotAttempted("07.6");
    // your turn: end
}
