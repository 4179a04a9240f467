using Headroom.Cli;
using Headroom.Grading;

namespace Headroom.Testing.Certificates;

public sealed class CertificateTest : IDisposable
{
    private readonly TemporaryCourse _course = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task It_has_what_was_passed_counted_and_predicted_and_what_comes_next()
    {
        _course.Checker.Answer(new Report
        {
            Exercise = "01.1", Outcome = Outcome.Passed, Headline = "passed",
            Budget = [new("bytes from memory", 4_000, 5_000, AtLeast: false, 64_000) { IsCount = true }],
        });
        await _course.Run("check", "01.1");
        _course.Write(".course/predictions.json", """
            {
              "a": { "guess": 4, "low": 3, "high": 6, "locked": "2026-11-01T10:00:00Z", "truth": 5, "unit": "ms" },
              "b": { "guess": 4, "low": 3, "high": 6, "locked": "2026-11-01T11:00:00Z", "truth": 50, "unit": "ms" }
            }
            """);
        Assert.Equal(Exit.Ok, await _course.Run("certificate", "--name", "Ada <L>", "--next", "A scan & a merge."));
        var page = _course.Read("out/certificate.html");
        Assert.Contains("Ada &lt;L&gt;", page);
        Assert.Contains("1 of 3 exercises, 2 of 6 points", page);
        Assert.Contains("bytes from memory", page);
        Assert.Contains("1 of 2 measured values lay in the interval", page);
        Assert.Contains("A scan &amp; a merge.", page);
        Assert.Contains("<svg", page);
        Assert.DoesNotContain("<script", page);
    }

    [Fact]
    public async Task Of_a_learner_who_did_nothing_it_says_so()
    {
        Assert.Equal(Exit.Ok, await _course.Run("certificate", "--name", "Ada"));
        var page = _course.Read("out/certificate.html");
        Assert.Contains("0 of 3 exercises", page);
        Assert.DoesNotContain("Counted", page);
        Assert.DoesNotContain("Predicted", page);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("a name that is much longer than forty characters are")]
    public async Task A_name_that_is_none_is_refused(string name)
    {
        Assert.Equal(Exit.Usage, await _course.Run("certificate", "--name", name));
        Assert.Contains("--name", _course.Errors);
    }
}
