namespace Headroom.Inference.Gguf;

/// <summary>
/// Rows of queries and keys in files of the architecture "llama": there RoPE pairs neighbours, 2i with 2i + 1, where the models pair i with
/// i + h/2. So the rows of each head stand in another order.
/// </summary>
internal static class HeadOrder
{
    /// <summary>Which of the model's rows is row <paramref name="row"/> of the file.</summary>
    public static int InModel(int row, int headSize)
    {
        var (head, i) = (row / headSize, row % headSize);
        return head * headSize + i / 2 + i % 2 * (headSize / 2);
    }

    /// <summary>Which of the file's rows is row <paramref name="row"/> of the model.</summary>
    public static int InFile(int row, int headSize)
    {
        var (head, i) = (row / headSize, row % headSize);
        return head * headSize + (i < headSize / 2 ? 2 * i : 2 * (i - headSize / 2) + 1);
    }
}
