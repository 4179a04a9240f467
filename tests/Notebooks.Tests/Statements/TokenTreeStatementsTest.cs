namespace Headroom.Notebooks.Tests.Statements;

/// <summary>Numbers of notebook 07 that are typed in its sections on trees and on the bound: each is computed here.</summary>
public sealed class TokenTreeStatementsTest
{
    private static readonly double[] s_p = [0.55, 0.30, 0.15], s_q = [0.25, 0.45, 0.30], s_steps = [0.6, 0.3, 0.1];

    [Fact]
    public void Six_drafted_tokens_bring_what_their_paths_do()
    {
        double[] chain = [.. Enumerable.Range(1, 6).Select(n => Math.Pow(0.6, n))];
        double[] square = [0.6, 0.2, 0.36, 0.12, 0.12, 0.04];
        Says("trees", $"| a chain | 0.6, 0.36, 0.216, {chain[3]:0.000}, {chain[4]:0.000}, {chain[5]:0.000} | {1 + chain.Sum():0.000} |");
        Says("trees", $"| {string.Join(", ", square)} | {1 + square.Sum():0.000} |");
        Says("trees", $"0.130, 0.12 | **{1 + Likeliest([0.6, 0.2], 6).Sum():0.000}** |");
    }

    [Fact]
    public void Two_drawn_siblings_are_taken_as_the_table_says()
    {
        var all = s_q[0]; // p has more of token 0 than q: it is always taken
        Assert.True(s_p[0] > s_q[0]);
        for (var first = 1; first < 3; first++)
        {
            // Refused, p is token 0 alone, and q what is left of it.
            double taken = s_p[first] / s_q[first], zero = s_q[0] / (1 - s_q[first]);
            var together = s_q[first] * (taken + (1 - taken) * zero);
            Says("trees-siblings", $"{zero:0.000}");
            Says("trees-siblings", $"· {zero:0.000}) = {together:0.000} |");
            all += together;
        }
        Says("trees-siblings", $"**{all:0.000}**");
        Says("trees-siblings", $"alone is taken in {s_p.Zip(s_q, Math.Min).Sum():0.00} of the cases");
        Says("trees-after", $"{s_p[1] + s_p[2]:0.00}, less than the {s_p.Zip(s_q, Math.Min).Sum():0.00}");
    }

    [Fact]
    public void The_bounds_by_hand_are_computed()
    {
        var (mu, mu2) = (-s_steps.Sum(p => p * Math.Log(p)), s_steps.Sum(p => p * Math.Log(p) * Math.Log(p)));
        Says("bound", $"{string.Join(" + ", Likeliest(s_steps, 4).Select(p => $"{p:0.###}"))} = {Likeliest(s_steps, 4).Sum():0.000}");
        Says("bound", $"bring {1 + Likeliest(s_steps, 4).Sum():0.000} at most");
        Says("bound", $"A chain of four brings {Enumerable.Range(0, 5).Sum(n => Math.Pow(0.6, n)):0.000}");
        foreach (var budget in (int[])[16, 64, 256])
            Says("bound", $"| {budget} | {1 + Likeliest(s_steps, budget).Sum():0.00} | {1 + Math.Log(budget) / mu + mu2 / (mu * mu):0.00} "
                + $"| {(mu + mu2) * Math.Log(budget) / (mu * mu):0.00} |");
        Says("bound", $"= {mu:0.000}$ nats");
        Says("bound", $"= {Math.Log(2) / mu:0.00}$ tokens more");
        Says("bound", $"and one that was picked {1 + s_steps[0]:0.0}");
    }

    // The most probable paths where every step has these probabilities.
    private static List<double> Likeliest(double[] steps, int count)
    {
        var (found, open) = (new List<double>(), new PriorityQueue<double, double>());
        for (var at = 1.0; found.Count < count; found.Add(at))
        {
            foreach (var step in steps) open.Enqueue(at * step, -at * step);
            at = open.Dequeue();
        }
        return found;
    }

    private static void Says(string cell, string sentence) =>
        Assert.Contains(sentence, Cells.Text("07-speculation.ipynb", cell), StringComparison.Ordinal);
}
