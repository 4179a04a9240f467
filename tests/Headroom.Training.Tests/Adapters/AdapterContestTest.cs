using Headroom.Testing.Loop;
using Headroom.Training.Adapters;
using Headroom.Training.Models;
using TorchSharp;

namespace Headroom.Testing.Adapters;

public sealed class AdapterContestTest
{
    [NativeFact]
    public void Each_kind_learns_and_reports_its_steps()
    {
        using var model = new TinyLm(TrainerTest.Tiny.Shape, seed: 3);
        var reports = AdapterContest.Run(model, TrainerTest.Text, TrainerTest.Text, new()
        {
            Steps = 30, LearningRate = 3e-3, Size = new(Rank: 1, Alpha: 2),
        });
        Assert.Equal([AdapterKind.Plain, AdapterKind.Lora, AdapterKind.Qlora], reports.Select(report => report.Kind));
        Assert.All(reports, report =>
        {
            Assert.True(report.HeldOutAfter < report.HeldOutBefore - 0.1, $"{report}");
            Assert.True(report.Forward > 0 && report.Backward > 0 && report.Optimizer > 0, $"{report}");
        });
        Assert.Equal(1, reports[0].StepRatio);
        Assert.Equal(reports[0].HeldOutBefore, reports[1].HeldOutBefore, 1e-4);
        Assert.True(reports[2].Bytes < reports[1].Bytes && reports[1].Bytes < reports[0].Bytes);
    }

    [NativeFact]
    public void No_tensor_of_a_contest_lives_on()
    {
        using var model = new TinyLm(TrainerTest.Tiny.Shape, seed: 3);
        var alive = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        AdapterContest.Run(model, TrainerTest.Text, TrainerTest.Text, new() { Steps = 2 });
        Assert.Equal(alive, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
