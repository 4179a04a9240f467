using Headroom.Quantization;
using Headroom.Quantization.Gguf;

namespace Headroom.Shipped;

/// <summary>How the numbers of matrices are kept. Norms are FP32 in each of them.</summary>
public enum WeightForm
{
    /// <summary>4 bytes a weight.</summary>
    Fp32,

    /// <summary>Q8_0, in which models are shipped: blocks of 32 along a row, an FP16 scale and 32 bytes; 8.5 bits a weight.</summary>
    Int8,

    /// <summary>Q4_0, which <see cref="Quantization.Cpu.Int4Matrix"/> multiplies: blocks of 32, an FP16 scale; 4.5 bits a weight.</summary>
    Int4,
}

/// <summary>What follows from a <see cref="WeightForm"/>.</summary>
public static class WeightForms
{
    private static readonly QuantFormat s_int8 = new Q8_0(), s_int4 = new Q4_0();

    /// <summary>The format of a packed row; null where numbers are floats.</summary>
    public static QuantFormat? Format(this WeightForm form) => form switch
    {
        WeightForm.Int8 => s_int8,
        WeightForm.Int4 => s_int4,
        _ => null,
    };

    /// <summary>Bytes of a row; packed rows are padded to whole blocks.</summary>
    public static int RowBytes(this WeightForm form, int columns) =>
        form.Format()?.PackedBytes(columns) ?? checked(columns * sizeof(float));

    /// <summary>As it stands in file names: <c>int8</c>.</summary>
    public static string Word(this WeightForm form) => form.ToString().ToLowerInvariant();
}
