using Headroom.Grading.Checking;
using Headroom.Grading.Hosting;

namespace Headroom.Grading.Tests.Checking;

public sealed class NativeDeathTest
{
    private const string Linux = "mine\nterminate called after throwing an instance of 'c10::Error'\n"
        + "  what():  mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)\nException raised from meta (most recent call first):\n"
        + "frame #0: c10::Error::Error(c10::SourceLocation)\n";
    private const string Mac = "mine\nlibc++abi: terminating due to uncaught exception of type c10::Error: mat1 and mat2 shapes cannot be "
        + "multiplied (2x3 and 2x3)\nException raised\n";

    [Theory, InlineData(Linux), InlineData(Mac)]
    public void The_errors_first_line_is_told_and_its_frames_are_not(string printed)
    {
        var place = new SourcePlace("exercises/05-training/Loss.cs", 9, 5, "torch.matmul(a, b)");
        var answer = new HostAnswer(Ended.Gone, null, null, "2x3", printed, 134) { Places = [place] };
        var grade = EndedGrades.Of(Submissions.Exercise.Budgets, answer);
        Assert.Equal((Outcome.Failed, Reason.Crashed), (grade.Outcome, grade.Reason));
        Assert.Equal("an error in native code ended the process on 2x3", grade.Headline);
        Assert.EndsWith("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", grade.Likely);
        Assert.Equal([place], grade.Places);
        Assert.Equal("mine", EndedGrades.Output(answer));
    }

    [Theory, InlineData(139, "a segmentation fault"), InlineData(138, "a bus error"), InlineData(-1073741819, "an access violation")]
    public void A_wrong_address_in_native_code_is_no_exit_call(int exitCode, string signal)
    {
        var grade = EndedGrades.Of(Submissions.Exercise.Budgets, new HostAnswer(Ended.Gone, null, null, "2x3", "mine", exitCode));
        Assert.StartsWith($"native code ended the process with {signal}", grade.Headline);
        Assert.Contains("disposed already", grade.Likely);
    }

    [Fact]
    public void A_process_that_ended_otherwise_has_no_sentence() => Assert.Null(NativeDeath.Sentence("what(): did I do?"));
}
