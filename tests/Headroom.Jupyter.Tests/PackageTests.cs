using System.IO.Compression;
using Headroom.Testing;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Tests;

public sealed class PackageTests
{
    [Fact]
    public async Task A_package_the_feed_lacks_is_a_clear_error()
    {
        using var kernel = Kernels.New();
        var failure = (await kernel.Run("Console.Write(\"no\");\n#r \"nuget: Headroom.There.Is.No.Such.Package, 1.2.3\"")).Failure()!;
        Assert.Contains("Headroom.There.Is.No.Such.Package", failure.Message, StringComparison.Ordinal);
        Assert.Contains("NU1101", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_from_a_folder_is_restored_ahead_of_the_code_around_it()
    {
        using var library = new TinyLibrary();
        using var kernel = Kernels.New();
        Pack(library, "Headroom.Tiny.Package", "1.0.0",
            library.Compile("TinyPackaged", "public static class TinyPackaged { public static int Eight() => 8; }"));
        var events = await kernel.Run($"TinyPackaged.Eight()\n#r \"nuget:Headroom.Tiny.Package,1.0.0\"\n#i \"nuget: {library.Folder}\"");
        Assert.Null(events.Failure()?.Message);
        Assert.Equal(8, events.OfType<ReturnValueProduced>().Single().Value);
        var added = events.OfType<PackageAdded>().Single().PackageReference;
        Assert.Equal(("Headroom.Tiny.Package", "1.0.0"), (added.PackageName, added.PackageVersion));
        Assert.Contains("previously", (await kernel.Run("#r \"nuget: Headroom.Tiny.Package, 2.0.0\"")).Failure()!.Message,
            StringComparison.Ordinal);
        Assert.Null((await kernel.Run("#r \"nuget: Headroom.Tiny.Package\"")).Failure());
    }

    private static void Pack(TinyLibrary library, string name, string version, string assembly)
    {
        using var package = ZipFile.Open(library.PathTo($"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var writer = new StreamWriter(package.CreateEntry($"{name}.nuspec").Open()))
            writer.Write($"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
                <id>{name}</id><version>{version}</version><authors>test</authors><description>test</description>
                </metadata></package>
                """);
        package.CreateEntryFromFile(assembly, $"lib/net10.0/{Path.GetFileName(assembly)}");
    }
}
