using Headroom.Testing;
using Headroom.Tokenizing;
using Headroom.Training.Code;
using Headroom.Training.NGrams;
using Headroom.Training.Stories;
using Headroom.Training.Tokens;

namespace Headroom.Training.Corpora;

public sealed class CorpusTest(CorpusTest.Prepared prepared) : IClassFixture<CorpusTest.Prepared>
{
    private static readonly string[] s_parts = ["stories", "code", "edits", "talks"];

    [Fact]
    public void There_is_a_part_to_train_on_and_one_to_measure_on_of_each_kind()
    {
        foreach (var part in s_parts)
            foreach (var holdOut in new[] { true, false })
            {
                using var file = TokenFile.Open(
                    prepared.PathOf(part, holdOut), TokenizerFile.Sha256(prepared.Corpus.Tokenizer), verify: true);
                Assert.Equal(part, file.Head.Part);
                Assert.Equal(file.Head.Documents, file.Documents().Count);
                Assert.InRange(file.Length, 1000, 2_000_000);
                Assert.All(file.Tokens.ToArray(), token => Assert.InRange(token, 0, 2047));
            }
    }

    [Fact]
    public void A_token_file_says_the_tales_word_for_word()
    {
        using var file = prepared.Corpus.Open("stories", holdOut: true);
        var bits = 0.0;
        foreach (var (i, (start, length)) in file.Documents().Index())
        {
            var tale = Tales.Tale(Corpus.Seed + 1, i);
            Assert.Equal(tale.Text, prepared.Corpus.Tokenizer.DecodeText(file.Tokens.Slice(start, length)));
            bits += tale.Bits;
        }
        Assert.Equal(bits / file.Head.Bytes, file.Head.Floor!.Value, 9);
    }

    [Fact]
    public void Prepared_again_nothing_is_made_and_a_lost_file_is_made_as_it_was()
    {
        var before = File.ReadAllBytes(prepared.PathOf("talks", false));
        Assert.Single(prepared.Again());
        File.Delete(prepared.PathOf("talks", false));
        Assert.Equal(2, prepared.Again().Count);
        Assert.Equal(before, File.ReadAllBytes(prepared.PathOf("talks", false)));
        File.Delete(TokenFile.HeadOf(prepared.PathOf("talks", false))); // as after a kill between the two files
        Assert.Equal(2, prepared.Again().Count);
        Assert.Equal(before, File.ReadAllBytes(prepared.PathOf("talks", false)));
    }

    [Fact]
    public void The_floor_lies_at_least_a_fifth_below_what_counting_gets()
    {
        using var train = prepared.Corpus.Open("stories", holdOut: false);
        using var holdOut = prepared.Corpus.Open("stories", holdOut: true);
        var best = NGramTable.Measure(train, holdOut, prepared.Corpus.Tokenizer).Min(row => row.Best);
        Assert.InRange(holdOut.Head.Floor!.Value, 0.1, 0.8 * best);
    }

    [Fact]
    public void N_grams_of_two_parts_are_not_compared()
    {
        using var train = prepared.Corpus.Open("stories", holdOut: false);
        using var holdOut = prepared.Corpus.Open("code", holdOut: true);
        Assert.Throws<ArgumentException>(() => NGramTable.Measure(train, holdOut, prepared.Corpus.Tokenizer));
    }

    [Fact]
    public void Bytes_and_tokens_are_measured_on_the_same_text()
    {
        using var train = prepared.Corpus.Open("code", holdOut: false);
        using var holdOut = prepared.Corpus.Open("code", holdOut: true);
        var rows = NGramTable.Measure(train, holdOut, prepared.Corpus.Tokenizer);
        Assert.Equal([2, 3, 4, 5, 6], rows.Select(row => row.Order));
        Assert.All(rows, row => Assert.InRange(row.Best, 1, 4));
    }

    public sealed class Prepared : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Corpus Corpus => field ??= Prepare(_ => { });

        public string PathOf(string part, bool holdOut)
        {
            _ = Corpus; // made by the first test that asks
            return Path.Combine(_folder.Path, $"{part}.{(holdOut ? "holdout" : "train")}.bin");
        }

        public IReadOnlyList<string> Again()
        {
            var lines = new List<string>();
            Prepare(lines.Add);
            return lines;
        }

        public void Dispose() => _folder.Dispose();

        private Corpus Prepare(Action<string> log)
        {
            History.Require();
            return Corpus.Prepare(Repository.Root, _folder.Path, CorpusSize.Tiny, log);
        }
    }
}
