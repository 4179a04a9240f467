using Headroom.Safetensors;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Training.Checkpoints;

/// <summary>Tensors of libtorch as sources and targets of safetensors files.</summary>
internal static class TensorMemory
{
    /// <summary>Reads the tensor's memory when it is written; it must be contiguous and on the CPU by then.</summary>
    public static TensorSource Source(string name, Tensor tensor) =>
        new(name, TypeOf(tensor), tensor.shape, stream => stream.Write(tensor.bytes));

    /// <summary>Overwrites the tensor's memory.</summary>
    /// <exception cref="SafetensorsException">The file has another shape or type for it.</exception>
    public static void Fill(this SafetensorsFile file, string name, Tensor tensor)
    {
        var entry = file[name];
        if (entry.Type != TypeOf(tensor) || !entry.Shape.SequenceEqual(tensor.shape))
            throw new SafetensorsException(
                $"the file has {entry}, and the model {TypeOf(tensor).Name()} [{string.Join(", ", tensor.shape)}].");
        file.Read(entry, tensor.bytes);
    }

    private static ElementType TypeOf(Tensor tensor) => tensor.dtype switch
    {
        ScalarType.Float32 => ElementType.F32,
        ScalarType.BFloat16 => ElementType.BF16,
        ScalarType.Float16 => ElementType.F16,
        ScalarType.Float64 => ElementType.F64,
        ScalarType.Int64 => ElementType.I64,
        ScalarType.Int32 => ElementType.I32,
        ScalarType.Int16 => ElementType.I16,
        ScalarType.Int8 => ElementType.I8,
        ScalarType.Byte => ElementType.U8,
        ScalarType.Bool => ElementType.Bool,
        var other => throw new ArgumentException($"a safetensors file has no name for {other}."),
    };
}
