using Headroom.Testing;

namespace Headroom.Jupyter.Tests.Cells;

/// <summary>What a cell's threads say after its end is not lost.</summary>
public sealed class LateOutputTests
{
    [Fact]
    public async Task Output_after_the_end_of_a_cell_appears_under_the_next_with_its_name()
    {
        using var kernel = Kernels.New();
        await kernel.Succeed("_ = Task.Run(async () => { await Task.Delay(200); Console.WriteLine(\"late\"); });");
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        var output = (await kernel.Succeed("Console.WriteLine(\"own\");")).Output().ReplaceLineEndings("\n");
        Assert.Equal("[cell 1 went on printing after its end:]\nlate\nown\n", output);
    }

    [Fact]
    public async Task Output_of_an_ended_cell_appears_under_the_one_that_runs()
    {
        using var kernel = Kernels.New();
        await kernel.Succeed(
            "var go = new TaskCompletionSource(); _ = Task.Run(async () => { await go.Task; Console.WriteLine(\"late\"); });");
        Assert.Contains("late", (await kernel.Succeed("go.SetResult(); await Task.Delay(1000);")).Output(), StringComparison.Ordinal);
        Assert.Equal("", (await kernel.Succeed("1")).Output());
    }
}
