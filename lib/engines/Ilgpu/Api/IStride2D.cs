namespace ILGPU;

/// <summary>A stride of two dimensions.</summary>
public interface IStride2D : IStride<Index2D, LongIndex2D>
{
    /// <summary>Elements between neighbours along X.</summary>
    int XStride { get; }

    /// <summary>Elements between neighbours along Y.</summary>
    int YStride { get; }

    /// <summary>The same stride, with every dimension's stride held as a number.</summary>
    Stride2D.General AsGeneral();
}
