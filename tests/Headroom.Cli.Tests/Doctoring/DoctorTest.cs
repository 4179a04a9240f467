using Headroom.Cli;
using Headroom.Cli.Doctoring;
using Headroom.Cli.Verbs;
using Headroom.Kernels;

namespace Headroom.Testing.Doctoring;

public sealed class DoctorTest
{
    private static readonly DeviceFacts s_noGpu = new()
    {
        Found = [new(DeviceChoice.Cuda, null, "no NVIDIA driver: libcuda.so.1 cannot be loaded"),
            new(DeviceChoice.OpenCL, null, "no OpenCL: libOpenCL.so.1 cannot be loaded")],
        Taken = "Simulated GPU: HEADROOM_DEVICE asks for no other. It counts.",
    };

    private static readonly MachineFacts s_good = new()
    {
        System = "Ubuntu 24.04, X64", Runtime = ".NET 10.0.1", Sdk = "10.0.401", Cores = 8, VectorBits = 256, Fma = true,
        Memory = 16_000_000_000, FreeDisk = 120_000_000_000, Devices = s_noGpu, Jupyter = "jupyter_core 5.8.1", StateWritable = true,
        Kernel = new("/home/ada/.local/share/jupyter/kernels/headroom-csharp/kernel.json", null),
    };

    [Fact]
    public void A_machine_without_a_gpu_is_ready()
    {
        using var course = new TemporaryCourse();
        Assert.Equal(Exit.Ok, DoctorVerb.Show(course.Learner.Screen, s_good));
        Snapshot.Match(course.Output);
    }

    [Fact]
    public void Every_problem_comes_with_advice()
    {
        using var course = new TemporaryCourse();
        var poor = s_good with
        {
            Sdk = null, Cores = 1, VectorBits = 0, Fma = false, Memory = 1_000_000_000, FreeDisk = 500_000_000, Jupyter = null,
            StateWritable = false,
            Kernel = new("/home/ada/.local/share/jupyter/kernels/headroom-csharp/kernel.json", "/opt/dotnet/dotnet is gone"),
            Devices = s_noGpu with
            {
                Taken = null,
                Refused = "HEADROOM_DEVICE=cuda: cuda is not to be had (no NVIDIA driver: libcuda.so.1 cannot be loaded). Leave "
                + "HEADROOM_DEVICE out for the simulated GPU.",
            },
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
        DoctorVerb.Show(course.Learner.Screen, s_good with { CodeCompletes = false });
        Assert.Contains("jupyter.completionTriggerCharacters", course.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gpu_is_named_with_what_it_is_good_for_and_a_refused_one_with_the_reason()
    {
        using var course = new TemporaryCourse();
        var devices = new DeviceFacts
        {
            Found = [new(DeviceChoice.Cuda, "NVIDIA H100 80GB HBM3", null),
                new(DeviceChoice.OpenCL, "pthread-EPYC (Portable Computing Language)",
                "ILGPU 1.5.3 needs a generic address space, which its driver does not offer")],
            Taken = "NVIDIA H100 80GB HBM3: HEADROOM_DEVICE=cuda,simulator asks for it. It counts nothing.",
        };
        Assert.Equal(Exit.Ok, DoctorVerb.Show(course.Learner.Screen, s_good with { Devices = devices }));
        Snapshot.Match(course.Output);
    }

    [Fact]
    public void A_driver_that_breaks_the_process_which_asks_it_is_told_and_the_course_is_ready()
    {
        using var course = new TemporaryCourse();
        Assert.Equal(
            Exit.Ok, DoctorVerb.Show(
                course.Learner.Screen, s_good with
                {
                    Devices = new() { Broken = "a driver ended the process that asked it (exit code 139)" },
                }));
        Assert.Contains("GPU       a driver ended the process that asked it (exit code 139)", course.Output);
    }

    [Fact]
    public void Devices_alone_are_0_where_kernels_can_run_and_5_where_what_is_asked_for_is_not_there()
    {
        using var course = new TemporaryCourse();
        Assert.Equal(Exit.Ok, DoctorVerb.ShowDevices(course.Learner.Screen, s_noGpu));
        Assert.DoesNotContain("SDK", course.Output);
        Assert.Equal(
            Exit.CannotRun,
            DoctorVerb.ShowDevices(
                course.Learner.Screen, s_noGpu with { Taken = null, Refused = "HEADROOM_DEVICE=cuda: cuda is not to be had" }));
        Assert.Contains("! device    HEADROOM_DEVICE=cuda", course.Output);
    }

    [Fact]
    public void What_the_asking_process_prints_is_what_the_command_reads()
    {
        var facts = DeviceReader.Parse(DeviceReader.Write());
        Assert.Equal(DeviceSurvey.Take(), facts.Found);
        Assert.NotNull(facts.Taken);
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
        Assert.Null(facts.Devices.Broken);
        Assert.Equal(DeviceSurvey.Take(), facts.Devices.Found);
        Assert.StartsWith("Simulated GPU: ", facts.Devices.Taken);
    }

    [Fact]
    public async Task A_program_that_is_not_there_or_fails_is_not_found()
    {
        Assert.Null(await MachineReader.Ask("no-such-program-here", [], ".", TestContext.Current.CancellationToken));
        Assert.Null(
            await MachineReader.Ask(
                Headroom.Grading.Hosting.DotnetHost.Path, ["exec", "no-such.dll"], ".", TestContext.Current.CancellationToken));
    }
}
