using System.Diagnostics;

namespace Headroom.Testing.Building;

/// <summary>The POSIX launcher, in a folder with a space in its name, with a dotnet that only notes what it was asked.</summary>
[Machine]
public sealed class LauncherTest : IDisposable
{
    private static readonly string[] s_tools = ["dirname", "mktemp", "tee", "sed", "grep", "sort", "cat", "rm", "tail", "sh", "env", "ls",
        "mkdir", "rmdir", "sleep", "uname", "ps", "find", "touch"];
    private readonly string _folder = Directory.CreateTempSubdirectory("headroom-launcher-").FullName;
    private readonly string _tools;
    private string _root;

    public LauncherTest()
    {
        _tools = Path.Combine(_folder, "tools");
        Directory.CreateDirectory(_tools);
        _root = Place("my course");
        if (OperatingSystem.IsWindows()) return;
        foreach (var tool in s_tools)
            if (new[] { "/bin", "/usr/bin" }.Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists) is { } found)
                File.CreateSymbolicLink(Path.Combine(_tools, tool), found);
    }

    private string Turn => Path.Combine(_root, "artifacts", "building");

    private string Output => Path.Combine(_root, "artifacts", "bin", "Headroom.Cli", "debug");

    private string Notes => Path.Combine(_folder, "notes");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

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

    [Theory]
    [InlineData("o'brien", "an apostrophe (')")]
    [InlineData("a%41b", "a percent sign before two digits or letters")]
    [InlineData("100%ab", "a percent sign before two digits or letters")]
    [InlineData("a;b", "a semicolon (;)")]
    [InlineData("a*b", "one of")]
    [InlineData("a\nb", "a control character")]
    public void A_folder_that_cannot_be_built_in_is_told_by_its_character_before_dotnet_is_called(string name, string character)
    {
        if (OperatingSystem.IsWindows()) return;
        _root = Place(name);
        Dotnet(run: 0);
        var (code, output, errors) = Course("list");
        Assert.Equal((3, ""), (code, output));
        Assert.StartsWith($"The course cannot be built in a folder with {character}", errors);
        Assert.EndsWith($"Rename the folder or move the course: {_root}\n", errors);
        Assert.False(File.Exists(Notes));
    }

    [Theory]
    [InlineData("a b#c&d ü")]
    [InlineData("a(b),c@d!e=f+g~h^i")]
    [InlineData("$x{y}[z]`w 50% off")]
    [InlineData("-a")]
    public void A_folder_with_other_characters_is_built_in(string name)
    {
        if (OperatingSystem.IsWindows()) return;
        _root = Place(name);
        Dotnet(run: 0);
        Assert.Equal(0, Course("list").Code);
        Assert.EndsWith("exec artifacts/bin/Headroom.Cli/debug/course.dll 'list'", Asked());
    }

    [Fact]
    public void A_build_gets_none_of_the_variables_that_MSBuild_would_take_for_properties()
    {
        if (OperatingSystem.IsWindows()) return;
        Dotnet(run: 0);
        var hostile = new[] { "Configuration", "Platform", "OutputPath", "OUTDIR", "TargetFramework", "Version", "AssemblyName", "root_",
            "MSBuildSDKsPath", "DirectoryBuildPropsPath", "RuntimeIdentifier", "CustomBeforeMicrosoftCommonProps", "log", "project" };
        var kept = new[] { "NUGET_PACKAGES", "DOTNET_NOLOGO", "HTTPS_PROXY", "no_proxy", "LC_ALL" };
        var environment = hostile.Concat(kept).Append("HEADROOM_DEVICE").ToDictionary(name => name, _ => "x y;'\nz=1");
        Assert.Equal(0, Course(environment, "list").Code);
        foreach (var verb in new[] { "restore", "build" })
        {
            var seen = File.ReadAllText($"{Notes}.{verb}");
            Assert.All(hostile.Except(["log", "project"]), name => Assert.DoesNotContain($"\n{name}=", $"\n{seen}"));
            Assert.All(kept, name => Assert.Contains($"\n{name}=", $"\n{seen}"));
        }
        Assert.Contains("HEADROOM_DEVICE=", File.ReadAllText($"{Notes}.exec"));
        Assert.Contains("Configuration=", File.ReadAllText($"{Notes}.exec"));
    }

    [Theory]
    [InlineData("error NU1301: Unable to load the service index", "without a network")]
    [InlineData("error MSB4018: System.UnauthorizedAccessException: Access to the path '/x' is denied.", "set NUGET_PACKAGES, or HOME,")]
    [InlineData("mkdir: Read-only file system", "set NUGET_PACKAGES, or HOME,")]
    [InlineData("error : No space left on device", "The disk is full")]
    [InlineData("error CS0116: broken", "The lines above say why.")]
    public void A_build_that_fails_gets_its_cure(string says, string cure)
    {
        if (OperatingSystem.IsWindows()) return;
        Dotnet(run: 0, build: 1, says: says);
        var (code, output, errors) = Course("list");
        Assert.Equal((3, ""), (code, output));
        Assert.Contains(says, errors);
        Assert.Contains("so nothing was run. ", errors.Split('\n')[^2]);
        Assert.Contains(cure, errors.Split('\n')[^2]);
    }

    [Fact]
    public void A_file_that_another_holds_is_no_folder_that_cannot_be_written_whatever_stands_in_a_stack_trace()
    {
        if (OperatingSystem.IsWindows()) return;
        Dotnet(run: 0, build: 1, says: "t(3,5): error MSB4018: System.IO.IOException: The process cannot access the file 'x' because it is "
            + "being used by another process.\nt(3,5): error MSB4018:    at System.IO.File.Open(UnixFileMode openPermissions)\n"
            + "   at System.UnauthorizedAccessException.Of()");
        var (code, _, errors) = Course("list");
        Assert.Equal(3, code);
        Assert.Contains("so nothing was run. Another program has a file of the build open", errors);
        Assert.DoesNotContain("openPermissions", errors);
    }

    [Fact]
    public async Task Of_two_at_once_one_builds_and_the_other_waits_for_it()
    {
        if (OperatingSystem.IsWindows()) return;
        Dotnet(run: 0, building:
            $"sleep 2; mkdir -p {Quoted(Output)}; echo 1 >{Quoted(Output)}/build.stamp; : >{Quoted(Output)}/course.dll");
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Course("list"))));
        Assert.All(both, one => Assert.Equal(0, one.Code));
        Assert.Single(Asked().Split('|'), asked => asked.StartsWith("build", StringComparison.Ordinal));
        Assert.Equal(2, Asked().Split('|').Count(asked => asked.StartsWith("exec", StringComparison.Ordinal)));
        Assert.Equal("another ./course is building; waiting\n", Assert.Single(both, one => one.Errors.StartsWith('a')).Errors);
        Assert.False(Directory.Exists(Turn));
    }

    [Theory]
    [InlineData("999999999 on {0}")] // no such process
    [InlineData("1 on {0}")] // another program's
    [InlineData("")] // ended before it wrote who it is
    [InlineData("7 on another.machine")]
    public void A_turn_that_was_left_behind_is_taken_away(string by)
    {
        if (OperatingSystem.IsWindows()) return;
        Dotnet(run: 0);
        Directory.CreateDirectory(Turn);
        if (by.Length > 0) File.WriteAllText(Path.Combine(Turn, "by"), by.Replace("{0}", Machine()) + "\n");
        if (!by.Contains('{')) Directory.SetLastWriteTimeUtc(Turn, DateTime.UtcNow.AddMinutes(-17));
        var (code, _, errors) = Course("list");
        Assert.Equal(0, code);
        Assert.StartsWith("restore", errors);
        Assert.False(Directory.Exists(Turn));
        Assert.Contains("build lib/Headroom.Cli/Headroom.Cli.csproj", Asked());
    }

    [Fact]
    public void A_build_that_fails_gives_its_turn_back()
    {
        if (OperatingSystem.IsWindows()) return;
        Dotnet(run: 0, build: 1);
        Assert.Equal(3, Course("list").Code);
        Assert.False(Directory.Exists(Turn));
    }

    [Fact]
    public void A_build_that_may_not_write_says_whose_the_folder_is()
    {
        if (OperatingSystem.IsWindows()) return;
        if (Environment.UserName == "root") Assert.Skip("root may write everywhere: tests/surroundings/run.sh has another user");
        Dotnet(run: 111);
        Built("artifacts");
        File.SetUnixFileMode(Path.Combine(_root, "artifacts"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var (code, _, errors) = Course("list");
        File.SetUnixFileMode(Path.Combine(_root, "artifacts"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(3, code);
        Assert.Contains($"you cannot write {_root}/artifacts, which belongs to {Environment.UserName}.", errors);
        Assert.DoesNotContain("build", Asked());
    }

    [Fact]
    public void Without_a_folder_for_temporary_files_it_says_so()
    {
        if (OperatingSystem.IsWindows()) return;
        Dotnet(run: 0);
        var (code, _, errors) = Course(new Dictionary<string, string> { ["TMPDIR"] = "/nowhere" }, "list");
        Assert.Equal(3, code);
        Assert.Contains("Set TMPDIR to a folder that can.", errors);
    }

    [Fact]
    public void A_runtime_that_is_missing_is_3()
    {
        if (OperatingSystem.IsWindows()) return;
        Dotnet(run: 150);
        Built("artifacts");
        var (code, _, errors) = Course("list");
        Assert.Equal(3, code);
        Assert.Contains("The .NET 10 SDK is needed, and this dotnet is another one.", errors);
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

    private string Place(string name)
    {
        var root = Path.Combine(_folder, name);
        Directory.CreateDirectory(root);
        if (!OperatingSystem.IsWindows()) File.Copy(Repository.PathTo("course"), Path.Combine(root, "course"));
        return root;
    }

    private void Dotnet(int run, int build = 0, string says = "Exit.cs(1,1): error CS0116: broken", string building = ":")
    {
        var script = $$"""
            #!/bin/sh
            here={{Quoted(_root)}}
            shown=$1
            verb=$1
            shift
            for argument; do
                case $argument in
                    -*) ;;
                    *Headroom.Cli/*) shown="$shown ${argument#"$here"/}" ;;
                    *) shown="$shown '$argument'" ;;
                esac
            done
            echo "$shown" >>'{{Notes}}'
            env >'{{Notes}}'.$verb
            case $verb in
                exec) exit {{run}} ;;
                build) {{building}}; echo "  Headroom.Cli -> somewhere"; [ {{build}} = 0 ] || echo "{{says}}"; exit {{build}} ;;
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

    // The whole name, which Environment.MachineName cuts at its first dot.
    private static string Machine()
    {
        using var uname = Process.Start(new ProcessStartInfo("uname", ["-n"]) { RedirectStandardOutput = true })!;
        return uname.StandardOutput.ReadToEnd().Trim();
    }

    private static string Quoted(string path) => $"'{path.Replace("'", "'\\''")}'";

    private (int Code, string Output, string Errors) Course(params string[] args) => Course([], args);

    private (int Code, string Output, string Errors) Course(Dictionary<string, string> environment, params string[] args)
    {
        var start = new ProcessStartInfo("/bin/sh", [Path.Combine(_root, "course"), .. args])
        {
            WorkingDirectory = "/", RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = _tools;
        start.Environment["HOME"] = _root;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        process.WaitForExit();
        return (process.ExitCode, output.Result, errors.Result);
    }
}
