namespace ILGPU;

/// <summary>How hard ILGPU optimizes; no effect on the simulator.</summary>
public enum OptimizationLevel
{
    Debug = 0,
    O0 = 0,
    Release = 1,
    O1 = 1,
    O2 = 2,
}

/// <summary>Precision of functions such as sin on a real GPU; the simulator always computes as .NET does.</summary>
public enum MathMode
{
    Default = 0,
    Fast = 1,
    Fast32BitOnly = 2,
}
