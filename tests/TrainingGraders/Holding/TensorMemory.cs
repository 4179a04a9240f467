using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Graders.Holding;

/// <summary>
/// The memory behind a tensor, which its views share: where it begins, and how many bytes it has. A storage is asked for as what it holds,
/// for asked as another type TorchSharp gives a converted copy.
/// </summary>
internal static class TensorMemory
{
    public static (nint First, long Bytes) Of(Tensor tensor) => tensor.dtype switch
    {
        ScalarType.Float32 => Of(tensor.storage<float>()),
        ScalarType.Float64 => Of(tensor.storage<double>()),
        ScalarType.Int64 => Of(tensor.storage<long>()),
        ScalarType.Int32 => Of(tensor.storage<int>()),
        ScalarType.Byte => Of(tensor.storage<byte>()),
        ScalarType.Bool => Of(tensor.storage<bool>()),
        _ => ToLast(tensor),
    };

    private static (nint, long) Of<T>(Storage<T> storage) where T : unmanaged => (storage.data_ptr(), (long)storage.nbytes());

    // TorchSharp has no storage of the other types: their memory counts from its beginning to the last element that the tensor shows.
    private static (nint, long) ToLast(Tensor tensor)
    {
        if (tensor.numel() == 0) return (0, 0);
        var elements = tensor.storage_offset() + 1 + tensor.shape.Zip(tensor.stride(), (side, stride) => (side - 1) * stride).Sum();
        using var whole = tensor.detach();
        using var first = whole.as_strided([1], [1], 0);
        var address = Unsafe.ByteOffset(in Unsafe.NullRef<byte>(), in MemoryMarshal.GetReference(first.bytes));
        return (address, elements * tensor.element_size());
    }
}
