using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests;

/// <summary>The sources of one project as the compiler understands them; comments and strings refer to nothing.</summary>
internal sealed class Sources
{
    public const string Root = "(root)";
    private const string Linked = "(linked)";

    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Preview);
    private static readonly Lazy<MetadataReference[]> s_assemblies = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path.EndsWith(".dll", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path))]);

    private readonly string _folder;
    private readonly CSharpCompilation _compilation;

    /// <param name="folder">Paths of files below it are told relative to its grandparent: lib/PROJECT/FOLDER/FILE.cs.</param>
    /// <param name="assemblyName">Another of this name is left out: these sources are it.</param>
    /// <param name="files">Absolute paths and texts.</param>
    public Sources(string folder, string assemblyName, IEnumerable<(string Path, string Text)> files)
    {
        _folder = folder;
        _compilation = CSharpCompilation.Create(
            assemblyName,
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text, s_options, file.Path)),
            s_assemblies.Value.Where(assembly => Path.GetFileNameWithoutExtension(assembly.Display) != assemblyName),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true,
                metadataImportOptions: MetadataImportOptions.All));
    }

    public static Sources Of(LibProject project) =>
        new(project.Folder, project.AssemblyName, project.Sources.Select(path => (path, File.ReadAllText(path))));

    /// <summary>
    /// Names in usings and declarations that stand for nothing: what the sources refer to is not known then. Generated halves of types are
    /// missing and are no such error.
    /// </summary>
    public IEnumerable<string> Unknown =>
        _compilation.GetDeclarationDiagnostics().Where(found => found.Id is "CS0246" or "CS0234").Select(found => found.ToString());

    /// <summary>Namespaces named by using directives, each with its place.</summary>
    public IEnumerable<(string Space, string Place)> Usings =>
        Own.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<UsingDirectiveSyntax>()
        .Where(line => line.NamespaceOrType is NameSyntax)
        .Select(line => (line.NamespaceOrType.ToString(), $"{Relative(tree.FilePath)}:{LineOf(line)}")));

    /// <summary>Files whose namespace is not their folder's.</summary>
    public IEnumerable<string> Astray(string rootNamespace) =>
        Own.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
        .Where(space => space.Name.ToString() != Namespace(rootNamespace, FolderOf(tree.FilePath)))
        .Select(space =>
            $"{Relative(tree.FilePath)}:{LineOf(space)} is in {space.Name}, its folder "
            + $"says {Namespace(rootNamespace, FolderOf(tree.FilePath))}"));

    /// <summary>Every reference to a type of another folder of the project, or of another of our assemblies.</summary>
    public IEnumerable<SourceReference> References() => Own.SelectMany(References);

    private IEnumerable<SyntaxTree> Own =>
        _compilation.SyntaxTrees.Where(tree => tree.FilePath.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private IEnumerable<SourceReference> References(SyntaxTree tree)
    {
        var (model, from) = (_compilation.GetSemanticModel(tree), FolderOf(tree.FilePath));
        foreach (var name in tree.GetRoot().DescendantNodes(node => node is not UsingDirectiveSyntax).OfType<SimpleNameSyntax>())
        {
            if (name is IdentifierNameSyntax { IsVar: true } || TypeOf(model.GetSymbolInfo(name)) is not { } type) continue;
            var isOwn = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly);
            var to = isOwn ? FolderOf(type.DeclaringSyntaxReferences[0].SyntaxTree.FilePath) : null;
            if (to != from)
                yield return new(Relative(tree.FilePath), LineOf(name), from, type.ContainingAssembly?.Name ?? "", to, type.Name);
        }
    }

    // A member stands for the type that declares it. What does not bind as a whole, for want of a generated half, may still have one
    // candidate.
    private static INamedTypeSymbol? TypeOf(SymbolInfo info)
    {
        var symbol = info.Symbol ?? (info.CandidateSymbols.Length > 0 ? info.CandidateSymbols[0] : null);
        var type = symbol switch
        {
            INamedTypeSymbol named => named,
            IMethodSymbol { ReducedFrom: { } extension } => extension.ContainingType,
            IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => symbol.ContainingType,
            _ => null,
        };
        while (type?.ContainingType is { } outer) type = outer;
        return type is { IsTupleType: false, IsAnonymousType: false, TypeKind: not TypeKind.Error } ? type.OriginalDefinition : null;
    }

    private string FolderOf(string path) => Path.GetRelativePath(_folder, Path.GetDirectoryName(path)!).Replace('\\', '/') switch
    {
        "." => Root,
        ['.', '.', ..] => Linked,
        var relative => relative,
    };

    private string Relative(string path) =>
        Path.GetRelativePath(Path.GetDirectoryName(Path.GetDirectoryName(_folder))!, path).Replace('\\', '/');

    private static string Namespace(string root, string folder) => folder == Root ? root : $"{root}.{folder.Replace('/', '.')}";

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
