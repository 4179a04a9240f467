namespace Headroom.Shipped;

/// <summary>Names and sizes of the weights of a drafter that reads hidden states, in the order in which they are used.</summary>
public static class FeatureNames
{
    /// <summary>[3 W]: gains of the states that are read, each divided by the root of its own mean square.</summary>
    public const string StateNorm = "state_norm";

    /// <summary>[D, 3 W]: makes one vector of the three states of a token.</summary>
    public const string Fuse = "fuse";

    /// <summary>[D] gains of that vector.</summary>
    public const string FusedNorm = "fused_norm";

    /// <summary>[V, D]; the head's matrix as well.</summary>
    public const string Embed = "embed";

    /// <summary>[D] gains of the fused states of the last token that has them, where they are added to the slots.</summary>
    public const string Entry = "entry";

    /// <summary>[K, D]: what is added to the embedding of the text's last token to make each slot of the block.</summary>
    public const string Slots = "slots";

    /// <summary>[D] gains of the embedding of the token before a slot.</summary>
    public const string TokenNorm = "cell.token_norm";

    /// <summary>[2 C, 3 D]: gate and what it gates, of what the slot before came to, the token that was chosen, and the slot.</summary>
    public const string CellGateUp = "cell.gate_up";

    /// <summary>[D, C].</summary>
    public const string CellDown = "cell.down";

    /// <summary>[D] gains of what the head reads.</summary>
    public const string FinalNorm = "norm";

    /// <summary>[D] gains.</summary>
    public static string AttentionNorm(int block) => $"blocks.{block}.attention_norm";

    /// <summary>[H h, D], of slots.</summary>
    public static string Query(int block) => $"blocks.{block}.query";

    /// <summary>[2 KvHeads h, D], of fused states and of slots: rows of all keys, then of all values.</summary>
    public static string KeyValue(int block) => $"blocks.{block}.key_value";

    /// <summary>[D, H h].</summary>
    public static string Output(int block) => $"blocks.{block}.output";

    /// <summary>[D] gains.</summary>
    public static string FeedNorm(int block) => $"blocks.{block}.feed_norm";

    /// <summary>[2 F, D]: rows of the gate, then of what it gates.</summary>
    public static string GateUp(int block) => $"blocks.{block}.gate_up";

    /// <summary>[D, F].</summary>
    public static string Down(int block) => $"blocks.{block}.down";

    /// <summary>Name, rows and columns of every matrix.</summary>
    public static IEnumerable<(string Name, int Rows, int Columns)> Matrices(FeatureShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var (width, heads) = (shape.Width, shape.Heads * shape.HeadSize);
        yield return (Embed, shape.Vocabulary, width);
        yield return (Fuse, width, shape.Read);
        for (var block = 0; block < shape.Layers; block++)
        {
            yield return (Query(block), heads, width);
            yield return (KeyValue(block), shape.KeyValueRows, width);
            yield return (Output(block), width, heads);
            yield return (GateUp(block), 2 * shape.Hidden, width);
            yield return (Down(block), width, shape.Hidden);
        }
        yield return (CellGateUp, 2 * shape.CellHidden, 3 * width);
        yield return (CellDown, width, shape.CellHidden);
    }

    /// <summary>Name and length of everything that is no matrix.</summary>
    public static IEnumerable<(string Name, int Length)> Vectors(FeatureShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        yield return (StateNorm, shape.Read);
        yield return (FusedNorm, shape.Width);
        yield return (Entry, shape.Width);
        yield return (Slots, checked(shape.Slots * shape.Width));
        for (var block = 0; block < shape.Layers; block++)
        {
            yield return (AttentionNorm(block), shape.Width);
            yield return (FeedNorm(block), shape.Width);
        }
        yield return (TokenNorm, shape.Width);
        yield return (FinalNorm, shape.Width);
    }

    /// <summary>How many weights have a name.</summary>
    public static long Count(FeatureShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return 7L * shape.Layers + 10;
    }
}
