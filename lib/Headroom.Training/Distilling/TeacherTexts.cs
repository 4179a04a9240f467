using Headroom.Tokenizing;
using Headroom.Training.Models;
using Headroom.Training.Sampling;

namespace Headroom.Training.Distilling;

/// <summary>
/// Texts that a teacher wrote, for distillation on sequences: a student reads them as it would any others, and asks the teacher nothing.
/// </summary>
/// <param name="Texts">Tokens of each, its beginning included, without the ends of text.</param>
/// <param name="Unfinished">How many did not end within the context, and were left out.</param>
public sealed record TeacherTexts(IReadOnlyList<ushort[]> Texts, int Unfinished)
{
    /// <summary>Goes on with each beginning, which stands behind an end of text, until the teacher ends the text itself.</summary>
    /// <param name="teacher">Who writes.</param>
    /// <param name="beginnings">Tokens, fewer than the context by two; none is a text of the teacher's own.</param>
    /// <param name="temperature">1 draws by its own probabilities; 0 takes the likeliest token each time.</param>
    /// <param name="seed">The same seed writes the same texts.</param>
    /// <param name="rows">Written side by side.</param>
    public static TeacherTexts Written(
        TinyLm teacher, IReadOnlyList<ushort[]> beginnings, double temperature = 1, ulong seed = 1, int rows = 64)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        ArgumentNullException.ThrowIfNull(beginnings);
        ushort[][] prompts = [.. beginnings.Select(beginning => (ushort[])[BytePairTokenizer.EndOfText, .. beginning])];
        var rest = new Sampler(teacher, rows).Continue(prompts, temperature, seed);
        ushort[][] ended = [.. prompts.Zip(rest)
            .Where(text => text.First.Length + text.Second.Length <= teacher.Shape.Context)
            .Select(text => (ushort[])[.. text.First.AsSpan(1), .. text.Second])];
        return new(ended, prompts.Length - ended.Length);
    }
}
