using System.Diagnostics;
using System.Security;
using System.Text;

namespace Microsoft.DotNet.Interactive.Packages;

/// <summary>Restores packages as the .NET SDK does: it writes a project that refers to them and runs <c>dotnet restore</c> on it.</summary>
internal sealed class PackageRestore(IReadOnlyList<string> sources, TimeSpan limit)
{
    public async Task<IReadOnlyList<ResolvedPackageReference>> RunAsync(IReadOnlyList<PackageReference> packages, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("cell-packages-");
        try
        {
            WriteProject(folder.FullName, packages);
            var (exit, output) = await RestoreAsync(folder.FullName, packages, cancellation);
            if (exit != 0) throw PackageRestoreException.From(output, packages, sources);
            return PackageAssets.Read(Path.Combine(folder.FullName, "obj", "project.assets.json"));
        }
        finally
        {
            try { folder.Delete(recursive: true); }
            catch (IOException) { } // A file still held open: the system clears its temporary folder.
        }
    }

    // Empty files of these names keep the settings of folders above out.
    private void WriteProject(string folder, IReadOnlyList<PackageReference> packages)
    {
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            File.WriteAllText(Path.Combine(folder, name), "<Project />");
        var references = new StringBuilder();
        foreach (var package in packages)
            references.Append(null, $"    <PackageReference Include=\"{package.PackageName}\" Version=\"{Escape(package.IsPackageVersionSpecified ? package.PackageVersion : "*")}\" />\n");
        File.WriteAllText(Path.Combine(folder, "cell.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
                <RestoreAdditionalProjectSources>{Escape(string.Join(';', sources))}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
            {references}  </ItemGroup>
            </Project>
            """);
    }

    private async Task<(int Exit, string Output)> RestoreAsync(string folder, IReadOnlyList<PackageReference> packages, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", ["restore", "cell.csproj", "-nologo", "-v:q", "--disable-build-servers"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ending.CancelAfter(limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ending.Token);
            var error = process.StandardError.ReadToEndAsync(ending.Token);
            await process.WaitForExitAsync(ending.Token);
            return (process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            throw PackageRestoreException.TooSlow(packages, sources, limit);
        }
    }

    private static string Escape(string text) => SecurityElement.Escape(text);
}
