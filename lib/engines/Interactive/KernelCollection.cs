using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.DotNet.Interactive;

/// <summary>The kernels of a composite kernel, in the order in which they were added.</summary>
public class KernelCollection(CompositeKernel compositeKernel) : IReadOnlyCollection<Kernel>
{
    private readonly List<Kernel> _kernels = [];

    public int Count => _kernels.Count;

    public bool TryGetByAlias(string alias, [NotNullWhen(true)] out Kernel? kernel)
    {
        kernel = _kernels.Find(k => k.KernelInfo.IsNamed(alias));
        return kernel is not null;
    }

    public IEnumerator<Kernel> GetEnumerator() => _kernels.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(Kernel kernel)
    {
        string[] names = [kernel.Name, .. kernel.KernelInfo.Aliases];
        if (names.FirstOrDefault(name => TryGetByAlias(name, out _)) is { } taken)
            throw new ArgumentException($"The kernel name or alias '{taken}' is already in use in {compositeKernel.Name}.", nameof(kernel));
        _kernels.Add(kernel);
    }
}
