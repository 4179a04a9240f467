using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Headroom.Grading.Referring;

/// <summary>What a compiled file refers to, read from its metadata: it is not loaded, and no method's code is read.</summary>
internal sealed class AssemblyReferences : IDisposable
{
    // A type of the assembly's own acts for the runtime by this namespace and its name alone.
    private const string RuntimesOwn = "System.Runtime.CompilerServices";
    private readonly List<Reference> _all = [];

    private AssemblyReferences(string assembly)
    {
        Image = new PEReader(File.OpenRead(assembly), PEStreamOptions.PrefetchEntireImage);
        Metadata = Image.GetMetadataReader();
        foreach (var handle in Metadata.TypeReferences) Add(NameOf(handle), null, handle);
        foreach (var handle in Metadata.MemberReferences) Read(handle);
        foreach (var handle in Metadata.MethodDefinitions) Read(handle);
        foreach (var handle in Metadata.TypeDefinitions) Read(handle);
        for (var row = 1; row <= Metadata.GetTableRowCount(TableIndex.StandAloneSig); row++)
            Read(MetadataTokens.StandaloneSignatureHandle(row));
    }

    public static AssemblyReferences Of(string assembly) => new(assembly);

    public PEReader Image { get; }

    public MetadataReader Metadata { get; }

    public IReadOnlyList<Reference> All => _all;

    /// <summary>How many rows of the metadata were looked at: what the reading costs.</summary>
    public int RowsRead { get; private set; }

    public void Dispose() => Image.Dispose();

    private void Add(string type, string? member, EntityHandle handle, bool isBare = false)
    {
        RowsRead++;
        _all.Add(new Reference(type, member, MetadataTokens.GetToken(handle)) { IsBare = isBare });
    }

    private void Read(MemberReferenceHandle handle)
    {
        var member = Metadata.GetMemberReference(handle);
        if (TypeOf(member.Parent) is { } type) Add(type, Metadata.GetString(member.Name), handle, IsBare(member));
        else RowsRead++;
    }

    // Code of its own is judged by what that refers to; a method without any is code of another kind.
    private void Read(MethodDefinitionHandle handle)
    {
        const MethodImplAttributes elsewhere = MethodImplAttributes.InternalCall | MethodImplAttributes.CodeTypeMask;
        var method = Metadata.GetMethodDefinition(handle);
        var declaring = Metadata.GetTypeDefinition(method.GetDeclaringType());
        var isExtern = method.Attributes.HasFlag(MethodAttributes.PinvokeImpl)
            || (method.ImplAttributes & elsewhere) != 0 && !IsDelegate(declaring);
        if (isExtern) Add(Reference.Extern, Metadata.GetString(method.Name), handle);
        else RowsRead++;
    }

    private void Read(TypeDefinitionHandle handle)
    {
        var type = Metadata.GetTypeDefinition(handle);
        if (Metadata.StringComparer.Equals(type.Namespace, RuntimesOwn))
            Add($"{RuntimesOwn}.{Plain(Metadata.GetString(type.Name))}", null, handle);
        else RowsRead++;
    }

    private void Read(StandaloneSignatureHandle handle)
    {
        if (Metadata.GetStandaloneSignature(handle).GetKind() == StandaloneSignatureKind.Method)
            Add(Reference.FunctionPointer, null, handle);
        else RowsRead++;
    }

    private bool IsDelegate(TypeDefinition type) =>
        type.BaseType is { IsNil: false, Kind: HandleKind.TypeReference } parent
            && NameOf((TypeReferenceHandle)parent) == "System.MulticastDelegate";

    private bool IsBare(MemberReference member)
    {
        var signature = Metadata.GetBlobReader(member.Signature);
        var header = signature.ReadSignatureHeader();
        return header is { Kind: SignatureKind.Method, IsGeneric: true } && signature.ReadCompressedInteger() > 0
            && signature.ReadCompressedInteger() == 0;
    }

    /// <summary>The type that a member belongs to; null where it is the assembly's own, or an array.</summary>
    private string? TypeOf(EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => NameOf((TypeReferenceHandle)parent),
        HandleKind.TypeSpecification => Constructed((TypeSpecificationHandle)parent),
        HandleKind.ModuleReference => Reference.Extern,
        _ => null,
    };

    private string? Constructed(TypeSpecificationHandle handle)
    {
        var signature = Metadata.GetBlobReader(Metadata.GetTypeSpecification(handle).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return null;
        signature.ReadCompressedInteger(); // class or struct
        return signature.ReadTypeHandle() is { Kind: HandleKind.TypeReference } generic ? NameOf((TypeReferenceHandle)generic) : null;
    }

    private string NameOf(TypeReferenceHandle handle)
    {
        var type = Metadata.GetTypeReference(handle);
        var name = Plain(Metadata.GetString(type.Name));
        if (type.ResolutionScope.Kind == HandleKind.TypeReference) return $"{NameOf((TypeReferenceHandle)type.ResolutionScope)}.{name}";
        return type.Namespace.IsNil ? name : $"{Metadata.GetString(type.Namespace)}.{name}";
    }

    private static string Plain(string name) => name.IndexOf('`') is >= 0 and var arity ? name[..arity] : name;
}
