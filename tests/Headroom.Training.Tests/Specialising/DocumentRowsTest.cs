using Headroom.Tokenizing;
using Headroom.Training.Specialising;

namespace Headroom.Testing.Specialising;

public sealed class DocumentRowsTest
{
    private static readonly ushort[][] s_documents = [[1, 2, 3], [4, 5], [6, 7, 8, 9]];

    [Fact]
    public void A_pass_has_every_document_once_behind_an_end_of_text()
    {
        var tokens = Read(Rows(seed: 1), 12);
        Assert.Equal(3, tokens.Count(token => token == BytePairTokenizer.EndOfText));
        Assert.Equal(BytePairTokenizer.EndOfText, tokens[0]);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], tokens.Where(token => token != BytePairTokenizer.EndOfText).Order());
    }

    [Fact]
    public void Targets_are_one_token_on_over_rows_and_passes()
    {
        var (rows, stream) = (Rows(seed: 2), Read(Rows(seed: 2), 61));
        long[] inputs = new long[20], targets = new long[20];
        for (var step = 2; step >= 0; step--) // whatever was read before
        {
            rows.Batch(step, 4, 5, inputs, targets);
            Assert.Equal(stream[(20 * step)..(20 * step + 20)], inputs);
            Assert.Equal(stream[(20 * step + 1)..(20 * step + 21)], targets);
        }
    }

    [Fact]
    public void Another_seed_reads_in_another_order() => Assert.NotEqual(Read(Rows(seed: 1), 60), Read(Rows(seed: 2), 60));

    [Fact]
    public void Nothing_to_read_is_refused() => Assert.Throws<ArgumentException>(() => new DocumentRows([], 300, 0, 1));

    private static DocumentRows Rows(int seed) => new(s_documents, 300, 9, seed);

    private static long[] Read(DocumentRows rows, int count)
    {
        long[] inputs = new long[count], targets = new long[count];
        rows.Batch(0, 1, count, inputs, targets);
        return inputs;
    }
}
