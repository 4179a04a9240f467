namespace ILGPU;

/// <summary>A stride of three dimensions.</summary>
public interface IStride3D : IStride<Index3D, LongIndex3D>
{
    /// <summary>Elements between neighbours along X.</summary>
    int XStride { get; }

    /// <summary>Elements between neighbours along Y.</summary>
    int YStride { get; }

    /// <summary>Elements between neighbours along Z.</summary>
    int ZStride { get; }

    /// <summary>The same stride, with every dimension's stride held as a number.</summary>
    Stride3D.General AsGeneral();
}
