namespace Headroom.Tokenizing;

/// <summary>
/// The tokens that are no bytes: they separate documents and the turns of a talk. They follow the 256 bytes. Text that merely spells one is
/// ordinary text for <see cref="BytePairTokenizer.Encode(string)"/>; only <see cref="BytePairTokenizer.EncodeMarked"/> reads it as a mark.
/// </summary>
public static class Marks
{
    /// <summary>Ends a document, and stands before the first.</summary>
    public const string EndOfText = "<|endoftext|>";

    /// <summary>What holds for the whole talk follows.</summary>
    public const string System = "<|system|>";

    /// <summary>A question, an order or an instruction for an edit follows.</summary>
    public const string User = "<|user|>";

    /// <summary>The answer follows; it ends at the next mark.</summary>
    public const string Assistant = "<|assistant|>";

    /// <summary>What a tool returned follows.</summary>
    public const string Tool = "<|tool|>";

    /// <summary>All of them, the first with id 256. The last three are kept for later, so that ids of merges never move.</summary>
    public static IReadOnlyList<string> All { get; } =
        [EndOfText, System, User, Assistant, Tool, "<|reserved0|>", "<|reserved1|>", "<|reserved2|>"];
}
