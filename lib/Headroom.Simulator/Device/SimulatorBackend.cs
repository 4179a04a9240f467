using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.IL;
using ILGPU.Runtime;

namespace Headroom.Simulator.Device;

/// <summary>
/// What ILGPU asks for a compiled kernel. Our own legality check answers, for ILGPU's compiler leaves a context locked where it refuses a
/// kernel: it never sees a kernel of this device.
/// </summary>
internal sealed class SimulatorBackend : Backend<ILBackend.Handler>
{
    public SimulatorBackend(Context context, ILGPU.Runtime.Device device) : base(context, device.Capabilities, BackendType.IL, null!) { }

    /// <exception cref="InternalCompilerException">ILGPU would refuse the kernel.</exception>
    public override CompiledKernel Compile<TBackendHook>(
        in EntryPointDescription entry, in KernelSpecialization specialization, TBackendHook backendHook)
    {
        var source = new KernelSource(entry.MethodSource, entry.IndexType);
        KernelSignature.Check(source);
        KernelLegality.Check(source);
        return new SimulatedCompiledKernel(Context, new EntryPoint(entry, default, specialization));
    }

    // Reached by a SpecializedValue without the table of SpecializedKernels: ILGPU specialises its own code for the value; ours reads it.
    protected override CompiledKernel Compile(
        EntryPoint entryPoint, in BackendContext backendContext, in KernelSpecialization specialization) =>
        new SimulatedCompiledKernel(Context, entryPoint);
}
