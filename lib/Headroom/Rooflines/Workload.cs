namespace Headroom.Rooflines;

/// <summary>What a computation must do: operations, and bytes that cross the memory bus at least once.</summary>
/// <param name="Flops">Operations; a multiply and an add are two.</param>
/// <param name="Bytes">Compulsory traffic: each input read once, each output written once, nothing else.</param>
/// <param name="Name">For charts and reports.</param>
public readonly partial record struct Workload(double Flops, double Bytes, string Name = "")
{
    /// <summary>FLOP per byte; infinite when nothing crosses the bus.</summary>
    public double Intensity => Flops / Bytes;

    /// <summary>Two workloads one after the other.</summary>
    public static Workload operator +(Workload first, Workload second) =>
        new(first.Flops + second.Flops, first.Bytes + second.Bytes,
            first.Name == second.Name ? first.Name : $"{first.Name} + {second.Name}");

    /// <summary>Two workloads one after the other.</summary>
    public static Workload Add(Workload first, Workload second) => first + second;
}
