using System.Text;
using Headroom.Tokenizing;
using Headroom.Training.Corpora;
using Headroom.Training.Specialising;
using Headroom.Training.Stories;

namespace Headroom.Training.Distilling;

/// <summary>Tales for students, and tales that are asked: none twice, and none on both sides.</summary>
/// <param name="Read">Tokens of each tale to learn from.</param>
/// <param name="Asked">The first of the course's held-out tales, of which bits alone are asked.</param>
internal sealed record TaleBook(IReadOnlyList<ushort[]> Read, IReadOnlyList<ExamFile> Asked)
{
    /// <summary>Of a seed that no shipped model has read.</summary>
    private const ulong Seed = Corpus.Seed + 2;

    /// <summary>Tokens of a tale from which a teacher goes on.</summary>
    private const int Beginning = 3;

    /// <summary>What a teacher goes on with: the beginnings of the tales to learn from.</summary>
    public IReadOnlyList<ushort[]> Beginnings => [.. Read.Select(tale => tale[..Math.Min(Beginning, tale.Length)])];

    /// <param name="tokenizer">Of teacher and students.</param>
    /// <param name="tokens">To learn from; the last tale goes over.</param>
    /// <param name="asked">Tales.</param>
    public static TaleBook Of(BytePairTokenizer tokenizer, int tokens, int asked)
    {
        var (seen, files, read) = (new HashSet<string>(), new List<ExamFile>(), new List<ushort[]>());
        for (var i = 0; files.Count < asked; i++)
            if (Tales.Tale(Corpus.Seed + 1, i).Text is var text && seen.Add(text))
                files.Add(new($"tale {i}", Encoded(text), Encoding.UTF8.GetByteCount(text), [], []));
        for (var (i, count) = (0, 0); count < tokens; i++)
            if (Tales.Tale(Seed, i).Text is var text && seen.Add(text))
            {
                read.Add(Encoded(text));
                count += read[^1].Length;
            }
        return new(read, files);

        ushort[] Encoded(string text) => tokenizer.Encode(Encoding.UTF8.GetBytes(text));
    }
}
