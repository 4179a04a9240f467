using System.Runtime.Intrinsics;

namespace Headroom.Quantization.Packing;

/// <summary>
/// What a block's bits mean: sixteen values to codes and back. Vector512 is portable: .NET halves it where the processor is narrower.
/// </summary>
internal interface ICode
{
    Vector512<int> Encode(Vector512<float> values);

    Vector512<float> Decode(Vector512<int> codes);
}
