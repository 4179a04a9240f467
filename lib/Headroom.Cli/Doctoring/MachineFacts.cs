namespace Headroom.Cli.Doctoring;

/// <summary>What <c>doctor</c> looks at. Null means: not found.</summary>
internal sealed record MachineFacts
{
    public required string System { get; init; }
    public required string Runtime { get; init; }

    /// <summary>Version of the SDK that builds the course.</summary>
    public string? Sdk { get; init; }

    /// <summary>Logical cores that this process may use.</summary>
    public required int Cores { get; init; }

    /// <summary>Widest vector registers in bits: 128, 256 or 512; 0 without SIMD.</summary>
    public required int VectorBits { get; init; }
    public required bool Fma { get; init; }

    /// <summary>Bytes this process may use.</summary>
    public required long Memory { get; init; }

    /// <summary>Free bytes on the course's disk.</summary>
    public required long FreeDisk { get; init; }

    public DeviceFacts Devices { get; init; } = new();

    public LibtorchFacts Libtorch { get; init; } = LibtorchFacts.Silent;

    public string? Jupyter { get; init; }

    public KernelState Kernel { get; init; } = KernelState.Missing;

    /// <summary>Whether VS Code's user settings let it complete C# cells; null where it has none.</summary>
    public bool? CodeCompletes { get; init; }

    public required bool StateWritable { get; init; }
}
