using Headroom.Tokenizing;

namespace Headroom.Training.Edits;

/// <summary>A fragment of C#, what to do with it, and the fragment after that.</summary>
/// <param name="Instruction">One line.</param>
/// <param name="Before">The fragment.</param>
/// <param name="After">The fragment as it shall be.</param>
public sealed record Edit(string Instruction, string Before, string After)
{
    /// <summary>What a model is given: instruction and fragment in the user's turn, and the mark after which it answers.</summary>
    public string Prompt => $"{Marks.User}{Instruction}\n{Before}{Marks.Assistant}";

    /// <summary>The whole talk, as it is trained on; its marks are marks.</summary>
    public string Document => Prompt + After;

    /// <summary>The tokens of <see cref="Prompt"/>: code that spells a mark is text.</summary>
    public ushort[] PromptTokens(BytePairTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        return
        [
            BytePairTokenizer.Mark(Marks.User), .. tokenizer.Encode(System.Text.Encoding.UTF8.GetBytes($"{Instruction}\n{Before}")),
            BytePairTokenizer.Mark(Marks.Assistant),
        ];
    }

    /// <summary>The tokens of <see cref="After"/>.</summary>
    public ushort[] AnswerTokens(BytePairTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        return tokenizer.Encode(System.Text.Encoding.UTF8.GetBytes(After));
    }
}
