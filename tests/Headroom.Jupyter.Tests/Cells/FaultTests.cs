using Headroom.Testing;

namespace Headroom.Jupyter.Tests.Cells;

/// <summary>One cell does not end everything.</summary>
public sealed class FaultTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly NotebookKernel _kernel = shared.Kernel;

    [Theory]
    [InlineData("Environment.Exit(3);")]
    [InlineData("System.Environment.Exit(3);")]
    [InlineData("await Task.Delay(1); Environment.Exit(exitCode: 3);")]
    [InlineData("void Leave() => Environment.Exit(3);\nLeave();")]
    [InlineData("var leaving = Task.Run(() => Environment.Exit(3)); await Task.Delay(-1);")]
    public async Task Exit_ends_the_cell_and_keeps_the_variables(string code)
    {
        await _kernel.Succeed("var kept = 5;");
        var failure = (await _kernel.Run("kept = 6;\n" + code)).Failure()!;
        Assert.Contains("Environment.Exit(3)", failure.Message, StringComparison.Ordinal);
        Assert.Equal(6, await _kernel.Value("kept"));
    }

    [Fact]
    public async Task Exit_may_be_the_first_thing_in_a_cell() =>
        Assert.Contains("Environment.Exit(0)", (await _kernel.Run("Environment.Exit(0);")).Failure()!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "new System.Threading.Thread(() => throw new InvalidOperationException(\"in a thread\")).Start(); "
        + "System.Threading.Thread.Sleep(-1);", "in a thread")]
    [InlineData(
        "async void Boom() { await Task.Delay(1); throw new InvalidOperationException(\"in async void\"); }\nBoom();\nawait "
        + "Task.Delay(-1);", "in async void")]
    [InlineData(
        "new System.Threading.Timer(_ => throw new InvalidOperationException(\"in a timer\"), null, 1, -1); "
        + "System.Threading.Thread.Sleep(-1);", "in a timer")]
    public async Task An_exception_that_nobody_can_catch_ends_the_cell_and_keeps_the_variables(string code, string message)
    {
        await _kernel.Succeed("var before = 7;");
        var failure = (await _kernel.Run(code)).Failure()!;
        Assert.Equal(message, Assert.IsType<InvalidOperationException>(failure.Exception).Message);
        Assert.Equal(7, await _kernel.Value("before"));
    }

    [Fact]
    public async Task One_that_comes_after_the_cells_end_is_told_under_the_next()
    {
        using var kernel = Kernels.New();
        await kernel.Succeed(
            "new System.Threading.Thread(() => { System.Threading.Thread.Sleep(200); throw new InvalidOperationException(\"too late\"); "
            + "}).Start();");
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.Contains("InvalidOperationException: too late", (await kernel.Succeed("1")).Output(), StringComparison.Ordinal);
    }
}
