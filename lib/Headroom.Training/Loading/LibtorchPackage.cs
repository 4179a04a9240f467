using System.Reflection;
using System.Runtime.InteropServices;

namespace Headroom.Training.Loading;

/// <summary>The native packages of one system and architecture: libtorch's own, and TorchSharp's bridge to it.</summary>
public sealed record LibtorchPackage
{
    /// <summary>The version of libtorch that <see cref="BridgeVersion"/> was built for; Natives/libtorch.props names the same.</summary>
    public const string Version = "2.10.0";

    /// <summary>The version of TorchSharp; Directory.Packages.props names the same.</summary>
    public const string BridgeVersion = "0.107.0";

    private const string RootEntry = "NuGetPackageRoot";

    private LibtorchPackage(string platform) => Platform = platform;

    /// <summary>As packages name it: <c>linux-x64</c>, <c>win-arm64</c>.</summary>
    public string Platform { get; }

    /// <summary>The package's id, which is its folder's name in the cache as well.</summary>
    public string Id => $"libtorch-cpu-{Platform}";

    /// <summary>This machine's, or null where no libtorch is published: Linux on Arm, Macs with Intel processors, 32 bits.</summary>
    public static LibtorchPackage? OfThisMachine => Of(RuntimeInformation.RuntimeIdentifier, RuntimeInformation.ProcessArchitecture);

    /// <summary>The package of a system by its runtime identifier, whose first part counts: <c>debian.12-x64</c> is a Linux.</summary>
    public static LibtorchPackage? Of(string runtimeIdentifier, Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(runtimeIdentifier);
        return (System(runtimeIdentifier), architecture) switch
        {
            ("linux", Architecture.X64) => new("linux-x64"),
            ("win", Architecture.X64) => new("win-x64"),
            ("win", Architecture.Arm64) => new("win-arm64"),
            ("osx", Architecture.Arm64) => new("osx-arm64"),
            _ => null,
        };
    }

    /// <summary>Where the package's libraries are, once it is restored.</summary>
    public string Folder => Path.Combine(Root, Id, Version, "runtimes", Platform, "native");

    /// <summary>Where TorchSharp's bridge is.</summary>
    public string BridgeFolder => Path.Combine(Root, "torchsharp", BridgeVersion, "runtimes", Platform, "native");

    /// <summary>NuGet writes this file last: a package without it was not restored to the end.</summary>
    public bool IsRestored => File.Exists(Path.Combine(Root, Id, Version, ".nupkg.metadata"));

    /// <summary>The package cache: where <c>NUGET_PACKAGES</c> says, or where this assembly's build found its own packages.</summary>
    public static string Root =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } told
            ? told
            : typeof(LibtorchPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .FirstOrDefault(entry => entry.Key == RootEntry)?.Value is { Length: > 0 } built && Directory.Exists(built)
                ? built
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    // A portable runtime says linux, win or osx; one built by a distribution may name that instead.
    private static string System(string runtimeIdentifier) => runtimeIdentifier.Split('-', '.')[0] switch
    {
        "win" or "osx" => runtimeIdentifier.Split('-', '.')[0],
        "linux" => runtimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "musl" : "linux",
        "alpine" => "musl",
        "android" or "ios" or "browser" => "other",
        _ => "linux",
    };
}
