namespace Graders.Tensors;

/// <summary>How a tensor of one shape may lie in memory. Code that reads its values by their indices sees no difference.</summary>
public enum Layout
{
    /// <summary>Row-major, without gaps.</summary>
    Contiguous,

    /// <summary>The last two dimensions, which it must have, are exchanged in memory.</summary>
    Transposed,

    /// <summary>Begins behind the first element of its storage and takes every other one of a row; between them is NaN.</summary>
    Gapped,

    /// <summary>One row of the first dimension serves them all: its stride is 0.</summary>
    Broadcast,
}
