using Headroom.Decoding;
using Headroom.Hardware;
using Headroom.Models;

namespace Headroom.Notebooks.Tests.Statements;

/// <summary>Sentences and tables of notebook 07 whose numbers are typed: each is computed here.</summary>
public sealed class SpeculationStatementsTest
{
    private static readonly DecodeModel s_h100 = new(ModelShapes.Llama3_8B, Devices.H100Sxm);
    private static readonly double[] s_p = [0.6, 0.3, 0.1], s_q = [0.3, 0.5, 0.2];

    private static double TokenMs => 1e3 * s_h100.FlopsPerToken(0) / s_h100.PeakFlops;

    private static double WeightMs => 1e3 * s_h100.Model.WeightBytes(Dtype.Bf16) / s_h100.Bandwidth;

    [Fact]
    public void Eight_tokens_are_read_for_once()
    {
        Says("title", $"in {WeightMs:0.00} ms, and computes for {TokenMs:0.000} ms of them");
        Says("title", $"compute for {8 * TokenMs:0.00} ms: still {Math.Max(WeightMs, 8 * TokenMs):0.00} ms");
    }

    [Fact]
    public void The_pair_by_hand_adds_up_to_p()
    {
        for (var token = 0; token < 3; token++)
        {
            double q = s_q[token], both = Math.Min(s_p[token], q);
            Says("residual", $"| {token} | {q:0.#} | {both / q:0.#} | {both:0.#} | {s_p[token] - both:0.#} |");
        }
        var rejected = 1 - s_p.Zip(s_q, Math.Min).Sum();
        Says("residual", $"| p after a rejection | {string.Join(", ", s_p.Zip(s_q, (p, q) => $"{Math.Min(p, q) + rejected * p:0.00}"))} |");
        Says("residual", $"and no token in {rejected * (1 - rejected):0.00} of the cases");
        Says("residual", $"with probability 0.3, {0.7 * 0.3:0.00}, {0.7 * 0.7 * 0.3:0.000} and {Math.Pow(0.7, 3):0.000}");
    }

    [Fact]
    public void Expected_tokens_and_speed_ups_are_the_formulas()
    {
        Says("length", $"{string.Join(", ", Enumerable.Range(1, 5).Select(g => $"{Tokens(g):0.####}"))} for one to five");
        Says("length", $"The fifth adds {Math.Pow(0.8, 5):0.00}, the tenth {Math.Pow(0.8, 10):0.00}");
        foreach (var (g, name) in ((int, string)[])[(1, "one"), (4, "four"), (7, "seven")])
            Says("length", $"{Tokens(g):0.##} / {1 + 0.1 * g:0.0} = {Tokens(g) / (1 + 0.1 * g):0.00} for {name}");
        Says("length", $"**{Tokens(6) / 1.6:0.00}** for six");
        var gains = Enumerable.Range(0, 20).Select(g => Tokens(g) / (1 + 0.1 * g)).ToArray();
        Assert.Equal(6, Array.IndexOf(gains, gains.Max()));
        Says("length", $"Six is best, and four is {100 * (1 - gains[4] / gains[6]):0} % behind");
        int[] accepted = [3, 0, 1, 3, 1, 2, 0, 3];
        Says("length", $"had {string.Join(", ", accepted[..^1])} and {accepted[^1]} tokens accepted");
        Says("length",
            $"{accepted.Sum()} of {3 * accepted.Length}, or {accepted.Sum() / (3.0 * accepted.Length):0.00}, and lower than each rate");
        Assert.Equal(21 / 8.0, 1 + 0.75 + 0.75 * 4 / 6 + 0.75 * 4 / 6 * 0.75, 1e-12);
    }

    [Fact]
    public void The_table_of_batches_is_the_roofline()
    {
        foreach (var users in (int[])[1, 100, 400])
            foreach (var g in (int[])[0, 4])
            {
                double reading = WeightMs + users * CacheMs(128), computing = users * (g + 1) * TokenMs;
                var computed = computing < 10 ? $"{computing:0.00}" : $"{computing:0.0}";
                Says("batch", $"| {users} | {g} | {reading:0.00} ms | {computed} ms | {(g == 0 ? 1 : Tokens(4)):0.##} |");
                Says("batch", $"{1e3 * Tokens(g) / Math.Max(reading, computing):0}");
            }
        Says("batch", $"takes {CacheMs(128):0.0000} ms");
        Says("batch", $"without a draft at {WeightMs / (TokenMs - CacheMs(128)):0} users, with four drafted tokens at "
            + $"{WeightMs / (5 * TokenMs - CacheMs(128)):0}");
        Says("batch", $"A cache of 1,024 tokens takes {CacheMs(1024):0.0000} ms");
        Says("batch", $"computes for {2 * TokenMs:0.0000} ms");
    }

    private static double CacheMs(int context) => 1e3 * s_h100.KvBytes(1, context) / s_h100.Bandwidth;

    private static double Tokens(int g) => Enumerable.Range(0, g + 1).Sum(n => Math.Pow(0.8, n));

    private static void Says(string cell, string sentence) =>
        Assert.Contains(sentence, Cells.Text("07-speculation.ipynb", cell), StringComparison.Ordinal);
}
