using Headroom.Cli.Proofs;

namespace Headroom.Testing.Proofs;

public sealed class ControlsTest
{
    [Fact]
    public void Every_member_of_the_region_answers_with_a_constant()
    {
        var controls = Controls.Of("""
            public static class All
            {
                public static int Untouched() => 5;

                // your turn: begin
                public static (double Flops, int Count) Pair(int n) => (2.0 * n, n);

                public static string Text(int n)
                {
                    return $"{n}";
                }

                public static void Fill(float[] into, out bool full)
                {
                    into[0] = 1;
                    full = true;
                }

                public static double Half => 0.5;

                private static async Task<int> Later() { await Task.Yield(); return 1; }
                // your turn: end
            }
            """);
        Snapshot.Match(string.Join("\n=====\n", controls.Select(c => $"{c.Name}\n{c.Text}")));
    }

    [Fact]
    public void A_region_within_a_method_is_that_method()
    {
        var control = Controls.Of(SampleCourse.Solutions["01-roofline/Work.cs"])[2];
        Assert.Contains("return double.NaN;", control.Text);
        Assert.DoesNotContain("2.0 * n", control.Text);
    }

    [Fact]
    public void Constants_that_change_nothing_are_left_out() =>
        Assert.Single(Controls.Of("class A { void F() { int x = 1; } }"));
}
