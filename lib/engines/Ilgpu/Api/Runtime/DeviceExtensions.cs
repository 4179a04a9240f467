namespace ILGPU.Runtime;

/// <summary>Printing to the console.</summary>
public static class DeviceExtensions
{
    /// <summary>Writes the limits to the console, one a line.</summary>
    public static void PrintInformation(this IDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        device.PrintInformation(Console.Out);
    }
}
