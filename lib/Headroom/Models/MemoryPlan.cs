using Headroom.Hardware;

namespace Headroom.Models;

/// <summary>Bytes that training or serving a model needs, by what they are for.</summary>
/// <param name="Weights">Of the model, frozen or not, and of adapters.</param>
/// <param name="Gradients">Of what is trained.</param>
/// <param name="Optimizer">Adam's two moments of what is trained.</param>
/// <param name="Activations">Kept from forward to backward.</param>
/// <param name="Cache">Keys and values, when serving.</param>
public sealed record MemoryPlan(double Weights, double Gradients = 0, double Optimizer = 0, double Activations = 0, double Cache = 0)
{
    /// <summary>All of it.</summary>
    public double Total => Weights + Gradients + Optimizer + Activations + Cache;

    /// <summary>Name and bytes of each part, zeros included: one bar of a chart.</summary>
    public IReadOnlyList<(string Name, double Bytes)> Parts =>
        [("weights", Weights), ("gradients", Gradients), ("optimizer", Optimizer), ("activations", Activations), ("KV cache", Cache)];

    /// <summary>Whether it fits into the memory of so many devices, if it can be split evenly.</summary>
    public bool Fits(DeviceSheet device, int devices = 1)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(devices);
        return Total <= device.MemoryBytes * devices;
    }

    /// <summary><c>780 GB: weights 130 GB, gradients 130 GB, optimizer 520 GB</c>.</summary>
    public override string ToString() =>
        $"{Units.Si(Total, "B")}: "
        + string.Join(", ", Parts.Where(part => part.Bytes > 0).Select(part => $"{part.Name} {Units.Si(part.Bytes, "B")}"));
}
