using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text.RegularExpressions;

namespace Headroom.Grading.Referring;

/// <summary>
/// The lines on which code makes its references, from its symbols; of what stands in no method's code, such as a parameter's type, the
/// first line of the source with the name.
/// </summary>
internal sealed class ReferenceLines : IDisposable
{
    private readonly MetadataReaderProvider? _provider;
    private readonly MetadataReader? _symbols;
    private readonly Dictionary<int, CodeLine> _lines = [];

    private ReferenceLines(AssemblyReferences read, string assembly)
    {
        var file = Path.ChangeExtension(assembly, ".pdb");
        if (!File.Exists(file)) return;
        _provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(file));
        _symbols = _provider.GetMetadataReader();
        foreach (var handle in read.Metadata.MethodDefinitions) Read(read, handle);
    }

    public static ReferenceLines Of(AssemblyReferences read, string assembly) => new(read, assembly);

    public CodeLine Of(Reference reference) =>
        _lines.TryGetValue(reference.Token, out var line) || _symbols is null ? line : InText(reference.Word);

    public void Dispose() => _provider?.Dispose();

    private void Read(AssemblyReferences read, MethodDefinitionHandle handle)
    {
        var address = read.Metadata.GetMethodDefinition(handle).RelativeVirtualAddress;
        if (address == 0) return;
        var points = Points(handle);
        if (points.Count == 0) return;
        var code = new TokenReader(read.Image.GetMethodBody(address).GetILReader());
        while (code.Next() is var (offset, token))
        {
            if (points.FindLastIndex(point => point.Offset <= offset) is not (>= 0 and var at)) continue;
            var line = new CodeLine(NameOf(points[at].Document), points[at].StartLine, points[at].StartColumn);
            foreach (var named in Named(read.Metadata, token))
                if (!_lines.TryGetValue(named, out var first) || line.Line < first.Line) _lines[named] = line;
        }
    }

    private List<SequencePoint> Points(MethodDefinitionHandle handle) =>
        [.. _symbols!.GetMethodDebugInformation(handle.ToDebugInformationHandle()).GetSequencePoints().Where(point => !point.IsHidden)];

    // A generic method's token stands for its arguments and the method; a member's for itself and its type.
    private static IEnumerable<int> Named(MetadataReader metadata, int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        if (handle.Kind == HandleKind.MethodSpecification)
            handle = metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        yield return MetadataTokens.GetToken(handle);
        if (handle.Kind != HandleKind.MemberReference) yield break;
        yield return MetadataTokens.GetToken(metadata.GetMemberReference((MemberReferenceHandle)handle).Parent);
    }

    private string NameOf(DocumentHandle document) => _symbols!.GetString(_symbols.GetDocument(document).Name);

    // The first document is the exercise's file: what follows was written by the build.
    private CodeLine InText(string word)
    {
        var named = new Regex($@"(?<![\w]){Regex.Escape(word.EndsWith("Attribute", StringComparison.Ordinal) ? word[..^9] : word)}");
        foreach (var file in _symbols!.Documents.Select(NameOf).Where(File.Exists))
        {
            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                if (named.Match(line) is { Success: true } at && !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
                    return new CodeLine(file, number, at.Index + 1);
            }
        }
        return default;
    }
}
