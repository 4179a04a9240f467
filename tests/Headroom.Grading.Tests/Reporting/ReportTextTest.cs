using Headroom.Grading.Reporting;
using Headroom.Testing;

namespace Headroom.Grading.Tests.Reporting;

/// <summary>Every kind of report as it is printed.</summary>
public sealed class ReportTextTest
{
    private static readonly Report s_base = new()
    {
        Exercise = "01.4", Title = "The cost of a token", Outcome = Outcome.Failed, Seed = 20931, Seconds = 0.93,
    };

    [Fact]
    public void Wrong_numbers() => Snapshot.Match(ReportText.Render(s_base with
    {
        Reason = Reason.WrongValue,
        Headline = "right on Llama-2-7B, 1 token, wrong on Llama-3-8B, batch 32, 8,192 tokens (2 of 5 cases)",
        Setting = "bfloat16",
        Mismatches = [new("KV bytes per token", 524288, 131072, 1.3e-7), new("tokens per second", 1201.25, 2126.4, 2.1e-9)],
        Likely = "every query head counted as a key/value head: with grouped-query attention only the 8 KV heads are stored",
        Next = "./course hint 01.4   (1 of 3)",
    }));

    [Fact]
    public void Wrong_elements_of_an_array() => Snapshot.Match(ReportText.Render(s_base with
    {
        Reason = Reason.WrongValue,
        Headline = "right on 64x64x64, wrong on 70x50x33",
        Setting = "float32",
        Mismatches = [new("c[64, 0]", 0, -3.41822, 1.1e-5), new("c[64, 1]", 0, 0.7731, 1.1e-5)],
        Pattern = "348 of 3,500 elements differ, all in rows 64 to 69",
        Next = "./course hint 01.4   (2 of 3)",
    }));

    [Fact]
    public void A_fact_that_does_not_hold() => Snapshot.Match(ReportText.Render(s_base with
    {
        Reason = Reason.WrongValue,
        Headline = "right on H100, left of the ridge, wrong on H100, right of the ridge",
        Mismatches = [new("compute-bound", 0, 1, 0) { IsFact = true, Sentence = "called memory-bound above the ridge" },
            new("attainable FLOP/s", 2e16, 9.89e14, 989)],
        Likely = "called memory-bound above the ridge",
    }));

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    public void A_narrow_terminal_gets_no_line_that_breaks(int width)
    {
        var budget = new BudgetRow("softmax: bytes from memory", 1_441_792, 1_297_612, false, 1_572_864)
        {
            Compulsory = 786_432, NaiveIs = "maximum and sum in passes of their own", Case = "1 x 2 heads",
        };
        var wrong = new Mismatch("result in a drawn order and grouping[18]", 0.3333333433, 0.3333333, 1.3e-9);
        var report = s_base with
        {
            Reason = Reason.OverBudget,
            Headline = "right on 1 x 2 heads, 70 queries, 140 keys, d 32: ragged tiles, wrong on 2 x 2 heads, 20 queries, 100 keys, d "
                + "32: padding (2 of 8 cases)",
            Setting = "float32",
            Mismatches = [wrong],
            Pattern = "348 of 3,500 elements differ, all in sequence 0, head 1, queries 64 to 69, columns 0 to 31",
            Budget = [budget, budget with { Case = "1 x 4 heads" }],
            Places = [new(
                "exercises/03-attention/ThreeKernels.cs", 49, 1,
                "sum = sum * MathF.Exp(max - larger) + MathF.Exp(score - larger);\n1,441,792 B, 4.0 sectors per request")],
            Likely = "maximum and sum in passes of their own read each score three times: carry them along together, as in 02.7",
            Next = "./course hint 01.4   (1 of 3)",
        };
        Assert.All(ReportLayout.Lines(report, width), line => Assert.True(line.Text.Length <= width, line.Text));
        Snapshot.Match(
            string.Join('\n', ReportLayout.Lines(report, width).Select(line => line.Text)) + "\n", $"A_report_in_{width}_columns");
    }

    [Fact]
    public void A_pass_beside_a_real_device() => Snapshot.Match(ReportText.Render(s_base with
    {
        Outcome = Outcome.Passed,
        Points = 3,
        Headline = "right on 7 cases",
        Device = new()
        {
            Device = "cuda",
            Name = "NVIDIA H100 80GB HBM3",
            IsRight = true,
            Headline = "right on 7 cases",
            Time = new("1,048,576 elements", 12.3e-6, 1, 12_582_912, 2_097_152, 10.0e-6, 48e12),
        },
    }));

    [Fact]
    public void Arithmetic_that_takes_longer_than_the_copy_is_compared_with_the_rate_of_multiply_adds() =>
        Snapshot.Match(ReportText.Render(s_base with
    {
        Outcome = Outcome.Passed,
        Points = 3,
        Headline = "right on 7 cases",
        Device = new()
        {
            Device = "cpu",
            Name = "CPUAccelerator",
            IsRight = true,
            Headline = "right on 5 cases",
            LeftOut = ["512x512x512", "1024x512x64"],
            Time = new("64x64x64", 20e-3, 3, 49_152, 524_288, 1e-3, 50e6),
        },
    }));

    [Fact]
    public void A_pass_that_is_wrong_on_a_real_device() => Snapshot.Match(ReportText.Render(s_base with
    {
        Outcome = Outcome.Passed,
        Points = 3,
        Headline = "right on 7 cases",
        Device = new()
        {
            Device = "cuda", Name = "NVIDIA H100 80GB HBM3", Headline = "right on 64x64, wrong on 512x512 (1 of 7 cases)",
            Likely = "a factor of 2",
            Mismatches = [new("c[0, 0]", 1, 2, 1e-5), new("c[0, 1]", 1, 2, 1e-5), new("c[0, 2]", 1, 2, 1e-5), new("c[0, 3]", 1, 2, 1e-5)],
        },
    }));

    [Fact]
    public void An_exception() => Snapshot.Match(ReportText.Render(s_base with
    {
        Reason = Reason.Threw,
        Headline = "threw DivideByZeroException on Llama-3-8B, batch 1",
        Places = [new("exercises/01-roofline/DecodeCost.cs", 17, 9, "return bytes / heads;")],
        Likely = "Attempted to divide by zero.",
        Output = "heads is 0\n",
        Next = "./course hint 01.4   (1 of 3)",
    }));

    [Fact]
    public void A_file_that_does_not_compile() => Snapshot.Match(ReportText.Render(s_base with
    {
        Reason = Reason.DoesNotCompile,
        Headline = "does not compile: 2 errors, the first ones are",
        Places = [new("exercises/01-roofline/DecodeCost.cs", 17, 9, "return bytes / heads\n; expected (CS1002)"),
            new("exercises/01-roofline/DecodeCost.cs", 19, 5, "}\nThe name 'q' does not exist in the current context (CS0103)")],
        Likely = "later errors often follow from the first",
    }));

    [Fact]
    public void Over_budget() => Snapshot.Match(ReportText.Render(s_base with
    {
        Reason = Reason.OverBudget,
        Headline = "right, but over budget: bytes from memory",
        Budget =
        [
            new("bytes from memory", 9_440_000, 1_180_000, false, 8_520_000)
            {
                Compulsory = 590_000, NaiveIs = "no tiles: each thread reads its operands from memory",
            },
            new("fraction of the bandwidth", 0.81, 0.5, true, 0.3),
        ],
        Likely = "tile of B is loaded with row and column exchanged",
    }));

    [Fact]
    public void Not_attempted() =>
        Snapshot.Match(
            ReportText.Render(
                s_base with
                {
                    Outcome = Outcome.NotAttempted, Headline = "not attempted: exercise 01.4",
                    Next = "open exercises/01-roofline/DecodeCost.cs",
                }));

    [Fact]
    public void Passed() => Snapshot.Match(ReportText.Render(s_base with
    {
        Outcome = Outcome.Passed,
        Points = 3,
        Headline = "right on 9 cases",
        Notes = ["At batch 32 and 8,192 tokens an H100 spends 4.4 % of its peak. Two thirds of the bytes are the cache, not the weights."],
        Next = "./course solution 01.4   compare yours with it",
    }));

    [Fact]
    public void Too_noisy() =>
        Snapshot.Match(
            ReportText.Render(
                s_base with { Outcome = Outcome.TooNoisy, Headline = "right, but the machine is too busy to judge the bandwidth" }));

    [Fact]
    public void As_json() =>
        Snapshot.Match(
            ReportJson.Write(
                s_base with
                {
                    Reason = Reason.WrongValue, Mismatches = [new("x", double.NaN, 2, 0)], Budget = [new("barriers", 64, 32, false)],
                }));

    [Theory]
    [InlineData(524288, "524,288")]
    [InlineData(0.0034, "0.0034")]
    [InlineData(2.1e-9, "2.1e-9")]
    [InlineData(3.286e24, "3.286e+24")]
    [InlineData(-3.41822, "-3.41822")]
    [InlineData(50404.42, "50,404.42")]
    public void Numbers_are_short(double value, string text) => Assert.Equal(text, Numbers.Format(value));
}
