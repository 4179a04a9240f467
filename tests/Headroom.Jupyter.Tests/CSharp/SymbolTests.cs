using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Headroom.Testing;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace Headroom.Jupyter.Tests.CSharp;

/// <summary>Methods and lambdas of cells can be debugged: their PDB is found from the method.</summary>
public sealed class SymbolTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly NotebookKernel _kernel = shared.Kernel;

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

    private static byte[] Kept(MethodInfo method) =>
        Assert.IsType<Func<byte[]>>(AppContext.GetData($"submission-pdb:{method.Module.ModuleVersionId:N}"))();

    private static (string Document, int[] Lines) SequencePoints(MethodInfo method)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage([.. Kept(method)]);
        var reader = provider.GetMetadataReader();
        var information = reader.GetMethodDebugInformation(((MethodDefinitionHandle)MetadataTokens.Handle(method.MetadataToken))
            .ToDebugInformationHandle());
        var points = information.GetSequencePoints().Where(p => !p.IsHidden).ToArray();
        return (reader.GetString(reader.GetDocument(points[0].Document).Name), [.. points.Select(p => p.StartLine)]);
    }
}
