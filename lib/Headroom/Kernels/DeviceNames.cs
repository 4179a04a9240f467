namespace Headroom.Kernels;

/// <summary>Devices by the names that <see cref="Gpu.Variable"/> and <c>--device</c> take.</summary>
public static class DeviceNames
{
    /// <summary>simulator, cuda, opencl or cpu.</summary>
    public static string Of(DeviceChoice choice) => choice.ToString().ToLowerInvariant();

    /// <summary>The device of that name, or null.</summary>
    public static DeviceChoice? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var choice in Enum.GetValues<DeviceChoice>())
            if (name.Trim().Equals(Of(choice), StringComparison.OrdinalIgnoreCase)) return choice;
        return null;
    }

    /// <summary>
    /// What a value of <see cref="Gpu.Variable"/> asks for: one device, or several in order of preference; none for no value.
    /// </summary>
    /// <exception cref="GpuException">A name is none, or cpu stands among others: it is for breakpoints, and nothing falls back to
    /// it.</exception>
    public static IReadOnlyList<DeviceChoice> Parse(string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return [];
        DeviceChoice[] wanted = [.. value.Split(',').Select(name => Find(name) ?? throw Unknown(value, name.Trim()))];
        if (wanted.Length > 1 && wanted.Contains(DeviceChoice.Cpu))
            throw new GpuException($"{Gpu.Variable}={value}: cpu stands alone. " +
                "It is for breakpoints and some hundred times slower than the simulated GPU, so nothing falls back to it. Use cpu, or "
                    + "leave it out.");
        return wanted;
    }

    private static GpuException Unknown(string value, string name) => new(
        $"{Gpu.Variable}={value}: {(name.Length == 0 ? "a name is missing" : $"{name} is no device")}. " +
        "Use simulator, cuda, opencl or cpu, or several in order of preference, such as cuda,simulator; or leave it out for the "
            + "simulated GPU.");
}
