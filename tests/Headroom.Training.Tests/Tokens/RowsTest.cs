using FsCheck;
using FsCheck.Fluent;
using Headroom.Tokenizing;

namespace Headroom.Training.Tokens;

public sealed class RowsTest
{
    private const int Context = 6;

    [Fact]
    public void A_document_that_a_row_cuts_is_dropped_or_begun_again()
    {
        ushort[] tokens = [256, 1, 2, 256, 3, 4, 5, 6, 256, 7, 8, 256, 9, 9, 256, 1];
        Assert.Equal([0, 8], Rows.Of(tokens, Context, Cut.Drop));
        Assert.Equal([0, 3, 8], Rows.Of(tokens, Context, Cut.Again));
    }

    [Fact]
    public void A_document_longer_than_a_row_goes_on_in_the_next() =>
        Assert.Equal([0, 6, 12], Rows.Of([256, .. Enumerable.Repeat((ushort)1, 17), 256], Context, Cut.Drop));

    [Fact]
    public void A_row_that_ends_with_a_document_is_followed_by_the_next_one() =>
        Assert.Equal([0, 6], Rows.Of([256, 1, 2, 3, 4, 5, 256, 1, 2, 3, 4, 5, 256], Context, Cut.Drop));

    [Fact]
    public void Rows_begin_with_an_end_of_text_or_within_a_long_document() => Check.QuickThrowOnFailure(Prop.ForAll(Documents(), tokens =>
        new[] { Cut.Drop, Cut.Again }.All(cut =>
        {
            var starts = Rows.Of(tokens, Context, cut);
            return starts.Index().All(row => row.Item + Context < tokens.Length && (tokens[row.Item] == BytePairTokenizer.EndOfText
                || row.Item == starts[row.Index - 1] + Context));
        })));

    [Fact]
    public void Where_cut_documents_are_dropped_no_token_is_a_target_twice() => Check.QuickThrowOnFailure(Prop.ForAll(Documents(), tokens =>
        Rows.Of(tokens, Context, Cut.Drop).Zip(Rows.Of(tokens, Context, Cut.Drop).Skip(1))
            .All(pair => pair.Second - pair.First >= Context)));

    [Fact]
    public void Where_cut_documents_begin_again_every_token_is_a_target_but_for_the_last_row() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Documents(), tokens =>
    {
        var targets = Rows.Of(tokens, Context, Cut.Again).SelectMany(start => Enumerable.Range(start + 1, Context)).ToHashSet();
        return targets.Count == 0 || Enumerable.Range(1, targets.Max()).All(targets.Contains);
    }));

    private static Arbitrary<ushort[]> Documents() => Gen.Choose(0, 15).ListOf().Select(lengths =>
        lengths.Aggregate(new List<ushort> { BytePairTokenizer.EndOfText }, (tokens, length) =>
            [.. tokens, .. Enumerable.Repeat((ushort)1, length), BytePairTokenizer.EndOfText]).ToArray()).ToArbitrary();
}
