using System.Text.Json;
using Headroom.Cli;
using Headroom.Cli.Doctoring;
using Headroom.Cli.Jupyter;

namespace Headroom.Testing.Jupyter;

public sealed class InstallTest
{
    [Fact]
    public async Task Install_writes_a_kernel_that_starts_this_build_and_uninstall_removes_it()
    {
        using var course = new TemporaryCourse();
        var prefix = course.PathTo("env");
        Assert.Equal(Exit.Ok, await course.Run("jupyter", "install", "--prefix", prefix));
        var folder = Path.Combine(prefix, "share", "jupyter", "kernels", "headroom-csharp");
        using var spec = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "kernel.json")));
        var argv = spec.RootElement.GetProperty("argv").EnumerateArray().Select(a => a.GetString()!).ToArray();
        Assert.True(File.Exists(argv[0]), argv[0]);
        Assert.True(File.Exists(argv[2]), argv[2]);
        Assert.Equal(["exec", "jupyter", "kernel", "--connection", "{connection_file}"], [argv[1], .. argv[3..]]);
        Assert.Equal("message", spec.RootElement.GetProperty("interrupt_mode").GetString());
        foreach (var picture in new[] { "logo-32x32.png", "logo-64x64.png", "logo-svg.svg" })
            Assert.NotEqual(0, new FileInfo(Path.Combine(folder, picture)).Length);
        Assert.Equal(
            new KernelState(Path.Combine(folder, "kernel.json"), null), KernelState.Of(new KernelSpec(folder), course.Layout.BinFolder));

        Assert.Equal(Exit.Ok, await course.Run("jupyter", "install", "--prefix", prefix));
        Assert.Equal(Exit.Ok, await course.Run("jupyter", "uninstall", "--prefix", prefix));
        Assert.False(Directory.Exists(folder));
        Assert.Equal(Exit.Ok, await course.Run("jupyter", "uninstall", "--prefix", prefix));
        Assert.Contains("nothing", course.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kernel_of_somebody_else_is_neither_overwritten_nor_removed()
    {
        using var course = new TemporaryCourse();
        var file = course.PathTo("env/share/jupyter/kernels/.net-csharp/kernel.json");
        course.Write(file, """{"argv": ["dotnet", "interactive", "jupyter"], "metadata": {}}""");
        foreach (var verb in new[] { "install", "uninstall" })
        {
            Assert.Equal(Exit.Usage, await course.Run("jupyter", verb, "--prefix", course.PathTo("env"), "--name", ".net-csharp"));
            Assert.Contains("belongs to another kernel", course.Errors, StringComparison.Ordinal);
        }
        Assert.Contains("interactive", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--user and --prefix exclude each other", "install", "--user", "--prefix", "x")]
    [InlineData("--name needs letters", "install", "--name", "../up")]
    [InlineData("--name needs letters", "uninstall", "--name", "..")]
    [InlineData("--connection", "kernel")]
    [InlineData("cannot be read", "kernel", "--connection", "no-such-file.json")]
    public async Task A_wrong_command_line_is_3_and_says_why(string message, params string[] args)
    {
        using var course = new TemporaryCourse();
        Assert.Equal(Exit.Usage, await course.Run(["jupyter", .. args]));
        Assert.Contains(message, course.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PlatformID.Unix, "HOME/.local/share/jupyter")]
    [InlineData(PlatformID.Unix, "/xdg/jupyter", "XDG_DATA_HOME=/xdg")]
    [InlineData(PlatformID.MacOSX, "HOME/Library/Jupyter")]
    [InlineData(PlatformID.Win32NT, "/roaming/jupyter", "APPDATA=/roaming")]
    [InlineData(PlatformID.Win32NT, "HOME/AppData/Roaming/jupyter")]
    [InlineData(PlatformID.MacOSX, "/mine", "JUPYTER_DATA_DIR=/mine", "XDG_DATA_HOME=/xdg")]
    public void Kernels_lie_where_each_platform_keeps_them(PlatformID platform, string folder, params string[] environment)
    {
        var variables = environment.Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal(folder, KernelSpecFolder.UserData(platform, name => variables.GetValueOrDefault(name), "HOME").Replace('\\', '/'));
    }

    [Fact]
    public void A_kernel_whose_files_are_gone_or_elsewhere_is_broken()
    {
        using var course = new TemporaryCourse();
        var spec = KernelSpec.In(course.PathTo("kernels"), KernelSpec.DefaultName);
        Assert.Equal(KernelState.Missing, KernelState.Of(spec, course.Root));
        spec.Write("/no/dotnet", course.PathTo("course.json"));
        Assert.Contains("/no/dotnet is gone", KernelState.Of(spec, course.Root).Broken, StringComparison.Ordinal);
        spec.Write("dotnet", course.PathTo("course.dll"));
        Assert.Contains("course.dll is gone", KernelState.Of(spec, course.Root).Broken, StringComparison.Ordinal);
        spec.Write("dotnet", course.PathTo("course.json"));
        Assert.Null(KernelState.Of(spec, course.Root).Broken);
        Assert.Contains("starts another course", KernelState.Of(spec, course.PathTo("notebooks")).Broken, StringComparison.Ordinal);
        File.WriteAllText(spec.File, "{}");
        Assert.Contains("not one that ./course wrote", KernelState.Of(spec, course.Root).Broken, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_started_at_the_courses_root_works_in_its_notebooks()
    {
        Assert.Equal(Path.Combine("/course", "notebooks"), KernelDirectory.For("/course/", "/course"));
        Assert.Equal("/elsewhere", KernelDirectory.For("/elsewhere", "/course"));
    }
}
