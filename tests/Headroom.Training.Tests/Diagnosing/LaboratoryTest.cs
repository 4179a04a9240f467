using Headroom.Diagnosing;
using Headroom.Training.Diagnosing;
using TorchSharp;

namespace Headroom.Testing.Diagnosing;

public sealed class LaboratoryTest
{
    [NativeFact]
    public void The_same_seed_is_the_same_run()
    {
        var (first, again) = (Trained(Circumstance.Plain, 3), Trained(Circumstance.Plain, 3));
        Assert.Equal(first.Losses, again.Losses);
        Assert.Equal(first.OneBatch, again.OneBatch);
        Assert.NotEqual(first.Losses, Trained(Circumstance.Plain, 4).Losses);
    }

    [NativeFact]
    public void Runs_side_by_side_are_those_one_after_another()
    {
        var both = Laboratory.Run([(Circumstance.Noisy, 5), (Circumstance.Spike, 5)]);
        Assert.Equal(Trained(Circumstance.Noisy, 5).Losses, both[0].Losses);
        Assert.Equal(Trained(Circumstance.Spike, 5).Losses, both[1].Losses);
    }

    [NativeFact]
    public void A_run_that_is_asked_for_again_is_not_trained_again() =>
        Assert.Same(Laboratory.Run(Circumstance.Slow, 6), Laboratory.Run(Circumstance.Slow, 6));

    [NativeFact]
    public void A_record_has_a_number_for_each_step()
    {
        var run = Laboratory.Run(Circumstance.SteepDescent, 7); // it overflows, and goes on
        Assert.Equal(run.Losses.Count, run.Rates.Count);
        Assert.Equal(run.Losses.Count, run.GradientNorms.Count);
        Assert.Equal((run.Losses.Count + run.HeldOutEvery - 1) / run.HeldOutEvery + 1, run.HeldOutLosses.Count);
        Assert.True(double.IsNaN(run.Losses[^1]));
        Assert.InRange(run.Losses[0] / Math.Log(run.Vocabulary), 0.9, 1.1);
    }

    [NativeFact]
    public void No_tensor_of_a_run_lives_on()
    {
        Trained(Circumstance.Descent, 1);
        var alive = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Trained(Circumstance.Descent, 2);
        Assert.Equal(alive, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static RunRecord Trained(Circumstance circumstance, ulong seed) => new LabRun(LabSettings.Drawn(circumstance, seed)).Record();
}
