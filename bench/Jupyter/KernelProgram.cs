using System.Text.Json.Nodes;
using Headroom.Course;

namespace Headroom.Bench.Jupyter;

/// <summary>A kernel as a Jupyter client starts it.</summary>
/// <param name="Arguments">For dotnet; the connection file's path comes last.</param>
/// <param name="IsOld">Whether it speaks ZMTP 2.0 and welcomes no subscriber.</param>
internal sealed record KernelProgram(IReadOnlyList<string> Arguments, bool IsOld)
{
    public static KernelProgram Course => new(["exec", CourseLayout.Find().Command, "jupyter", "kernel", "--connection"], IsOld: false);

    /// <summary>The kernel of the dotnet-interactive tool, which tests/jupyter pins.</summary>
    /// <exception cref="ClaimSkipped">The tool is not restored.</exception>
    public static KernelProgram Tool
    {
        get
        {
            var layout = CourseLayout.Find();
            var tools = JsonNode.Parse(File.ReadAllText(layout.PathTo("tests/jupyter/.config/dotnet-tools.json")))!;
            var version = (string)tools["tools"]!["microsoft.dotnet-interactive"]!["version"]!;
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given
                ? given
                : Path.Combine(home, ".nuget", "packages");
            var program = Path.Combine(
                packages, "microsoft.dotnet-interactive", version, "tools", "net10.0", "any", "Microsoft.DotNet.Interactive.App.dll");
            if (!File.Exists(program))
                throw new ClaimSkipped("the dotnet-interactive tool is not restored; run dotnet tool restore in tests/jupyter.");
            return new(["exec", program, "jupyter", "--default-kernel", "csharp", "--http-local-only"], IsOld: true);
        }
    }
}
