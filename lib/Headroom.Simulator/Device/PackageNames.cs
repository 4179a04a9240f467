using System.Reflection;
using ILGPU.Runtime;

namespace Headroom.Simulator.Device;

/// <summary>
/// Names inside ILGPU that the metered GPU reaches though they are not public. They hold for one version, so another one is refused with a
/// sentence instead of failing somewhere later.
/// </summary>
internal static class PackageNames
{
    /// <summary>The one version whose insides are known.</summary>
    public static Version Version { get; } = new(1, 5, 3);

    /// <summary>Each name, and where it is used.</summary>
    public static IReadOnlyList<(Type Owner, string Name, bool IsField)> All { get; } =
    [
        (typeof(Context.Builder), "get_DeviceRegistry", false), // SimulatorExtensions
        (typeof(ILGPU.Runtime.Device), "<AcceleratorType>k__BackingField", true), // SimulatedDevice
        (typeof(Accelerator), "kernelCache", true), // SpecializedKernels
        (typeof(ArrayView<>), "<Buffer>k__BackingField", true), // View
        (typeof(ArrayView<>), "<Index>k__BackingField", true),
        (typeof(ArrayView<>), "<Length>k__BackingField", true),
    ];

    private static readonly Lazy<string?> s_mismatch = new(() => WhyNot(typeof(Context).Assembly.GetName().Version, Missing(All)));

    /// <exception cref="NotSupportedException">Another version of ILGPU is loaded.</exception>
    public static void Verify()
    {
        if (s_mismatch.Value is { } reason) throw new NotSupportedException(reason);
    }

    /// <summary>Why this ILGPU cannot be metered, or null.</summary>
    internal static string? WhyNot(Version? loaded, string? missing)
    {
        var isSame = loaded is not null && (loaded.Major, loaded.Minor, loaded.Build) == (Version.Major, Version.Minor, Version.Build);
        if (isSame && missing is null) return null;
        return $"Headroom.Simulator meters ILGPU {Version}; this process has loaded ILGPU " +
            $"{loaded}{(missing is null ? "" : $", which has no {missing}")}. " +
            $"Reference ILGPU and ILGPU.Algorithms [{Version}].";
    }

    /// <summary>The first name that is not there, or null.</summary>
    internal static string? Missing(IEnumerable<(Type Owner, string Name, bool IsField)> names)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        foreach (var (owner, name, isField) in names)
            if ((isField ? (MemberInfo?)owner.GetField(name, All) : owner.GetMethod(name, All)) is null) return $"{owner.Name}.{name}";
        return null;
    }
}
