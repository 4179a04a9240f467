namespace Headroom.Safetensors;

/// <summary>What the numbers of a tensor are, under the names that a safetensors file has for them.</summary>
public enum ElementType
{
    Bool,
    U8,
    I8,
    F8E5M2,
    F8E4M3,
    I16,
    U16,
    F16,
    BF16,
    I32,
    U32,
    F32,
    I64,
    U64,
    F64,
}

/// <summary>Sizes and names of <see cref="ElementType"/>.</summary>
public static class ElementTypes
{
    private static readonly (ElementType Type, string Name, int Bytes)[] s_all =
    [
        (ElementType.Bool, "BOOL", 1), (ElementType.U8, "U8", 1), (ElementType.I8, "I8", 1), (ElementType.F8E5M2, "F8_E5M2", 1),
        (ElementType.F8E4M3, "F8_E4M3", 1), (ElementType.I16, "I16", 2), (ElementType.U16, "U16", 2), (ElementType.F16, "F16", 2),
        (ElementType.BF16, "BF16", 2), (ElementType.I32, "I32", 4), (ElementType.U32, "U32", 4), (ElementType.F32, "F32", 4),
        (ElementType.I64, "I64", 8), (ElementType.U64, "U64", 8), (ElementType.F64, "F64", 8),
    ];

    /// <summary>Bytes of one number.</summary>
    public static int Bytes(this ElementType type) => s_all[(int)type].Bytes;

    /// <summary>As it stands in a file: <c>BF16</c>.</summary>
    public static string Name(this ElementType type) => s_all[(int)type].Name;

    /// <summary>The type of a name; null for one that is not known.</summary>
    public static ElementType? Find(string name) =>
        Array.FindIndex(s_all, each => each.Name == name) is var at and >= 0 ? s_all[at].Type : null;
}
