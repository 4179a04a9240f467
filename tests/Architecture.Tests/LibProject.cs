using System.Xml;
using System.Xml.Linq;
using Headroom.Testing;

namespace Architecture.Tests;

/// <summary>A reference in a project file, with the line it stands in.</summary>
internal sealed record FileReference(string Name, string File, int Line);

/// <summary>A project of lib: its file, and what stands in its folder.</summary>
internal sealed class LibProject
{
    private readonly XDocument _file;

    private LibProject(string folder)
    {
        (Name, Folder) = (Path.GetFileName(folder), folder);
        ProjectFile = Path.Combine(folder, Name + ".csproj");
        _file = XDocument.Load(ProjectFile, LoadOptions.SetLineInfo);
    }

    public static IReadOnlyList<LibProject> All { get; } =
        [.. Directory.EnumerateDirectories(Repository.PathTo("lib")).Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any())
            .Order(StringComparer.Ordinal).Select(folder => new LibProject(folder))];

    public string Name { get; }

    public string Folder { get; }

    public string ProjectFile { get; }

    public string AssemblyName => _file.Descendants("AssemblyName").FirstOrDefault()?.Value ?? Name;

    /// <summary>References to other projects of lib; those that are only built along and started as processes are none.</summary>
    public IEnumerable<FileReference> Projects =>
        _file.Descendants("ProjectReference").Where(element => element.Attribute("ReferenceOutputAssembly")?.Value != "false")
            .Select(Reference)
            .Where(reference => reference.File.Contains("/lib/", StringComparison.Ordinal)).Select(At);

    /// <summary>The names of the project itself and of all that come along with it.</summary>
    public IEnumerable<string> Brings() =>
        Projects.SelectMany(to => All.First(project => project.Name == to.Name).Brings()).Append(Name).Distinct();

    public IEnumerable<FileReference> Packages =>
        _file.Descendants("PackageReference")
        .Select(element => new FileReference(element.Attribute("Include")!.Value, ProjectFile, LineOf(element)));

    /// <summary>The sources of the folder, those that the project file links, and the usings that the build adds.</summary>
    public IEnumerable<string> Sources =>
    [
        .. Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories),
        .. _file.Descendants("Compile").Select(element => element.Attribute("Include")?.Value).OfType<string>()
            .Where(path => path.StartsWith("..", StringComparison.Ordinal)).Select(path => Path.GetFullPath(path, Folder)),
        ImplicitUsings,
    ];

    // A project outside the solution may not be built here; all have the same.
    private string ImplicitUsings => Usings(Name) is var own && File.Exists(own) ? own : Usings("Headroom.Course");

    private static string Usings(string project) => Repository.PathTo("artifacts", "obj", project, "debug", project + ".GlobalUsings.g.cs");

    // The referenced file's own path stands in File until At puts this one in its place.
    private FileReference Reference(XElement element)
    {
        var path = Path.GetFullPath(element.Attribute("Include")!.Value, Folder).Replace('\\', '/');
        return new FileReference(Path.GetFileNameWithoutExtension(path), path, LineOf(element));
    }

    private FileReference At(FileReference reference) => reference with { File = ProjectFile };

    private static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;
}
