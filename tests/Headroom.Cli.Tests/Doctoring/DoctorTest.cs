using Headroom.Cli;
using Headroom.Cli.Doctoring;
using Headroom.Cli.Verbs;

namespace Headroom.Testing.Doctoring;

public sealed class DoctorTest
{
    private static readonly MachineFacts Good = new()
    {
        System = "Ubuntu 24.04, X64", Runtime = ".NET 10.0.1", Sdk = "10.0.401", Cores = 8, VectorBits = 256, Fma = true,
        Memory = 16_000_000_000, FreeDisk = 120_000_000_000, Jupyter = "jupyter_core 5.8.1", StateWritable = true,
        Kernel = new("/home/ada/.local/share/jupyter/kernels/headroom-csharp/kernel.json", null),
    };

    [Fact]
    public void A_machine_without_a_gpu_is_ready()
    {
        using var course = new TemporaryCourse();
        Assert.Equal(Exit.Ok, DoctorVerb.Show(course.Learner.Screen, Good));
        Snapshot.Match(course.Output);
    }

    [Fact]
    public void Every_problem_comes_with_advice()
    {
        using var course = new TemporaryCourse();
        var poor = Good with
        {
            Sdk = null, Cores = 1, VectorBits = 0, Fma = false, Memory = 1_000_000_000, FreeDisk = 500_000_000, Gpu = "NVIDIA H200, 143771 MiB", Jupyter = null, StateWritable = false,
            Kernel = new("/home/ada/.local/share/jupyter/kernels/headroom-csharp/kernel.json", "/opt/dotnet/dotnet is gone"),
        };
        Assert.Equal(Exit.Usage, DoctorVerb.Show(course.Learner.Screen, poor));
        Snapshot.Match(course.Output);
    }

    [Theory]
    [InlineData("{}", false)]
    [InlineData("""{ "jupyter.completionTriggerCharacters": { "python": ["."] } }""", false)]
    [InlineData("{ // mine\n \"jupyter.completionTriggerCharacters\": { \"csharp\": [\".\"], },\n}", true)]
    [InlineData("{ broken", null)]
    public void The_setting_that_completion_needs_is_looked_for(string settings, bool? expected)
    {
        using var course = new TemporaryCourse();
        course.Write("settings.json", settings);
        Assert.Equal(expected, Headroom.Cli.Jupyter.CodeSettings.Read(course.PathTo("settings.json")));
    }

    [Fact]
    public void Settings_without_it_come_with_the_line_to_paste()
    {
        using var course = new TemporaryCourse();
        DoctorVerb.Show(course.Learner.Screen, Good with { CodeCompletes = false });
        Assert.Contains("jupyter.completionTriggerCharacters", course.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task This_machine_is_read()
    {
        using var course = new TemporaryCourse();
        var facts = await MachineReader.Read(course.Layout, TestContext.Current.CancellationToken);
        Assert.StartsWith("10.", facts.Sdk);
        Assert.Equal(Environment.ProcessorCount, facts.Cores);
        Assert.InRange(facts.Memory, 100_000_000, long.MaxValue);
        Assert.True(facts.StateWritable);
    }

    [Fact]
    public async Task A_program_that_is_not_there_or_fails_is_not_found()
    {
        Assert.Null(await MachineReader.Ask("no-such-program-here", [], ".", TestContext.Current.CancellationToken));
        Assert.Null(await MachineReader.Ask(Headroom.Grading.Hosting.DotnetHost.Path, ["exec", "no-such.dll"], ".", TestContext.Current.CancellationToken));
    }
}
