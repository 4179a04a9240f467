using System.IO.Compression;
using System.Xml.Linq;
using Headroom.Testing;

namespace Headroom.Simulator.Testing.Packaging;

/// <summary>
/// The package as its users get it: packed, restored from a folder, and used by a program that knows ILGPU and nothing of the course.
/// </summary>
[Machine]
public sealed class PackageTests
{
    // Neighbours meet in the tile without a barrier, which the order of lanes hides.
    private const string Program = """
        using Headroom.Simulator;
        using ILGPU;
        using ILGPU.Runtime;

        using var recording = Recording.Start();
        using var context = Context.Create(builder => builder.Simulator());
        using var accelerator = context.CreateSimulator();
        using var x = accelerator.Allocate1D(Enumerable.Range(0, 256).Select(i => (float)i).ToArray());
        using var y = accelerator.Allocate1D<float>(256);
        accelerator.LoadStreamKernel<ArrayView<float>, ArrayView<float>>(Kernels.Shift)((1, 256), x.View, y.View);
        accelerator.Synchronize();

        var launch = recording.Launches.Single();
        Console.WriteLine($"y[9] {y.GetAsArray1D()[9]}");
        Console.WriteLine($"bytes {launch.Counters!.Global.BytesMoved}");
        Console.WriteLine($"race {launch.Races.Single().First.Line} and {launch.Races.Single().Second.Line}");
        Console.WriteLine($"framework {AppDomain.CurrentDomain.GetAssemblies().Any(a => a.GetName().Name!.StartsWith("Microsoft.AspNetCore"))}");

        static class Kernels
        {
            public static void Shift(ArrayView<float> x, ArrayView<float> y)
            {
                var tile = SharedMemory.Allocate<float>(256);
                tile[Group.IdxX] = x[Group.IdxX];
                y[Group.IdxX] = tile[Group.IdxX == 0 ? 255 : Group.IdxX - 1];
            }
        }
        """;

    [Fact]
    public void A_program_of_ilgpu_restores_it_from_a_folder_meters_a_kernel_and_finds_a_race()
    {
        using var scratch = new ScratchProject();
        ScratchProject.Dotnet(
            Repository.Root, "pack", "lib/Headroom.Simulator", "--no-build", "-c", "Debug", "-o", scratch.Feed, "-nologo");
        var package = Assert.Single(Directory.GetFiles(scratch.Feed));
        var version = Version();
        Assert.Equal($"Headroom.Simulator.{version}.nupkg", Path.GetFileName(package));
        Holds(package);

        scratch.WriteProgram(version, Program);
        var printed = scratch.Run();
        // 256 floats come in and 256 go out.
        Assert.Contains("bytes 2048\n", printed, StringComparison.Ordinal);
        Assert.Matches(@"race Program\.cs:\d+ and Program\.cs:\d+\n", printed);
        Assert.Contains("framework False\n", printed, StringComparison.Ordinal);
    }

    private static void Holds(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        var entries = archive.Entries.Select(entry => entry.FullName).ToList();
        Assert.Contains("README.md", entries);
        Assert.All(new[] { "dll", "xml", "pdb" }, extension => Assert.Contains($"lib/net10.0/Headroom.Simulator.{extension}", entries));

        using var stream = archive.GetEntry("Headroom.Simulator.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        string Text(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
        Assert.Equal(("MIT", "README.md"), (Text("license"), Text("readme")));
        var dependencies = metadata.Descendants().Where(element => element.Name.LocalName == "dependency")
            .Select(d => $"{d.Attribute("id")!.Value} {d.Attribute("version")!.Value}");
        Assert.Equal(["ILGPU [1.5.3]", "ILGPU.Algorithms [1.5.3]"], dependencies.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "frameworkReference");
    }

    // The one place where the version stands.
    private static string Version() =>
        XDocument.Load(Repository.PathTo("Directory.Build.props")).Descendants("VersionPrefix").Single().Value;
}
