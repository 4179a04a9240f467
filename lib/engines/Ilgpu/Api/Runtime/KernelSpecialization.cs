namespace ILGPU.Runtime;

/// <summary>Limits that a kernel's author promises to keep, so that a compiler may use more registers.</summary>
public readonly struct KernelSpecialization : IEquatable<KernelSpecialization>
{
    public static readonly KernelSpecialization Empty;

    public KernelSpecialization(int? maxNumThreadsPerGroup, int? minNumGroupsPerMultiprocessor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxNumThreadsPerGroup ?? 1, 1, nameof(maxNumThreadsPerGroup));
        ArgumentOutOfRangeException.ThrowIfLessThan(minNumGroupsPerMultiprocessor ?? 1, 1, nameof(minNumGroupsPerMultiprocessor));
        MaxNumThreadsPerGroup = maxNumThreadsPerGroup;
        MinNumGroupsPerMultiprocessor = minNumGroupsPerMultiprocessor;
    }

    /// <summary>No launch has larger groups.</summary>
    public int? MaxNumThreadsPerGroup { get; }

    /// <summary>At least so many groups shall fit a multiprocessor at a time.</summary>
    public int? MinNumGroupsPerMultiprocessor { get; }

    /// <summary>True where the device allows groups of the promised size.</summary>
    public bool IsCompatibleWith(Accelerator accelerator)
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        return (MaxNumThreadsPerGroup ?? 0) <= accelerator.MaxNumThreadsPerGroup;
    }

    public bool Equals(KernelSpecialization other) =>
        MaxNumThreadsPerGroup == other.MaxNumThreadsPerGroup && MinNumGroupsPerMultiprocessor == other.MinNumGroupsPerMultiprocessor;

    public override bool Equals(object? obj) => obj is KernelSpecialization other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(MaxNumThreadsPerGroup, MinNumGroupsPerMultiprocessor);

    public override string ToString() => $"MaxNumThreadsPerGroup: {MaxNumThreadsPerGroup}, MinNumGroupsPerMultiprocessor: {MinNumGroupsPerMultiprocessor}";

    public static bool operator ==(KernelSpecialization first, KernelSpecialization second) => first.Equals(second);

    public static bool operator !=(KernelSpecialization first, KernelSpecialization second) => !first.Equals(second);
}
