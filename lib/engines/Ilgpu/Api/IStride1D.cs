namespace ILGPU;

/// <summary>A stride of one dimension.</summary>
public interface IStride1D : IStride<Index1D, LongIndex1D>
{
    /// <summary>Elements between neighbours along X.</summary>
    int XStride { get; }

    /// <summary>The same stride, with every dimension's stride held as a number.</summary>
    Stride1D.General AsGeneral();
}
