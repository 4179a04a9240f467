using System.Reflection;
using Headroom.Testing;
using Microsoft.DotNet.Interactive;

namespace Engines.Interactive.Tests.CSharp;

/// <summary>Interrupt points are in the loops of cells, and never in what a GPU may run.</summary>
public sealed class InterruptPointTests : IDisposable
{
    private const string Loop = "{ var n = 0; for (var i = 0; i < 3; i++) n += i; return n; }";

    private readonly CompositeKernel _kernel = CellRun.NewKernel();
    private readonly TinyLibrary _library = new();

    public void Dispose()
    {
        _kernel.Dispose();
        _library.Dispose();
    }

    [Theory]
    [InlineData("static int F() " + Loop + "\n(Func<int>)F", true)]
    [InlineData("(Func<int>)(() => " + Loop + ")", true)]
    public async Task Without_a_gpu_library_every_loop_has_one(string code, bool expected) => Assert.Equal(expected, await HasPoint(code));

    [Theory]
    [InlineData("static int F() " + Loop + "\n(Func<int>)F", false)]
    [InlineData("int F() " + Loop + "\n(Func<int>)F", true)]
    [InlineData("(Func<int>)(() => " + Loop + ")", true)]
    [InlineData("(Func<ILGPU.Index1D, int>)(i0 => " + Loop + ")", false)]
    [InlineData("int F(ILGPU.ArrayView<float> v) " + Loop + "\n(Func<ILGPU.ArrayView<float>, int>)F", false)]
    [InlineData("struct S { public int F() " + Loop + " }\n(Func<int>)new S().F", false)]
    public async Task With_a_gpu_library_device_code_has_none(string code, bool expected)
    {
        var gpu = _library.Compile("TinyGpu", "namespace ILGPU { public struct Index1D { } public struct ArrayView<T> { } }");
        await _kernel.Value($"#r \"{gpu}\"\nvar ready = 1;");
        Assert.Equal(expected, await HasPoint(code));
    }

    // The call of CellInterrupt.Poll is the one member reference to that type in the cell's assembly.
    private async Task<bool> HasPoint(string code)
    {
        var method = ((Delegate)(await _kernel.Value(code))!).Method;
        var module = method.Module;
        var il = method.GetMethodBody()!.GetILAsByteArray()!;
        for (var i = 0; i + 4 < il.Length; i++)
        {
            if (il[i] != 0x28) continue; // call
            if (TryResolve(module, BitConverter.ToInt32(il, i + 1)) is { DeclaringType.Name: "CellInterrupt" }) return true;
        }
        return false;
    }

    private static MethodBase? TryResolve(Module module, int token)
    {
        try { return module.ResolveMethod(token); }
        catch (ArgumentException) { return null; } // Bytes of an operand that look like a call.
    }
}
