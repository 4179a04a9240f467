using System.Runtime.InteropServices;
using Headroom.Training.Loading;
using static TorchSharp.torch;

namespace Headroom.Testing.Loading;

public sealed class LibtorchTest
{
    [Fact]
    public void It_loads_on_every_platform_that_has_a_package()
    {
        if (!Libtorch.MustRunHere) Assert.Skip(Assert.Throws<CannotRunHereException>(() => Libtorch.Load()).Message);
        Libtorch.Load(Native.Threads);
        using var four = ones(2, 2).sum();
        Assert.Equal(4, four.item<float>());
        Assert.Equal(Native.Threads, get_num_threads());
    }

    [Theory]
    [InlineData("linux-x64", Architecture.X64, "linux-x64")]
    [InlineData("debian.12-x64", Architecture.X64, "linux-x64")]
    [InlineData("win-x64", Architecture.X64, "win-x64")]
    [InlineData("win-arm64", Architecture.Arm64, "win-arm64")]
    [InlineData("osx-arm64", Architecture.Arm64, "osx-arm64")]
    [InlineData("linux-arm64", Architecture.Arm64, null)]
    [InlineData("osx-x64", Architecture.X64, null)]
    [InlineData("linux-musl-x64", Architecture.X64, null)]
    [InlineData("win-x86", Architecture.X86, null)]
    public void Four_platforms_have_a_package(string runtimeIdentifier, Architecture architecture, string? platform) =>
        Assert.Equal(platform, LibtorchPackage.Of(runtimeIdentifier, architecture)?.Platform);

    [Fact]
    public void The_versions_are_those_of_the_project_files()
    {
        Assert.Contains(
            $"<LibtorchVersion>{LibtorchPackage.Version}<",
            File.ReadAllText(Repository.PathTo("lib", "Headroom.Training", "Natives", "libtorch.props")), StringComparison.Ordinal);
        Assert.Contains(
            $"Include=\"TorchSharp\" Version=\"[{LibtorchPackage.BridgeVersion}]\"",
            File.ReadAllText(Repository.PathTo("Directory.Packages.props")), StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_must_be_one_or_more() => Assert.Throws<ArgumentOutOfRangeException>(() => Libtorch.Load(0));

    [Fact]
    public void Nothing_of_libtorch_lies_in_the_output_folder() => Assert.DoesNotContain(
        Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension),
        name => name is "libtorch_cpu" or "torch_cpu" or "libLibTorchSharp" or "LibTorchSharp");

    [NativeFact]
    public void A_wrong_shape_in_mm_is_an_exception_and_not_the_end_of_the_process()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("cannot be multiplied", Said.By<ExternalException>(() => ones(2, 5).mm(ones(3, 4))), StringComparison.Ordinal);
    }
}
