using System.Reflection;
using ILGPU;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Headroom.Grading.Kernels;

/// <summary>
/// One of ILGPU's own code generators. It needs no GPU. It works in a context of its own, and in a new one after a refusal: what ILGPU's
/// compiler refused locks the context that it was given to.
/// </summary>
public sealed class CodeGenerator(string name, Func<Context, Backend> make) : IDisposable
{
    private Context? _context;
    private Backend? _backend;

    public string Name { get; } = name;

    /// <summary>PTX for sm_80, an A100.</summary>
    public static CodeGenerator Ptx80() => Ptx("PTX sm_80", CudaArchitecture.SM_80, CudaInstructionSet.ISA_70);

    /// <summary>PTX for sm_90, an H100.</summary>
    public static CodeGenerator Ptx90() => Ptx("PTX sm_90", new CudaArchitecture(9, 0), new CudaInstructionSet(7, 8));

    /// <summary>OpenCL C 2.0 as a vendor's device gets it.</summary>
    public static CodeGenerator OpenCL(CLDeviceVendor vendor) => new($"OpenCL {vendor}", context =>
        new CLBackend(context, new CLCapabilityContext(true, true, true, true, true), vendor, new CLCVersion(2, 0)));

    private static CodeGenerator Ptx(string name, CudaArchitecture architecture, CudaInstructionSet instructions) => new(name, context =>
        new PTXBackend(context, new CudaCapabilityContext(architecture), architecture, instructions, null));

    /// <summary>Why ILGPU refuses <paramref name="kernel"/>, in its innermost words; null where it compiles.</summary>
    public string? WhyNot(MethodInfo kernel)
    {
        try
        {
            Compile(kernel);
            return null;
        }
        catch (Exception refused)
        {
            Renew();
            var cause = refused.GetBaseException();
            return $"{cause.GetType().Name}: {cause.Message.ReplaceLineEndings("\n").Split('\n')[0]}";
        }
    }

    /// <summary>What a kernel becomes for NVIDIA.</summary>
    public string PtxOf(MethodInfo kernel) => ((PTXCompiledKernel)Compile(kernel)).PTXAssembly;

    public void Dispose() => Renew();

    private CompiledKernel Compile(MethodInfo kernel)
    {
        var entry = KernelMethods.IsImplicitlyGrouped(kernel)
            ? EntryPointDescription.FromImplicitlyGroupedKernel(kernel)
            : EntryPointDescription.FromExplicitlyGroupedKernel(kernel);
        _context ??= Context.Create(builder => builder.CPU().EnableAlgorithms());
        _backend ??= make(_context);
        return _backend.Compile(entry, KernelSpecialization.Empty);
    }

    private void Renew()
    {
        _backend?.Dispose();
        _context?.Dispose();
        (_backend, _context) = (null, null);
    }
}
