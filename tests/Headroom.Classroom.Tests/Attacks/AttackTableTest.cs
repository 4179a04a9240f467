using Headroom.Classroom.Marking;
using Headroom.Grading;
using Headroom.Testing;

namespace Headroom.Classroom.Tests.Attacks;

/// <summary>Every attack is contained and told as what it is, and beside it right and wrong submissions get what they deserve.</summary>
[Machine]
public sealed class AttackTableTest(Grading grading) : IClassFixture<Grading>
{
    public static TheoryData<string, bool> Rows
    {
        get
        {
            var rows = new TheoryData<string, bool>();
            foreach (var attack in AttackTable.All)
                foreach (var sandbox in (bool[])[true, false]) rows.Add(attack.Name, sandbox);
            return rows;
        }
    }

    [Fact]
    public void There_are_at_least_thirty_and_each_has_its_own_name()
    {
        Assert.True(AttackTable.All.Count >= 30);
        Assert.Distinct(AttackTable.All.Select(attack => attack.Name));
    }

    [Theory, MemberData(nameof(Rows))]
    public async Task An_attack_gets_no_points_and_is_told_as_what_it_is(string name, bool sandbox)
    {
        var attack = AttackTable.All.Single(one => one.Name == name);
        var mark = await Mark(Code.Of(attack.Gemm, attack.Members, attack.Above), sandbox);
        var told = $"{mark.Outcome} {mark.Reason}: {mark.Headline} / {mark.Likely} / {mark.Held}";
        if (attack.IsHarmless) Assert.True(mark is { Outcome: Outcome.Passed, Held: null }, told);
        else Assert.True(mark.Outcome != Outcome.Passed || mark.Held is not null, told);
        if (attack.Reason != Reason.None) Assert.True(attack.Reason == mark.Reason, told);
        Assert.Contains(attack.Says, told, StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_right_submission_passes_unharmed(bool sandbox)
    {
        var mark = await Mark(Code.Of(Code.Right), sandbox);
        Assert.Equal((Outcome.Passed, mark.OutOf, null), (mark.Outcome, mark.Points, mark.Held));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_wrong_submission_fails_unharmed(bool sandbox)
    {
        var mark = await Mark(Code.Of(Code.Wrong), sandbox);
        Assert.Equal((Outcome.Failed, Reason.WrongValue, 0), (mark.Outcome, mark.Reason, mark.Points));
        Assert.Contains("multiply-add", mark.Likely);
    }

    private async Task<Mark> Mark(string text, bool sandbox) => await grading.Mark(
        grading.Intensity, text, await Around.Of(sandbox), TestContext.Current.CancellationToken);
}
