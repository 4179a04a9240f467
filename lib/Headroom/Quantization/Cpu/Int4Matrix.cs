using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Headroom.Quantization.Gguf;

namespace Headroom.Quantization.Cpu;

/// <summary>
/// Q4_0 blocks, rearranged for one pass: rows in tiles of 16, so that a vector holds four columns of each of 16 rows and every row has a
/// lane of its own.
/// A tile's block is 256 bytes of codes, [4 quads, 16 rows, 4 bytes], and 16 FP16 scales: 18 bytes a row, as in Q4_0. Byte i of quad v
/// holds columns
/// 4 v + i and, in its high half, 16 + 4 v + i. Rows and columns are padded to whole tiles and blocks.
/// </summary>
public sealed class Int4Matrix
{
    /// <summary>Columns that share a scale.</summary>
    public const int Block = 32;

    /// <summary>Rows side by side.</summary>
    public const int Tile = 16;

    internal const int CodeBytes = Tile * Block / 2; // 256 per tile and block
    private const int Alignment = 64; // a cache line, and the widest vector
    private readonly byte[] _codes;
    private readonly ushort[] _scales;
    private readonly int _first;

    private Int4Matrix(int rows, int columns)
    {
        (Rows, Columns) = (rows, columns);
        (Tiles, Blocks) = ((rows + Tile - 1) / Tile, (columns + Block - 1) / Block);
        _codes = GC.AllocateArray<byte>(checked(Tiles * Blocks * CodeBytes) + Alignment, pinned: true);
        _scales = new ushort[Tiles * Blocks * Tile + Alignment]; // a narrow path reads a whole vector and uses its first half
        _first = AlignedStart(_codes);
    }

    /// <summary>Rows before padding: length of a product.</summary>
    public int Rows { get; }

    /// <summary>Columns before padding.</summary>
    public int Columns { get; }

    /// <summary>Codes and scales that one product reads, in bytes: 18 per block of 32.</summary>
    public long PackedBytes => (long)Tiles * Blocks * (CodeBytes + 2 * Tile);

    internal int Tiles { get; }

    internal int Blocks { get; }

    /// <summary>
    /// From values [rows, columns]; throws <see cref="ArgumentException"/> for another length and for values that Q4_0 refuses.
    /// </summary>
    public static Int4Matrix Quantize(ReadOnlySpan<float> values, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (values.Length != (long)rows * columns)
            throw new ArgumentException(
                $"[{rows}, {columns}] has {(long)rows * columns} values, and there are {values.Length}.", nameof(values));
        var (format, rowBytes) = (new Q4_0(), new Q4_0().PackedBytes(columns));
        var packed = new byte[checked(rows * rowBytes)];
        for (var row = 0; row < rows; row++)
            format.Quantize(values.Slice(row * columns, columns), packed.AsSpan(row * rowBytes, rowBytes));
        return FromPacked(packed, rows, columns);
    }

    /// <summary>
    /// From rows that Q4_0 has packed, [rows, 18 x blocks], without rounding again; throws <see cref="ArgumentException"/> for another
    /// length.
    /// </summary>
    public static Int4Matrix FromPacked(ReadOnlySpan<byte> packed, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        var format = new Q4_0();
        var rowBytes = format.PackedBytes(columns);
        if (packed.Length != (long)rows * rowBytes)
            throw new ArgumentException(
                $"[{rows}, {columns}] takes {(long)rows * rowBytes} bytes in Q4_0, and there are {packed.Length}.", nameof(packed));
        var matrix = new Int4Matrix(rows, columns);
        var padding = format.Quantize(new float[columns]);
        for (var row = 0; row < matrix.Tiles * Tile; row++)
            matrix.SetRow(row, row < rows ? packed.Slice(row * rowBytes, rowBytes) : padding);
        return matrix;
    }

    /// <summary>The code of one weight, 0 to 15; 8 means zero.</summary>
    public int Code(int row, int column)
    {
        var (block, j) = (column / Block, column % Block);
        var packed = Unsafe.Add(ref FirstCode(row / Tile), block * CodeBytes + Place(row % Tile, j % 16));
        return j < 16 ? packed & 15 : packed >> 4;
    }

    /// <summary>The scale of the block of 32 columns that a weight is in.</summary>
    public float Scale(int row, int column) => (float)BitConverter.UInt16BitsToHalf(_scales[ScaleAt(row, column / Block)]);

    internal ref byte FirstCode(int tile) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_codes), _first + (nint)tile * Blocks * CodeBytes);

    internal ref ushort FirstScale(int tile) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_scales), (nint)tile * Blocks * Tile);

    private void SetRow(int row, ReadOnlySpan<byte> packed)
    {
        for (var block = 0; block < Blocks; block++, packed = packed[18..])
        {
            _scales[ScaleAt(row, block)] = MemoryMarshal.Read<ushort>(packed);
            ref var codes = ref Unsafe.Add(ref FirstCode(row / Tile), block * CodeBytes);
            for (var j = 0; j < 16; j++) Unsafe.Add(ref codes, Place(row % Tile, j)) = packed[2 + j];
        }
    }

    private int ScaleAt(int row, int block) => (row / Tile * Blocks + block) * Tile + row % Tile;

    // Byte j of a row's block: quad j / 4, then row, then byte j % 4.
    private static int Place(int row, int j) => j / 4 * (4 * Tile) + row * 4 + j % 4;

    private static int AlignedStart(byte[] pinned) => (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0) & (Alignment - 1));
}
