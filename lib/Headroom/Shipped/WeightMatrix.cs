using System.Runtime.InteropServices;

namespace Headroom.Shipped;

/// <summary>A matrix of a model as it lies in memory and in its file: row after row, each packed by itself.</summary>
public sealed class WeightMatrix
{
    /// <param name="name">As <see cref="WeightNames"/> has it.</param>
    /// <param name="rows">Outputs.</param>
    /// <param name="columns">Inputs.</param>
    /// <param name="form">Of the numbers.</param>
    /// <param name="bytes">Rows x <see cref="RowBytes"/>, little-endian; kept, not copied.</param>
    /// <exception cref="ArgumentException">As many bytes as the sizes say are not there.</exception>
    public WeightMatrix(string name, int rows, int columns, WeightForm form, ReadOnlyMemory<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        (Name, Rows, Columns, Form, Bytes, RowBytes) = (name, rows, columns, form, bytes, form.RowBytes(columns));
        if (bytes.Length != (long)rows * RowBytes)
            throw new ArgumentException(
                $"{name} [{rows}, {columns}] takes {(long)rows * RowBytes:N0} bytes in {form}, and there are {bytes.Length:N0}.",
                nameof(bytes));
    }

    public string Name { get; }

    public int Rows { get; }

    public int Columns { get; }

    public WeightForm Form { get; }

    /// <summary>[rows, RowBytes].</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>From one row to the next.</summary>
    public int RowBytes { get; }

    /// <summary>Packs values [rows, columns].</summary>
    /// <exception cref="ArgumentException">Their number is another, or one of them is not finite or too large for the form.</exception>
    public static WeightMatrix Of(string name, int rows, int columns, ReadOnlySpan<float> values, WeightForm form)
    {
        if (values.Length != (long)rows * columns)
            throw new ArgumentException(
                $"{name} [{rows}, {columns}] has {(long)rows * columns:N0} values, and there are {values.Length:N0}.", nameof(values));
        if (form.Format() is not { } format)
            return new(name, rows, columns, form, MemoryMarshal.AsBytes(values).ToArray());
        var rowBytes = form.RowBytes(columns);
        var bytes = new byte[checked(rows * rowBytes)];
        for (var row = 0; row < rows; row++)
            format.Quantize(values.Slice(row * columns, columns), bytes.AsSpan(row * rowBytes, rowBytes));
        return new(name, rows, columns, form, bytes);
    }

    /// <summary>Row <paramref name="row"/> into [columns] floats.</summary>
    public void Row(int row, Span<float> into)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows);
        if (into.Length != Columns)
            throw new ArgumentException($"a row of {Name} has {Columns} values, and there is room for {into.Length}.", nameof(into));
        var packed = Bytes.Span.Slice(row * RowBytes, RowBytes);
        if (Form.Format() is { } format) format.Dequantize(packed, into);
        else packed.CopyTo(MemoryMarshal.AsBytes(into));
    }

    /// <summary>[rows, columns], row by row.</summary>
    public float[] Singles()
    {
        var values = new float[checked(Rows * Columns)];
        for (var row = 0; row < Rows; row++) Row(row, values.AsSpan(row * Columns, Columns));
        return values;
    }

    /// <summary>The same values in another form, rounded again; this matrix where it has that form.</summary>
    public WeightMatrix In(WeightForm form) => form == Form ? this : Of(Name, Rows, Columns, Singles(), form);

    public override string ToString() => $"{Name}: {Form} [{Rows}, {Columns}]";
}
