using Headroom.Cli;
using Headroom.Cli.Boards;
using Headroom.Grading;
using Headroom.Grading.Checking;

namespace Headroom.Testing.Boards;

public sealed class BoardTest : IDisposable
{
    private readonly TemporaryCourse _course = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task A_file_that_passes_is_entered_with_its_source_and_nothing_is_called_verified()
    {
        _course.Checker.Answer(Scored(0.8));
        Assert.Equal(Exit.Ok, await _course.Run("board", "--add", "01.1", "--name", "Ada"));
        Assert.True(_course.Checker.Options!.Final);
        Assert.Equal(Exit.Ok, await _course.Run("board"));
        Assert.Contains("S = 0.800  Ada", _course.Output);
        Assert.DoesNotContain("verified", _course.Output);
        Assert.Contains("NotAttempted", _course.Read(".course/board.json"));
    }

    [Fact]
    public async Task What_does_not_pass_is_not_entered()
    {
        Assert.Equal(Exit.NotAttempted, await _course.Run("board", "--add", "01.1", "--name", "Ada"));
        Assert.False(File.Exists(_course.PathTo(".course/board.json")));
        _course.Checker.Answer(Scored(0.8) with { Budget = [] });
        Assert.Equal(Exit.Usage, await _course.Run("board", "--add", "01.1", "--name", "Ada"));
        Assert.Contains("has no score", _course.Errors);
    }

    [Fact]
    public async Task Of_one_person_the_best_stays_and_others_are_merged_by_score()
    {
        foreach (var s in new[] { 0.7, 0.9, 0.6 })
        {
            _course.Checker.Answer(Scored(s));
            await _course.Run("board", "--add", "01.1", "--name", "Ada");
        }
        _course.Checker.Answer(Scored(0.95));
        await _course.Run("board", "--add", "01.1", "--name", "Ben", "--file", _course.PathTo("ben.json"));
        Assert.Equal(Exit.Ok, await _course.Run("board", "--merge", _course.PathTo("ben.json")));
        Assert.True(_course.Output.IndexOf("Ben", StringComparison.Ordinal) < _course.Output.LastIndexOf("Ada", StringComparison.Ordinal));
        Assert.Contains("S = 0.900  Ada", _course.Output);
        Assert.DoesNotContain("S = 0.700", _course.Output);
        Assert.Equal(2, new Board(_course.PathTo(".course/board.json")).Read().Count);
    }

    [Fact]
    public async Task Only_a_run_here_verifies_and_a_claim_that_does_not_hold_is_told()
    {
        var board = new Board(_course.PathTo("class.json"));
        board.Add([Entry("Ada", 0.8), Entry("Eve", 0.99), Entry("Ben", 0.8) with { Exercise = "07.7" }]);
        _course.Checker.Answer(Scored(0.8));
        var run = new BoardRun(_course.Learner, board, _ => Task.FromResult<IExerciseChecker>(_course.Checker));
        Assert.Equal(Exit.Failed, await run.Verify(TestContext.Current.CancellationToken));
        var lines = _course.Output.Split('\n');
        Assert.Contains(lines, line => line.Contains("verified ") && line.Contains("Ada"));
        Assert.Contains(lines, line => line.Contains("not so") && line.Contains("Eve") && line.Contains("S = 0.800 here"));
        Assert.Contains(lines, line => line.Contains("not so") && line.Contains("there is no exercise 07.7"));
        Assert.Contains("1 of 3 entries verified here, now.", _course.Output);
        Assert.Equal(4711, _course.Checker.Options!.Seed);
        Assert.True(_course.Checker.Options.IsExamined);
    }

    [Theory]
    [InlineData("{", "is no board")]
    [InlineData("[null]", "entry 1: it is null")]
    [InlineData("""[{"exercise":"11.1","name":"A\u0007","s":0.5,"what":"","source":"x"}]""", "control character")]
    [InlineData("""[{"exercise":"11.1","name":"A","s":0.5,"what":"a\u001b[2J","source":"x"}]""", "control character")]
    [InlineData("""[{"exercise":"11.1","name":"A","s":7,"what":"","source":"x"}]""", "a score of 7")]
    [InlineData("""[{"exercise":"11.1","name":"A","s":0.5,"what":"","source":""}]""", "holds no file")]
    public async Task A_board_that_is_none_is_told_with_its_entry(string text, string words)
    {
        _course.Write("other.json", text);
        Assert.Equal(Exit.Usage, await _course.Run("board", "--merge", _course.PathTo("other.json")));
        Assert.Contains(words, _course.Errors);
    }

    private static BoardEntry Entry(string name, double s) =>
        new("01.1", name, s, "bytes", "MB", 4, 2, 10, 4711, TemporaryCourse.Now, "class A;");

    private static Report Scored(double s) => new()
    {
        Exercise = "01.1", Outcome = Outcome.Passed, Headline = "passed", Seed = 4711,
        Budget =
        [
            new("bytes", 4, 5, AtLeast: false, 10) { Unit = "MB", IsConsequence = true, Compulsory = 2 },
            new(Grader.ScoreRow, s, 0.6, AtLeast: true, 0.5) { IsCount = true },
        ],
    };
}
