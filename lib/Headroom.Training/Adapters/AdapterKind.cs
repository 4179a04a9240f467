namespace Headroom.Training.Adapters;

/// <summary>What is trained of a model's matrices, and how the rest lies in memory.</summary>
public enum AdapterKind
{
    /// <summary>The matrices themselves, in FP32.</summary>
    Plain,

    /// <summary>Thin products beside them; they stay as they are, in FP32.</summary>
    Lora,

    /// <summary>Thin products beside them; they are packed in NF4 with double quantization.</summary>
    Qlora,
}

/// <summary>The sizes of adapters: rank, and what the scale alpha / rank is made of.</summary>
public readonly record struct AdapterSize(int Rank, double Alpha);
