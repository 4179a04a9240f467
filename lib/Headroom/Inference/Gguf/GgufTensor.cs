namespace Headroom.Inference.Gguf;

/// <summary>A tensor of a file: its name, type and sizes, and where its bytes are.</summary>
/// <param name="Name">Unlike that of any other.</param>
/// <param name="Type">Of its numbers.</param>
/// <param name="Sizes">The size of a row first, as the format has it.</param>
/// <param name="Begin">First byte, from the beginning of the file.</param>
/// <param name="Length">Bytes.</param>
public sealed record GgufTensor(string Name, GgufType Type, IReadOnlyList<long> Sizes, long Begin, long Length)
{
    /// <summary>Numbers of a row.</summary>
    public long Columns => Sizes[0];

    public long Rows => Sizes.Skip(1).Aggregate(1L, (product, size) => product * size);

    public override string ToString() => $"{Name}: {Type} [{string.Join(", ", Sizes.Reverse())}]";
}
