namespace ILGPU;

/// <summary>What a context was built with.</summary>
public class ContextProperties
{
    internal ContextProperties() { }

    internal ContextProperties(ContextProperties other)
    {
        EnableAssertions = other.EnableAssertions;
        EnableIOOperations = other.EnableIOOperations;
        EnableVerifier = other.EnableVerifier;
        EnableProfiling = other.EnableProfiling;
        EnableAlgorithms = other.EnableAlgorithms;
        OptimizationLevel = other.OptimizationLevel;
        MathMode = other.MathMode;
    }

    /// <summary>Assertions inside kernels; the simulator checks bounds with or without.</summary>
    public bool EnableAssertions { get; protected internal set; }

    /// <summary>Whether <see cref="Interop.WriteLine(string)"/> prints.</summary>
    public bool EnableIOOperations { get; protected internal set; }

    public bool EnableVerifier { get; protected internal set; }

    /// <summary>Whether streams take profiling markers.</summary>
    public bool EnableProfiling { get; protected internal set; }

    public OptimizationLevel OptimizationLevel { get; protected internal set; } = OptimizationLevel.Release;

    public MathMode MathMode { get; protected internal set; }

    /// <summary>Whether <see cref="AlgorithmContext.EnableAlgorithms"/> was called; NVIDIA needs it for exp, sin and the like.</summary>
    internal bool EnableAlgorithms { get; set; }
}
