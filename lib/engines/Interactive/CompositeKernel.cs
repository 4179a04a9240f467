using System.Collections;
using System.Collections.Concurrent;
using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive;

/// <summary>Several kernels behind one door; a cell says which one it is for, or goes to the default.</summary>
public sealed class CompositeKernel : Kernel, IEnumerable<Kernel>
{
    private readonly ConcurrentDictionary<Type, string> _defaultNames = new();

    public CompositeKernel(string? name = null) : base(name ?? ".NET")
    {
        KernelInfo.IsComposite = true;
        ChildKernels = new(this);
    }

    public KernelCollection ChildKernels { get; }

    /// <summary>Where cells without a target go; the only child when there is just one.</summary>
    public string? DefaultKernelName
    {
        get => field ?? (ChildKernels.Count == 1 ? ChildKernels.First().Name : null);
        set;
    }

    public void Add(Kernel kernel, IEnumerable<string>? aliases = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        if (kernel.ParentKernel is not null)
            throw new InvalidOperationException($"Kernel '{kernel.Name}' already has a parent: '{kernel.ParentKernel.Name}'.");
        if (kernel is CompositeKernel)
            throw new ArgumentException("A CompositeKernel cannot be the child of another.", nameof(kernel));
        if (aliases is not null) kernel.KernelInfo.Aliases = [.. kernel.KernelInfo.Aliases, .. aliases];
        ChildKernels.Add(kernel);
        kernel.ParentKernel = this;
        kernel.RootKernel = RootKernel;
        RegisterForDisposal(kernel);
    }

    public void SetDefaultTargetKernelNameForCommand(Type commandType, string kernelName) => _defaultNames[commandType] = kernelName;

    public IEnumerator<Kernel> GetEnumerator() => ChildKernels.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private protected override Kernel? GetHandlingKernel(KernelCommand command)
    {
        var name = command.TargetKernelName ?? _defaultNames.GetValueOrDefault(command.GetType());
        if (name is null && SupportsCommandType(command.GetType())) return this;
        name ??= DefaultKernelName;
        if (name is null) return ChildKernels.Count == 0 || command is not SubmitCode ? this : null;
        return ChildKernels.TryGetByAlias(name, out var child) ? child : KernelInfo.IsNamed(name) ? this : null;
    }
}
