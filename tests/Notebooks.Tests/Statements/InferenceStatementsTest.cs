using Headroom.Decoding;
using Headroom.Grading;
using Headroom.Hardware;
using Headroom.Launching;
using Headroom.Models;
using Headroom.Sources;

namespace Headroom.Notebooks.Tests.Statements;

/// <summary>Sentences and tables of notebook 06 whose numbers are typed: each is computed here.</summary>
public sealed class InferenceStatementsTest
{
    private const int Context = 8192;

    private static readonly DecodeModel s_h100 = new(ModelShapes.Llama3_8B, Devices.H100Sxm);

    [Fact]
    public void The_first_lines_are_the_rooflines()
    {
        Says("title", $"{s_h100.TokensPerSecond(1, 0):0} tokens a second and computes for {100 * s_h100.Utilisation(1, 0):0.00} % of the "
            + "time");
        Says("title", $"it makes {s_h100.TokensPerSecond(32, Context):#,0} and computes for {100 * s_h100.Utilisation(32, Context):0.0} %");
        Says("title", $"would bring {100 * s_h100.UtilisationLimit(Context):0.0} %, and memory ends it at {s_h100.MaxBatch(Context)} "
            + "users");
        Says("low", $"near {s_h100.IntensityLimit(Context):0} with attention counted, and the H100 wants {s_h100.Ridge:0}");
        Assert.True(s_h100.Utilisation(s_h100.MaxBatch(2048), 2048) > 0.16);
    }

    [Fact]
    public void The_cache_costs_bytes_and_saves_arithmetic()
    {
        Says("cache-after", $"reads {s_h100.KvBytes(1, Context) / 1e9:0.00} GB *more*");
        var again = Context * s_h100.FlopsPerToken(Context / 2.0);
        Assert.InRange(again / s_h100.FlopsPerToken(Context), 3000, 9000);
        Assert.Equal(150, 1e3 * again / s_h100.PeakFlops, 3.0);
        Assert.Equal(5, 1e3 * s_h100.StepTime(1, Context), 0.2);
    }

    [Fact]
    public void Four_products_by_hand_are_right()
    {
        int[] w = [3, -5, 127, -128], x = [2, 7, -1, 4], raised = [.. w.Select(code => code + 128)];
        int[] products = [.. raised.Zip(x, (one, other) => one * other)];
        Says("octets", $"| w | {string.Join(" | ", w)} | |");
        Says("octets", $"| w + 128 | {string.Join(" | ", raised)} | |");
        Says("octets", $"| x | {string.Join(" | ", x)} | {x.Sum()} |");
        Says("octets", $"| (w + 128) x | {string.Join(" | ", products)} | {products.Sum()} |");
        Says("octets", $"{products.Sum()} - 128 · {x.Sum()} = {w.Zip(x, (one, other) => one * other).Sum()}");
        Says("octets", $"is {2 * 255 * 127:#,0}. 16 bits end at {short.MaxValue:#,0}");
    }

    [Fact]
    public void Two_tokens_have_their_codes()
    {
        float[] loud = [0.6f, -2.54f, 1, 0], quiet = [0.01f, 0.006f, -0.008f, 0];
        Says("octets-tokens", $"| 0.02 | {Codes(loud, 2.54f / 127)} |");
        Says("octets-tokens", $"| its own, 0.01 / 127 | {Codes(quiet, 0.01f / 127)} |");
        Says("octets-tokens", $"of the other token | {Codes(quiet, 0.02f)} |");

        static string Codes(float[] token, float scale) => string.Join(", ", token.Select(x => (int)MathF.Round(x / scale)));
    }

    [Fact]
    public void The_full_batch_has_each_user_at_a_fifth_of_the_speed() =>
        Assert.Equal(5, s_h100.StepTime(59, Context) / s_h100.StepTime(1, Context), 0.5);

    [Fact]
    public void The_longest_of_sixteen_is_as_long_as_is_said() =>
        Says("slots", $"= {Enumerable.Range(1, 16).Sum(i => 1.0 / i):0.00}$ times the mean");

    [Fact]
    public void Blocks_of_16_leave_as_much_empty_as_is_said()
    {
        Says("pages-after", $"401 tokens take {(401 + 15) / 16} blocks, {26 * 16} places, and {100 * (1 - 401.0 / 416):0.0} % of them "
            + "stand empty");
        Says("pages-after", $"Promised for 2,048 tokens, {100 * (1 - 401.0 / 2048):0} % would");
    }

    [Fact]
    public void Llamas_launches_are_the_published_arithmetic()
    {
        var reading = Published.Figure("Llama-3.2-1B, bytes of a forward pass") / Devices.H100Sxm.Bandwidth;
        Says("bubbles", $"{1e6 * reading:0} µs of an H100");
        Says("bubbles-after", $"{100 * reading / (reading + 112 * 5e-6):0} %");
        Says("one-launch", $"{1e6 * reading / Published.Figure("One fused kernel at batch 1, share of bandwidth"):0} µs a token, where "
            + "112 gaps of 5 µs take 1,300");
        Assert.Equal(1300, 1e6 * (reading + 112 * 5e-6), 5.0);
    }

    [Fact]
    public void The_queue_by_hand_is_right()
    {
        var (free, launched) = (0.0, 0.0);
        foreach (var (length, row) in new[] { (9.0, "| 9 µs | 5 | 5 | 14 |"), (1.0, "| 1 µs | 10 | 15 | 16 |"),
            (1.0, "| 1 µs | 15 | 17 | 18 |"), (1.0, "| 1 µs | 20 | **20** | 21 |") })
        {
            var start = Math.Max(launched += 5, free);
            Assert.Equal($"| {length} µs | {launched} | {start} | {start + length} |", row.Replace("**", "", StringComparison.Ordinal));
            Says("bubbles-after", row);
            free = start + length + 1;
        }
    }

    [Fact]
    public void Three_of_seven_kernels_are_shorter_than_the_gap_behind_them() => Assert.Equal(3, Enumerable.Range(0, 7).Count(kernel =>
        Timelines.WaitedFor[kernel + 1].Start - Timelines.WaitedFor[kernel].End > Timelines.WaitedFor[kernel].Length));

    [Fact]
    public void Two_pools_and_one_are_counted_right()
    {
        double reads = Published.Figure("DistServe's example, prefill alone"),
            writes = Published.Figure("DistServe's example, decode alone");
        var alone = 1 / (1 / reads + 1 / writes);
        Says("pools-after", $"{Math.Min(2 * reads, writes) / 3 / alone:0.00}: they would serve fewer");
        Says("pools-after", $"{alone / Published.Figure("DistServe's example, both on one GPU"):0.00} times here");
        var (reading, writing) = (12 * 512 / (512 * reads), 12 * 128 / 1280.0);
        Says("pools-after", $"= {reading:0.00}$ GPUs");
        Says("pools-after", $"= {writing:0.0}$ GPUs");
        Says("pools-after", $"{reading / 0.8:0.00} and {writing / 0.8:0.0}, so 3 and 2");
        Says("pools-after", $"= {2.24 * (reading + writing) / 0.8:0.0}$, so 10");
        Says("pools-after", $"= {(reading + writing) / 0.8:0.0}$, so 5");
        Says("pools-end", $"busy for {100 * reading / 3:0} %");
    }

    [Fact]
    public void Dollars_a_million_tokens_are_counted_right()
    {
        Says("cost", $"= {1e6 * 2.35 / (3600 * 2126):0.000} \\text{{ dollars}}");
        Says("demand", $"= {0.5 * 2.35 / 1.70:0.00}$ in March");
    }

    [Fact]
    public void The_five_tokens_have_their_probabilities()
    {
        double[] weights = [8, 4, 2, 1, 1];
        Says("sampling", $"| {string.Join(", ", weights.Select(w => $"{w * w / 86:0.000}"))} |");
        Says("sampling", $"| top-k 3: of 14 | {8 / 14.0:0.000}, {4 / 14.0:0.000}, {2 / 14.0:0.000}, 0, 0 |");
        Says("sampling", $"{12 / 14.0:0.000}** | {8 / 12.0:0.000}, {4 / 12.0:0.000}, 0, 0, 0 |");
        Says("sampling", $"more than {ChiSquare.Threshold([.. Enumerable.Repeat(0.125, 8)]):0.0} once in ten million checks");
    }

    private static void Says(string cell, string sentence) =>
        Assert.Contains(sentence, Cells.Text("06-inference.ipynb", cell), StringComparison.Ordinal);
}
