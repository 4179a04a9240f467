using Headroom.Testing;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Tests;

public sealed class KernelTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private CSharpKernel CSharp => (CSharpKernel)shared.Kernel.Root.FindKernelByName("csharp")!;

    [Fact]
    public async Task Values_go_in_and_out()
    {
        await CSharp.SetValueAsync("given", new Dictionary<string, int[,]> { ["a"] = new int[1, 2] }, null);
        Assert.Equal(2, await shared.Kernel.Value("given[\"a\"].GetLength(1)"));
        await shared.Kernel.Send(new SendValue("sent", null, new("application/json", "3.5"), "csharp"));
        Assert.True(CSharp.TryGetValue<double>("sent", out var sent));
        Assert.Equal(3.5, sent);
        Assert.False(CSharp.TryGetValue<int>("missing", out _));
        var requested = await shared.Kernel.Send(new RequestValue("sent", "text/plain", "csharp"));
        Assert.Equal("3.5", requested.Events.OfType<ValueProduced>().Single().FormattedValue.Value);
        var infos = await shared.Kernel.Send(new RequestValueInfos("csharp"));
        Assert.Contains(infos.Events.OfType<ValueInfosProduced>().Single().ValueInfos, i => i.Name == "sent" && i.Type == typeof(double));
    }

    [Fact]
    public async Task Commands_run_one_after_the_other_in_the_order_sent()
    {
        await shared.Kernel.Value("var order = new List<int>();");
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => shared.Kernel.Run($"await Task.Delay({5 - i}); order.Add({i});")));
        Assert.Equal("0 1 2 3 4", await shared.Kernel.Value("string.Join(' ', order)"));
    }

    [Fact]
    public async Task A_cell_may_run_another_cell_and_wait_for_it()
    {
        var events = await shared.Kernel.Run("""
            using Microsoft.DotNet.Interactive;
            var nested = await Root.SubmitCodeAsync("var fromNested = 3;");
            Console.Write(nested.Events.Count);
            """);
        Assert.Null(events.Failure());
        Assert.Matches("[0-9]+", events.Output());
    }

    [Fact]
    public async Task Declarations_last_after_a_cell_that_ran_another()
    {
        using var kernel = Kernels.New();
        await kernel.Value(
            "using Microsoft.DotNet.Interactive; var outer = (await Root.SubmitCodeAsync(\"var inner = 3;\")).Events.Count;");
        await kernel.Value("var kept = 4;");
        Assert.Equal(4, await kernel.Value("kept"));
        Assert.NotEqual(0, await kernel.Value("outer"));
    }

    [Fact]
    public async Task A_command_no_kernel_handles_fails()
    {
        var result = await shared.Kernel.Send(new RequestValue("x", "text/plain", "html"));
        Assert.IsType<NoSuitableKernelException>(result.Events.Failure()!.Exception);
    }

    [Fact]
    public async Task A_registered_handler_takes_a_command_of_ones_own()
    {
        using var kernel = Kernels.New();
        var handled = 0;
        kernel.Root.RegisterCommandHandler<Ping>((_, _) => Task.FromResult(handled++));
        Assert.Equal(["CommandSucceeded"], (await kernel.Send(new Ping())).Events.Kinds());
        Assert.Equal(1, handled);
    }

    private sealed class Ping : KernelCommand;
}
