using Headroom.Grading.Hosting;

namespace Headroom.Grading.Tests;

/// <summary>The base class, driven by small graders that stand for learners' submissions.</summary>
public sealed class GraderTest
{
    private static readonly string s_anyAssembly = typeof(GraderTest).Assembly.Location;

    [Fact]
    public void A_grader_that_states_nothing_passes_nobody() => Assert.Equal(Reason.Harness, Grade(_ => { }).Reason);

    [Fact]
    public void A_case_that_states_nothing_passes_nobody() => Assert.Equal(Reason.Harness, Grade(g => g.Case("empty", () => { })).Reason);

    [Fact]
    public void An_untouched_stub_is_not_attempted()
    {
        var report = Grade(g => g.Case("first", () => throw new NotAttempted("01.1")));
        Assert.Equal(Outcome.NotAttempted, report.Outcome);
        Assert.Equal("not attempted: exercise 01.1", report.Headline);
        Assert.Empty(report.Places);
    }

    [Theory]
    [InlineData("wrong value", 2)]
    [InlineData("fault", 2)]
    [InlineData("changed input", 2)]
    [InlineData("number", 4)]
    [InlineData("explained number", 2)]
    [InlineData("fact", 2)]
    [InlineData("not attempted", 4)]
    public void Until_wrong_runs_no_case_after_one_that_decides_the_report(string what, int cases)
    {
        void Require(Open g, Action ran)
        {
            foreach (var i in Enumerable.Range(0, 4))
                g.Case($"case {i}", () =>
                {
                    ran();
                    g.Number("x", what == "number" && i > 0 ? i + 0.5 : 1, 1);
                    if (i > 0) Fail(g, what);
                });
        }

        var (some, all) = (0, 0);
        var report = Grade(g => Require(g, () => some++), untilWrong: true);
        var whole = Grade(g => Require(g, () => all++));
        Assert.Equal((cases, 4), (some, all));
        Assert.Equal(
            (whole.Outcome, whole.Reason, whole.Likely, whole.Pattern), (report.Outcome, report.Reason, report.Likely, report.Pattern));
        Assert.Equal(whole.Mismatches, report.Mismatches);
        Assert.Equal(whole.Headline.Split(" (")[0], report.Headline.Split(" (")[0]);
    }

    private static void Fail(Open g, string what)
    {
        if (what == "fault") _ = Array.Empty<int>()[what.Length];
        if (what == "not attempted") throw new NotAttempted("01.1");
        if (what == "explained number") g.Number("z", 40, 5).Trap(40, "counted eight times");
        if (what == "fact") g.That(false, "z is kept", "z is changed");
        if (what == "changed input") g.Input("b", new float[1])[0] = 1;
        if (what == "wrong value") g.Elements("y", [1f, 3f], [1, 2], Tolerance.Exact);
    }

    [Fact]
    public void A_half_done_exercise_names_the_part_that_is_open()
    {
        var report = Grade(g =>
        {
            g.Case("GEMM", () => g.Number("FLOPs", 2, 2));
            g.Case("GEMV", () => throw new NotAttempted("01.1"));
        });
        Assert.Equal(Outcome.NotAttempted, report.Outcome);
        Assert.Equal("right on 1 case; GEMV is not attempted yet", report.Headline);
    }

    [Fact]
    public void A_wrong_part_outweighs_an_open_one()
    {
        var report = Grade(g =>
        {
            g.Case("GEMM", () => g.Number("FLOPs", 1, 2));
            g.Case("GEMV", () => throw new NotAttempted("01.1"));
        });
        Assert.Equal(Outcome.Failed, report.Outcome);
    }

    [Fact]
    public void One_right_part_of_two_is_unfinished_and_not_untouched()
    {
        var report = Grade(g => g.Case("both", () =>
        {
            Assert.True(g.Part("first", () => g.Number("x", 1, 1)));
            Assert.False(g.Part("second", () => throw new NotAttempted("second")));
        }));
        Assert.Equal((Outcome.Failed, Reason.Unfinished), (report.Outcome, report.Reason));
        Assert.Equal("first is right, second is not attempted", report.Headline);
    }

    [Fact]
    public void Parts_that_nobody_wrote_are_not_attempted() => Assert.Equal(Outcome.NotAttempted, Grade(g => g.Case("both", () =>
    {
        g.Part("first", () => throw new NotAttempted("first"));
        g.Part("second", () => throw new NotAttempted("second"));
    })).Outcome);

    [Fact]
    public void A_part_that_throws_keeps_no_other_from_being_graded()
    {
        var report = Grade(g => g.Case("three", () =>
        {
            g.Part("first", () => _ = Array.Empty<int>()[g.Draw.Int(0, 3)]);
            g.Part("second", () => g.Number("x", 1, 1));
            g.Part("third", () => throw new NotAttempted("third"));
        }));
        Assert.Equal(Reason.Threw, report.Reason);
        Assert.Equal("second is right, first is wrong, third is not attempted.", Assert.Single(report.Notes));
    }

    [Fact]
    public void A_fact_that_does_not_hold_is_told_as_the_mistake_in_words()
    {
        var report = Grade(g => g.Case("a", () => g.That(false, "x comes back unchanged", "x is changed: write to the result alone")));
        Assert.Equal("x is changed: write to the result alone", Assert.Single(report.Mismatches).Sentence);
        Assert.Equal("x is changed: write to the result alone", report.Likely);
    }

    [Fact]
    public void An_array_that_a_known_mistake_gives_is_explained_before_a_number()
    {
        var report = Grade(g => g.Case("a", () =>
        {
            g.Number("bytes", 40, 5).Trap(40, "the cache is counted in bits");
            g.Elements("y", [2f, 4f], [1, 2], Tolerance.Exact).Trap(() => [2, 4], "counted twice");
        }));
        Assert.Equal("counted twice", report.Likely);
    }

    [Fact]
    public void An_array_that_nothing_explains_in_one_case_may_be_explained_in_another()
    {
        void Require(Open g)
        {
            g.Case("one", () => g.Elements("y", [7f, 4f], [1, 2], Tolerance.Exact).Trap(() => [2, 4], "counted twice"));
            g.Case("two", () => g.Elements("y", [2f, 4f], [1, 2], Tolerance.Exact).Trap(() => [2, 4], "counted twice"));
        }
        Assert.Equal("counted twice", Grade(Require).Likely);
        Assert.Equal("counted twice", Grade(Require, untilWrong: true).Likely);
    }

    [Fact]
    public void A_changed_input_fails_even_when_the_result_is_right()
    {
        var report = Grade(g => g.Case("triad", () =>
        {
            var b = g.Input("b", new float[] { 1, 2, 3 });
            b[1] = 9;
            g.Number("sum", 1, 1);
        }));
        Assert.Equal(Reason.InputChanged, report.Reason);
        Assert.Equal("changes its input b[1]", report.Headline);
    }

    [Fact]
    public void A_right_result_over_its_budget_fails_as_over_budget()
    {
        var report = Grade(g =>
        {
            g.Case("a", () => g.Number("x", 1, 1));
            g.AtMost("bytes from memory", 9.44e6, 1.18e6, naive: 8.52e6);
        });
        Assert.Equal(Reason.OverBudget, report.Reason);
    }

    [Fact]
    public void Noise_is_neither_pass_nor_fail()
    {
        var report = Grade(g =>
        {
            g.Case("a", () => g.Number("x", 1, 1));
            g.TooNoisy("the bandwidth");
        });
        Assert.Equal(Outcome.TooNoisy, report.Outcome);
    }

    [Fact]
    public void What_a_machine_cannot_be_asked_is_neither_pass_nor_fail_and_hides_no_mistake()
    {
        void Require(Open g, double x)
        {
            g.Case("a", () => g.Number("x", x, 1));
            g.CannotJudge("the speed", "no vectors");
        }
        var right = Grade(g => Require(g, 1));
        Assert.Equal(Outcome.CannotRun, right.Outcome);
        Assert.Equal("right on 1 case, but the speed cannot be judged here: no vectors", right.Headline);
        Assert.Equal(Outcome.Failed, Grade(g => Require(g, 2)).Outcome);
    }

    [Fact]
    public void The_same_seed_draws_the_same_inputs()
    {
        double[] Inputs(int seed)
        {
            var drawn = new List<double>();
            Grade(g => g.Case("a", () => { drawn.Add(g.Draw.Real(0, 1)); g.Number("x", 1, 1); }), seed);
            return [.. drawn];
        }
        Assert.Equal(Inputs(3), Inputs(3));
        Assert.NotEqual(Inputs(3), Inputs(4));
    }

    [Fact]
    public void The_likely_cause_of_a_trap_comes_before_the_general_one()
    {
        var report = Grade(g => g.Case("a", () => g.Number("bytes", 40, 5).Trap(40, "the cache is counted in bits")));
        Assert.Equal("the cache is counted in bits", report.Likely);
    }

    private static Grading.Grade Grade(Action<Open> require, int seed = 1, bool untilWrong = false) =>
        new Open(require).Run(new GradeRequest("01.1", "Open", s_anyAssembly, seed, UntilWrong: untilWrong), _ => { });

    private sealed class Open(Action<Open> require) : Grader
    {
        public new Draw Draw => base.Draw;

        protected override void Require() => require(this);

        public new void Case(string name, Action body, string setting = "") => base.Case(name, body, setting);

        public new Expectation Number(string what, double got, double expected) => base.Number(what, got, expected);

        public ArrayExpectation Elements(string what, ReadOnlySpan<float> got, ReadOnlySpan<double> expected, Tolerance tolerance) =>
            base.Elements(what, got, expected, tolerance);

        public new bool Part(string name, Action body) => base.Part(name, body);

        public new void That(bool holds, string what, string otherwise) => base.That(holds, what, otherwise);

        public new T[] Input<T>(string name, T[] values) => base.Input(name, values);

        public new void AtMost(string what, double yours, double limit, double? naive = null, string? note = null) =>
            base.AtMost(what, yours, limit, naive, note);

        public new void TooNoisy(string what) => base.TooNoisy(what);

        public new void CannotJudge(string what, string why) => base.CannotJudge(what, why);
    }
}
