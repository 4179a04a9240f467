using System.Diagnostics;

namespace Headroom.Simulator.Testing.Packaging;

/// <summary>A folder with the package in a feed of its own and an ILGPU program that has nothing of the course.</summary>
internal sealed class ScratchProject : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("headroom-package-").FullName;

    public ScratchProject()
    {
        Directory.CreateDirectory(Feed);
        // Against any Directory.Build.props above the temporary folder.
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            Write(file, "<Project />\n");
    }

    public string Feed => Path.Combine(_root, "feed");

    /// <summary>
    /// Sources are the machine's and the feed. Packages go to a folder of the project's own, so that a package of an earlier run is not
    /// taken for this one's; those that the machine has already are used from where they are.
    /// </summary>
    public void WriteProgram(string version, string program)
    {
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Write("NuGet.Config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_root, "packages")}" /></config>
              <fallbackPackageFolders><add key="machine" value="{cache}" /></fallbackPackageFolders>
              <packageSources><add key="feed" value="{Feed}" /></packageSources>
            </configuration>
            """);
        Write("Scratch.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Headroom.Simulator" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        Write("Program.cs", program);
    }

    /// <summary>What the program prints.</summary>
    public string Run() => Dotnet(_root, "run", "--project", Path.Combine(_root, "Scratch.csproj"));

    /// <summary>Runs a dotnet command to its end; one that fails fails the test with what it said.</summary>
    public static string Dotnet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        // `dotnet test` sets these for its own builds, not for others.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment.Remove("NUGET_PACKAGES");
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        Assert.True(process.ExitCode == 0,
            $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output.Result}\n{errors.Result}");
        return output.Result.ReplaceLineEndings("\n");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_root, file), text);
}
