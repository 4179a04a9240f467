using Headroom.Testing;
using Microsoft.DotNet.Interactive;

namespace Headroom.Jupyter.Tests.CSharp;

/// <summary>A type of the test host that cells are shown a second copy of.</summary>
public sealed record HostType(int Number);

public sealed class AssemblyTests : IDisposable
{
    private readonly NotebookKernel _kernel = Kernels.New();
    private readonly TinyLibrary _library = new();

    public void Dispose()
    {
        _kernel.Dispose();
        _library.Dispose();
    }

    [Fact]
    public async Task A_referenced_assembly_brings_its_neighbour_along()
    {
        var inner = _library.Compile("TinyInner", "namespace Tiny { public class Inner { public int Value => 6; } }");
        _library.Compile("TinyOuter", "namespace Tiny { public class Outer { public Inner Make() => new Inner(); } }", inner);
        Assert.Equal(6, await _kernel.Value($"#r \"{_library.Relative("TinyOuter.dll")}\"\nusing Tiny;\nnew Outer().Make().Value"));
        Assert.Equal(6, await _kernel.Value("new Outer().Make().Value"));
    }

    [Fact]
    public async Task A_second_copy_of_an_assembly_of_the_host_is_bound_to_the_hosts_own()
    {
        var copy = _library.PathTo("Headroom.Jupyter.Tests.dll");
        File.Copy(typeof(HostType).Assembly.Location, copy);
        var value = await _kernel.Value($"#r \"{copy}\"\nnew Headroom.Jupyter.Tests.CSharp.HostType(5)");
        Assert.Equal(new HostType(5), Assert.IsType<HostType>(value));
    }

    [Fact]
    public async Task An_assembly_of_the_host_reached_through_another_one_is_the_hosts_own_too()
    {
        _library.Compile("TinyUser",
            "public static class TinyUser { public static object Make() => new Headroom.Jupyter.Tests.CSharp.HostType(2); }",
            typeof(HostType).Assembly.Location);
        Assert.IsType<HostType>(await _kernel.Value($"#r \"{_library.PathTo("TinyUser.dll")}\"\nTinyUser.Make()"));
    }

    [Fact]
    public async Task A_missing_assembly_is_a_compile_error_that_names_it()
    {
        var failure = (await _kernel.Run("#r \"no/such/file.dll\"\n1")).Failure();
        Assert.Contains("(1,1): error CS0006", failure!.Message, StringComparison.Ordinal);
        Assert.Contains("no/such/file.dll", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_after_code_is_a_compile_error() =>
        Assert.Contains("CS7009", (await _kernel.Run("var a = 1;\n#r \"x.dll\"")).Failure()!.Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_loaded_script_may_reference_an_assembly_and_load_a_script_beside_it()
    {
        _library.Compile("TinyBeside", "public static class TinyBeside { public static int Four() => 4; }");
        _library.Write("setup/inner.csx", "static int Five() => 5;");
        _library.Write("setup/setup.csx", "#r \"../TinyBeside.dll\"\n#load \"inner.csx\"\nvar nine = TinyBeside.Four() + Five();");
        Assert.Equal(9, await _kernel.Value($"#load \"{_library.Relative("setup/setup.csx")}\"\nnine"));
        Assert.Equal(9, await _kernel.Value("TinyBeside.Four() + Five()"));
    }

    [Fact]
    public async Task An_error_in_a_loaded_script_names_the_script()
    {
        var path = _library.Write("broken.csx", "int a = 1;\nint b = oops;");
        var failure = (await _kernel.Run($"#load \"{path}\"\n1")).Failure()!;
        Assert.Contains("broken.csx(2,9): error CS0103", failure.Message, StringComparison.Ordinal);
        Assert.Equal((path, 2, "int b = oops;"), failure.Place());
    }
}
