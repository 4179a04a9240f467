using System.Reflection;
using System.Runtime.Loader;
using Headroom.Course;

namespace Headroom.LanguageServer.Serving;

/// <summary>
/// Where the compiler is loaded from: the SDK's own is machine code already, and halves the time to the first answer. Where there is none
/// that is new enough, the command's folder has the package's.
/// </summary>
internal static class CompilerFiles
{
    private const string Core = "Microsoft.CodeAnalysis.dll", CSharp = "Microsoft.CodeAnalysis.CSharp.dll";

    /// <summary>To be called before anything of the compiler is touched.</summary>
    public static void Find(CourseLayout layout)
    {
        var folder = new Lazy<string>(() => Sdks().FirstOrDefault(IsNewEnough) ?? Path.GetDirectoryName(layout.Command)!);
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            name.Name + ".dll" is Core or CSharp && Path.Combine(folder.Value, name.Name + ".dll") is var file && File.Exists(file)
                ? context.LoadFromAssemblyPath(file)
                : null;
    }

    // Beside the runtime: <root>/shared/Microsoft.NETCore.App/<version> and <root>/sdk/<version>/Roslyn/bincore, the newest first.
    private static IEnumerable<string> Sdks()
    {
        var sdks = Path.GetFullPath("../../../sdk", Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        return !Directory.Exists(sdks) ? [] : Directory.GetDirectories(sdks)
            .Select(folder => (Folder: folder, Version: Version.TryParse(Path.GetFileName(folder), out var version) ? version : new()))
            // Machine code of another major version of .NET would be compiled once more.
            .Where(sdk => sdk.Version.Major == Environment.Version.Major)
            .OrderByDescending(sdk => sdk.Version).Select(sdk => Path.Combine(sdk.Folder, "Roslyn", "bincore"));
    }

    private static bool IsNewEnough(string folder)
    {
        var needed = typeof(CompilerFiles).Assembly.GetReferencedAssemblies().First(name => name.Name + ".dll" == CSharp).Version;
        try { return new[] { Core, CSharp }.All(file => AssemblyName.GetAssemblyName(Path.Combine(folder, file)).Version >= needed); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException) { return false; }
    }
}
