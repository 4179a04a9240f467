namespace Headroom.Safetensors;

/// <summary>One tensor of a file: its name, what it is made of and where its bytes are.</summary>
/// <param name="Name">As the file has it.</param>
/// <param name="Type">Of its numbers.</param>
/// <param name="Shape">Slowest dimension first; none is a single number.</param>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="Length">Bytes.</param>
public sealed record TensorEntry(string Name, ElementType Type, IReadOnlyList<long> Shape, long Begin, long Length)
{
    /// <summary>Numbers in it.</summary>
    public long Count => Length / Type.Bytes();

    public override string ToString() => $"{Name}: {Type.Name()} [{string.Join(", ", Shape)}]";
}
