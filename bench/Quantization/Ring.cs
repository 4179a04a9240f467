using Headroom.Hardware;
using Headroom.Measurement;
using Headroom.Quantization;
using Headroom.Quantization.Cpu;

namespace Headroom.Bench.Quantization;

/// <summary>
/// Equal matrices that together exceed the last-level cache by far, taken in turns: every product reads its weights from memory, as
/// decoding does.
/// </summary>
internal sealed class Ring
{
    private readonly Int4Matrix[] _matrices;
    private readonly CopiesInTurn<float[]> _floats;
    private readonly float[] _sums;
    private int _next;

    public Ring(int rows, int columns)
    {
        var values = Normal.Sample(rows * columns, seed: 4);
        X = Normal.Sample(columns, seed: 5);
        Quantized = Int8Vector.Quantize(X);
        _floats = new(values, sizeof(float) * values.LongLength, all => [.. all]);
        _sums = new float[rows];
        var first = Int4Matrix.Quantize(values, rows, columns);
        var count = (int)Math.Clamp(3 * ThisMachine.Calibration.CacheBytes / first.PackedBytes, 1, 30) + 1;
        _matrices = [first, .. Enumerable.Range(1, count - 1).Select(_ => Int4Matrix.Quantize(values, rows, columns))];
    }

    public float[] X { get; }

    public Int8Vector Quantized { get; }

    public long PackedBytes => _matrices[0].PackedBytes;

    public void Int4(int threads = 1) => Gemv.Multiply(_matrices[_next++ % _matrices.Length], Quantized, _sums, threads: threads);

    public void Fp32() => Gemv.Multiply(_floats.Next(), X, _sums);
}
