using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace Headroom.Simulator.Testing.Algorithms;

/// <summary>ILGPU's generator for CUDA and the metered GPU accept the same functions of the packages.</summary>
public sealed class GeneratorAgreementTests
{
    [Fact]
    public void Ilgpus_ptx_generator_refuses_exactly_the_functions_that_are_refused_here()
    {
        var functions = PackageFunctions.All.ToArray();
        var kernels = FunctionKernel.Around(functions);
        var different = new List<string>();
        Generator? generator = null;
        for (var i = 0; i < functions.Length; i++)
        {
            generator ??= new();
            var refusal = generator.Refusal(kernels[i]);
            if (refusal is null != PackageLegality.Obstacle(functions[i]) is null)
                different.Add($"{PackageFunctions.NameOf(functions[i])}: PTX {refusal ?? "takes it"}; here " +
                    $"{PackageLegality.Obstacle(functions[i]) ?? "accepted"}");
            // A refusal leaves the context locked; it is dropped as it is, for disposing would wait.
            if (refusal is not null) generator = null;
        }
        generator?.Dispose();

        Assert.True(different.Count == 0, string.Join('\n', different));
    }

    private sealed class Generator : IDisposable
    {
        private readonly Context _context = Context.Create(builder => builder.EnableAlgorithms().Caching(CachingMode.Disabled));
        private readonly PTXBackend _backend;

        public Generator() =>
            _backend = new(
                _context, new CudaCapabilityContext(CudaArchitecture.SM_80), CudaArchitecture.SM_80, CudaInstructionSet.ISA_80, null!);

        public string? Refusal(System.Reflection.MethodInfo kernel)
        {
            try
            {
                _backend.Compile(EntryPointDescription.FromImplicitlyGroupedKernel(kernel), KernelSpecialization.Empty);
                return null;
            }
            catch (Exception refused)
            {
                return refused.GetBaseException().Message;
            }
        }

        public void Dispose()
        {
            _backend.Dispose();
            _context.Dispose();
        }
    }
}
