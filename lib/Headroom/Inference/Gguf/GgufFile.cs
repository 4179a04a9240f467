using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Numerics.Tensors;
using Headroom.Quantization.Gguf;

namespace Headroom.Inference.Gguf;

/// <summary>
/// A GGUF file that is open for reading. Its tensors are mapped into memory: of a file of any size, what is asked for is read.
/// </summary>
public sealed unsafe class GgufFile : IDisposable
{
    private readonly string _path;
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _first;
    private readonly Dictionary<string, GgufTensor> _byName;
    private bool _closed;

    private GgufFile(string path, GgufHeader header)
    {
        (_path, Header) = (path, header);
        _map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _first);
        _byName = header.Tensors.ToDictionary(tensor => tensor.Name);
    }

    public GgufHeader Header { get; }

    /// <exception cref="GgufException">It is no GGUF file, or not a whole one; the message names the file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static GgufFile Open(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
            return new(path, GgufHeader.Read(stream));
        }
        catch (GgufException wrong)
        {
            throw new GgufException($"{path}: {wrong.Message}", wrong);
        }
    }

    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <summary>The tensor of a name.</summary>
    /// <exception cref="GgufException">There is none; the message lists what there is.</exception>
    public GgufTensor this[string name] => _byName.TryGetValue(name, out var tensor) ? tensor : throw new GgufException(
        $"{_path} has no tensor \"{name}\"; it has {string.Join(", ", _byName.Keys.Take(8))}{(_byName.Count > 8 ? ", ..." : ".")}");

    /// <summary>The packed bytes of one row.</summary>
    /// <exception cref="GgufException">Its type is not known here.</exception>
    public ReadOnlySpan<byte> Row(GgufTensor tensor, long row)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ObjectDisposedException.ThrowIf(_closed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, tensor.Rows);
        var (values, bytes) = tensor.Type.Block()
            ?? throw new GgufException($"{_path}: {tensor} is of type {(int)tensor.Type}, which is not read.");
        var rowBytes = tensor.Columns / values * bytes;
        return new(_first + _view.PointerOffset + tensor.Begin + row * rowBytes, checked((int)rowBytes));
    }

    /// <summary>One row as FP32.</summary>
    /// <exception cref="GgufException">Its type is not known here.</exception>
    public void Row(GgufTensor tensor, long row, Span<float> values)
    {
        var packed = Row(tensor, row);
        if (values.Length != tensor.Columns) throw new ArgumentException($"a row of {tensor} has {tensor.Columns} values.", nameof(values));
        switch (tensor.Type)
        {
            case GgufType.F32: MemoryMarshal.Cast<byte, float>(packed).CopyTo(values); break;
            case GgufType.F16: TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(packed), values); break;
            case GgufType.BF16:
                var upper = MemoryMarshal.Cast<byte, ushort>(packed);
                for (var i = 0; i < values.Length; i++) values[i] = BitConverter.UInt32BitsToSingle((uint)upper[i] << 16);
                break;
            case GgufType.Q4: new Q4_0().Dequantize(packed, values); break;
            case GgufType.Q8: new Q8_0().Dequantize(packed, values); break;
            case GgufType.Q4K: new Q4_K().Dequantize(packed, values); break;
            default: OtherBlocks.Read(tensor.Type, packed, values); break;
        }
    }

    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
    }
}
