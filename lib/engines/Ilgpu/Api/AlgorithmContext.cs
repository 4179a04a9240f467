namespace ILGPU;

/// <summary>Switches on the functions of ILGPU.Algorithms.</summary>
public static class AlgorithmContext
{
    /// <summary>Needed on NVIDIA before a kernel may call exp, sin and the like; harmless elsewhere.</summary>
    public static Context.Builder EnableAlgorithms(this Context.Builder builder)
    {
        builder.EnableAlgorithms = true;
        return builder;
    }
}
