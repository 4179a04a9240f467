using System.Diagnostics;

namespace Headroom.Testing.Building;

/// <summary>The POSIX launcher, in a folder with a space in its name, with a dotnet that only notes what it was asked.</summary>
[Machine]
public sealed class LauncherTest : IDisposable
{
    private static readonly string[] s_tools = ["dirname", "mktemp", "tee", "sed", "grep", "sort", "cat", "rm", "tail", "sh"];
    private readonly string _root = Path.Combine(Directory.CreateTempSubdirectory("headroom-launcher-").FullName, "my course");
    private readonly string _tools;

    public LauncherTest()
    {
        _tools = Path.Combine(_root, "tools");
        Directory.CreateDirectory(_tools);
        if (OperatingSystem.IsWindows()) return;
        File.Copy(Repository.PathTo("course"), Path.Combine(_root, "course"));
        foreach (var tool in s_tools)
            if (new[] { "/bin", "/usr/bin" }.Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists) is { } found)
                File.CreateSymbolicLink(Path.Combine(_tools, tool), found);
    }

    private string Notes => Path.Combine(_root, "notes");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_root)!, recursive: true);

    [Fact]
    public void What_is_not_built_is_restored_built_and_run()
    {
        if (OperatingSystem.IsWindows()) return;
        Dotnet(run: 2);
        var (code, _, errors) = Course("check", "01.1", "two words");
        Assert.Equal(2, code);
        Assert.Equal(
            "restore lib/Headroom.Cli/Headroom.Cli.csproj|build lib/Headroom.Cli/Headroom.Cli.csproj|exec "
            + "artifacts/bin/Headroom.Cli/debug/course.dll 'check' '01.1' 'two words'", Asked());
        Assert.Equal("restore  packages of the course\nbuild    the course and its graders\nbuild  Headroom.Cli\n", errors);
    }

    [Fact]
    public void What_is_built_is_run_at_once_and_its_exit_code_is_kept()
    {
        if (OperatingSystem.IsWindows()) return;
        Dotnet(run: 4);
        Built("artifacts");
        var (code, _, errors) = Course("check");
        Assert.Equal((4, ""), (code, errors));
        Assert.Equal("exec artifacts/bin/Headroom.Cli/debug/course.dll 'check'", Asked());
    }

    [Fact]
    public void What_is_stale_is_built_and_run_once_more_and_no_further()
    {
        if (OperatingSystem.IsWindows()) return;
        Dotnet(run: 111);
        Built("artifacts");
        Assert.Equal(111, Course("list").Code);
        Assert.Equal(2, Asked().Split('|').Count(asked => asked.StartsWith("exec", StringComparison.Ordinal)));
        Assert.Single(Asked().Split('|'), asked => asked.StartsWith("build", StringComparison.Ordinal));
    }

    [Fact]
    public void A_build_that_fails_shows_its_errors_and_runs_nothing()
    {
        if (OperatingSystem.IsWindows()) return;
        Dotnet(run: 0, build: 1);
        var (code, output, errors) = Course("list");
        Assert.Equal((3, ""), (code, output));
        Assert.Contains("Exit.cs(1,1): error CS0116: broken", errors);
        Assert.Contains("nothing was run", errors);
        Assert.DoesNotContain("exec", Asked());
    }

    [Fact]
    public void Without_dotnet_it_says_which_SDK_and_where()
    {
        if (OperatingSystem.IsWindows()) return;
        var (code, _, errors) = Course("list");
        Assert.Equal(3, code);
        Assert.Equal(
            "The .NET 10 SDK is needed and no dotnet was found on PATH. Install it from https://dotnet.microsoft.com/download and run "
            + "this again.\n", errors);
    }

    private void Dotnet(int run, int build = 0)
    {
        var script = $$"""
            #!/bin/sh
            shown=$1
            verb=$1
            shift
            for argument; do
                case $argument in
                    -*) ;;
                    '{{_root}}'/*) shown="$shown ${argument#'{{_root}}'/}" ;;
                    *) shown="$shown '$argument'" ;;
                esac
            done
            echo "$shown" >>'{{Notes}}'
            case $verb in
                exec) exit {{run}} ;;
                build) echo "  Headroom.Cli -> somewhere"; [ {{build}} = 0 ] || echo "Exit.cs(1,1): error CS0116: broken"; exit {{build}} ;;
            esac
            """;
        var file = Path.Combine(_tools, "dotnet");
        File.WriteAllText(file, script.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private void Built(string artifacts)
    {
        var folder = Path.Combine(_root, artifacts, "bin", "Headroom.Cli", "debug");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "course.dll"), "");
    }

    private string Asked() => string.Join('|', File.ReadAllLines(Notes));

    private (int Code, string Output, string Errors) Course(params string[] args)
    {
        var start = new ProcessStartInfo("/bin/sh", [Path.Combine(_root, "course"), .. args])
        {
            WorkingDirectory = "/", RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = _tools;
        start.Environment["HOME"] = _root;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        process.WaitForExit();
        return (process.ExitCode, output.Result, errors.Result);
    }
}
