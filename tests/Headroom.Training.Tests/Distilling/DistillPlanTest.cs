using Headroom.Distilling;
using Headroom.Training.Distilling;

namespace Headroom.Testing.Distilling;

public sealed class DistillPlanTest
{
    [Fact]
    public void Every_way_has_as_many_seeds_and_the_same_steps()
    {
        var ways = DistillPlan.Runs.GroupBy(run => run.Way).ToList();
        Assert.Equal(Enum.GetValues<DistillWay>().Length, ways.Count);
        Assert.All(ways, way => Assert.Equal(Enumerable.Range(1, DistillPlan.Seeds), way.Select(run => run.Seed)));
        Assert.All(DistillPlan.Runs, run => Assert.Equal(DistillRun.StepTokens, DistillPlan.Recipe(run).TokensPerStep));
        Assert.All(DistillPlan.Runs, run => Assert.Equal(DistillPlan.Steps, DistillPlan.Recipe(run).Steps));
    }

    [Fact]
    public void A_teacher_has_a_say_where_its_shares_are_learned_and_nowhere_else() => Assert.All(DistillPlan.Runs, run =>
    {
        var recipe = DistillPlan.Recipe(run);
        Assert.Equal(run.Way is DistillWay.Shares or DistillWay.Flattened, recipe.TeacherShare > 0);
        Assert.Equal(run.Way == DistillWay.Flattened ? 2 : 1, recipe.TeacherTemperature);
    });

    [Fact]
    public void The_runs_that_come_with_the_course_are_those_that_are_planned() => Assert.Equal(
        DistillPlan.Runs.Select(run => (run.Way, run.Seed, run.Steps, run.Share)),
        DistillRuns.Current.Runs.Select(run => (run.Way, run.Seed, run.Steps, run.Share)));
}
