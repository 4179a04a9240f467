namespace Headroom.Shipped;

/// <summary>Names of a model's weights, and their sizes.</summary>
public static class WeightNames
{
    /// <summary>[V, D]; the head's matrix as well where both are one.</summary>
    public const string Embed = "embed.weight";

    /// <summary>[D].</summary>
    public const string FinalNorm = "norm.weight";

    /// <summary>[V, D]; only where the embedding is not the head.</summary>
    public const string Head = "head";

    /// <summary>[D].</summary>
    public static string AttentionNorm(int block) => $"blocks.{block}.attention_norm.weight";

    /// <summary>[(H + 2 KvHeads) h, D]: rows of all queries, then of all keys, then of all values.</summary>
    public static string Qkv(int block) => $"blocks.{block}.attention.qkv";

    /// <summary>[D, H h].</summary>
    public static string Output(int block) => $"blocks.{block}.attention.output";

    /// <summary>[D].</summary>
    public static string FeedNorm(int block) => $"blocks.{block}.feed_norm.weight";

    /// <summary>[2 F, D]: rows of the gate, then of what it gates.</summary>
    public static string GateUp(int block) => $"blocks.{block}.feed.gate_up";

    /// <summary>[D, F].</summary>
    public static string Down(int block) => $"blocks.{block}.feed.down";

    /// <summary>Name, rows and columns of every matrix.</summary>
    public static IEnumerable<(string Name, int Rows, int Columns)> Matrices(DecoderShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        yield return (Embed, shape.Vocabulary, shape.Width);
        if (!shape.TiedHead) yield return (Head, shape.Vocabulary, shape.Width);
        for (var block = 0; block < shape.Layers; block++)
        {
            yield return (Qkv(block), shape.QkvRows, shape.Width);
            yield return (Output(block), shape.Width, shape.Heads * shape.HeadSize);
            yield return (GateUp(block), 2 * shape.Hidden, shape.Width);
            yield return (Down(block), shape.Width, shape.Hidden);
        }
    }

    /// <summary>Every norm; each has D gains.</summary>
    public static IEnumerable<string> Norms(DecoderShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        yield return FinalNorm;
        for (var block = 0; block < shape.Layers; block++)
        {
            yield return AttentionNorm(block);
            yield return FeedNorm(block);
        }
    }

    /// <summary>How many weights have a name.</summary>
    public static long Count(DecoderShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return 6L * shape.Layers + (shape.TiedHead ? 2 : 3);
    }
}
