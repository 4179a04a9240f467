using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Headroom.Testing;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace Engines.Interactive.Tests.CSharp;

/// <summary>Methods and lambdas of cells can be debugged: their PDB is found from the method.</summary>
public sealed class SymbolTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly CompositeKernel _kernel = shared.Kernel;

    [Fact]
    public async Task The_sequence_points_of_a_lambda_are_read_from_its_method()
    {
        var code = "Func<int, int> kernel = x =>\n{\n    var y = x + 1;\n    return y * 2;\n};\nkernel";
        var result = await _kernel.Send(new SubmitCode(code) { Parameters = { ["name"] = "notebook.ipynb#4" } });
        var method = ((Delegate)result.Events.OfType<Microsoft.DotNet.Interactive.Events.ReturnValueProduced>().Single().Value!).Method;
        var (document, lines) = SequencePoints(method);
        Assert.Equal("notebook.ipynb#4", document);
        Assert.Equal([3, 4], lines.Where(l => l is 3 or 4).Distinct());
    }

    [Fact]
    public async Task The_pe_bytes_hold_the_method()
    {
        var method = ((Delegate)(await _kernel.Value("static int Bare(int a) => a + 1;\n(Func<int, int>)Bare"))!).Method;
        using var pe = new System.Reflection.PortableExecutable.PEReader([.. Kept("pe", method)]);
        var definition = pe.GetMetadataReader().GetMethodDefinition((MethodDefinitionHandle)MetadataTokens.Handle(method.MetadataToken));
        Assert.Equal("Bare", pe.GetMetadataReader().GetString(definition.Name));
    }

    private static byte[] Kept(string what, MethodInfo method) =>
        Assert.IsType<byte[]>(AppContext.GetData($"submission-{what}:{method.Module.ModuleVersionId:N}"));

    private static (string Document, int[] Lines) SequencePoints(MethodInfo method)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage([.. Kept("pdb", method)]);
        var reader = provider.GetMetadataReader();
        var information = reader.GetMethodDebugInformation(((MethodDefinitionHandle)MetadataTokens.Handle(method.MetadataToken)).ToDebugInformationHandle());
        var points = information.GetSequencePoints().Where(p => !p.IsHidden).ToArray();
        return (reader.GetString(reader.GetDocument(points[0].Document).Name), [.. points.Select(p => p.StartLine)]);
    }
}
