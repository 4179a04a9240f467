namespace Graders;

/// <summary>The rules at a node and along a tree, and what known mistakes make of them.</summary>
internal static class TreeRules
{
    public enum Mistake
    {
        None, PNotDivided, PStays, QNotDivided, Inverted, ResidualInverted, AsPicked, FirstUniform, FirstAlone, FromP, TestedUniform,
        NoBonus,
    }

    /// <summary>At one node.</summary>
    public static IReadOnlyList<(Mistake, string)> AtNode { get; } =
    [
        (Mistake.PNotDivided, "what is left of p after a refusal does not sum to 1 again"),
        (Mistake.QNotDivided, "q stays as it was: without the refused token, which cannot come again, it sums to 1 again"),
        (Mistake.PStays, "p stays as it is after a refusal, so what the tests have refused comes too often"),
        (Mistake.Inverted, "q(x) / p(x) for p(x) / q(x)"),
        (Mistake.ResidualInverted, "(q - p)+ for (p - q)+"),
        (Mistake.AsPicked, "q counts as 1, which is the rule of candidates that were picked: these were drawn from q"),
        (Mistake.FirstUniform, "one uniform for all siblings: each test has its own"),
        (Mistake.FirstAlone, "the first sibling alone is tried"),
    ];

    /// <summary>Along a tree, beside those at one node.</summary>
    public static IReadOnlyList<(Mistake, string)> AlongTree { get; } =
    [
        (Mistake.FromP, "Next is drawn from p behind the last node of the path: its children were refused, so what is Left of p counts"),
        (Mistake.TestedUniform, "the uniform of the last refused child draws Next too: it is known to be large, so Next is not from Left"),
        (Mistake.NoBonus, "no bonus token: behind a leaf Next is drawn from p there"),
    ];

    public static (int Taken, double[] Left) Siblings(
        int[] candidates, double[] p, double[]? q, double[] uniforms, Mistake mistake = Mistake.None)
    {
        double[] left = [.. p];
        var drawn = q is null || mistake == Mistake.AsPicked ? null : q.ToArray();
        for (var i = 0; i < (mistake == Mistake.FirstAlone ? Math.Min(1, candidates.Length) : candidates.Length); i++)
        {
            var (x, u) = (candidates[i], uniforms[mistake == Mistake.FirstUniform ? 0 : i]);
            var own = drawn is null ? 1 : drawn[x];
            if (mistake == Mistake.Inverted ? u * left[x] < own : u * own < left[x]) return (i, left);
            if (mistake != Mistake.PStays) Refuse(left, drawn, x, mistake);
            if (drawn is null) continue;
            drawn[x] = 0;
            if (mistake != Mistake.QNotDivided) Divide(drawn);
        }
        return (-1, left);
    }

    /// <summary>With which chance each is taken once it is tried, and what is left of p behind them all.</summary>
    public static (double[] Chances, double[] Left) Chances(int[] candidates, double[] p, double[]? q)
    {
        var (chances, left, drawn) = (new double[candidates.Length], p.ToArray(), q?.ToArray());
        for (var i = 0; i < candidates.Length; i++)
        {
            chances[i] = Math.Min(1, left[candidates[i]] / (drawn is null ? 1 : drawn[candidates[i]]));
            Refuse(left, drawn, candidates[i], Mistake.None);
            if (drawn is null) continue;
            drawn[candidates[i]] = 0;
            Divide(drawn);
        }
        return (chances, left);
    }

    private static void Refuse(double[] p, double[]? q, int x, Mistake mistake)
    {
        double[] before = [.. p];
        for (var token = 0; token < p.Length; token++)
        {
            var other = q is null ? token == x ? p[token] : 0 : q[token];
            p[token] = Math.Max(0, mistake == Mistake.ResidualInverted && q is not null ? other - p[token] : p[token] - other);
        }
        if (mistake != Mistake.PNotDivided && !Divide(p)) before.CopyTo(p, 0);
    }

    private static bool Divide(double[] values)
    {
        var sum = values.Sum();
        for (var i = 0; sum > 0 && i < values.Length; i++) values[i] /= sum;
        return sum > 0;
    }

    public static (int[] Path, int Next) Sampled(
        DrawnTree tree, double[][] p, double[][]? q, double[] uniforms, Mistake mistake = Mistake.None)
    {
        for (var path = new List<int> { 0 }; ;)
        {
            var at = path[^1];
            int[] children = [.. tree.Children(at)];
            var (taken, left) = Siblings(
                [.. children.Select(c => tree.Tokens[c])], p[at], q?[at], [.. children.Select(c => uniforms[c])], mistake);
            if (taken >= 0)
            {
                path.Add(children[taken]);
                continue;
            }
            if (mistake == Mistake.NoBonus && children.Length == 0) return ([.. path.SkipLast(1)], tree.Tokens[at]);
            var u = mistake == Mistake.TestedUniform && children.Length > 0 ? uniforms[children[^1]] : uniforms[0];
            return ([.. path], Token(mistake == Mistake.FromP ? p[at] : left, u));
        }
    }

    public static int Token(double[] p, double u)
    {
        var (sum, last) = (0.0, 0);
        for (var token = 0; token < p.Length; token++)
        {
            if (p[token] == 0) continue;
            last = token;
            if ((sum += p[token]) > u) break;
        }
        return last;
    }
}
