using FsCheck;
using FsCheck.Fluent;

namespace Headroom.Training.Tokens;

public sealed class TokenFileTest : IDisposable
{
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Documents_stand_between_ends_of_text()
    {
        var file = _files.Of("a", 2, 0, 1);
        Assert.Equal([256, 1000, 1001, 256, 256, 3000, 256], file.Tokens.ToArray());
        Assert.Equal([(0, 4), (3, 2), (4, 3)], file.Documents());
        Assert.Equal(("a", 7UL, 7L, 3, 9L, 6.0),
            (file.Head.Part, file.Head.Seed, file.Head.Tokens, file.Head.Documents, file.Head.Bytes, file.Head.Bits));
        Assert.Equal(6 / 9.0, file.Head.Floor);
    }

    [Fact]
    public void Tokens_are_sixteen_bits_little_endian()
    {
        _files.Of("a", 1);
        Assert.Equal([0, 1, 0xE8, 3, 0, 1], File.ReadAllBytes(_files.Path("a.bin")));
    }

    [Fact]
    public void A_file_of_another_tokenizer_is_refused()
    {
        _files.Of("a", 1);
        Assert.Contains("not with 9999", Refused(() => TokenFile.Open(_files.Path("a.bin"), "9999")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_short_is_refused()
    {
        using var other = new Files();
        var writer = new TokenFileWriter("a", 0, "");
        writer.Add([1, 2, 3], 3);
        writer.Write(other.Path("a.bin"), Files.Tokenizer);
        using (var stream = File.OpenWrite(other.Path("a.bin"))) stream.SetLength(5);
        Assert.Contains("5 bytes", Refused(() => TokenFile.Open(other.Path("a.bin"), Files.Tokenizer)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_byte_is_found_when_asked()
    {
        using var other = new Files();
        var writer = new TokenFileWriter("a", 0, "");
        writer.Add([1, 2, 3], 3);
        writer.Write(other.Path("a.bin"), Files.Tokenizer);
        var bytes = File.ReadAllBytes(other.Path("a.bin"));
        bytes[2]++;
        File.WriteAllBytes(other.Path("a.bin"), bytes);
        TokenFile.Open(other.Path("a.bin"), Files.Tokenizer).Dispose();
        Assert.Contains("SHA-256", Refused(() => TokenFile.Open(other.Path("a.bin"), Files.Tokenizer, verify: true)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"part\":1}")]
    [InlineData("[1]")]
    public void A_head_that_is_none_is_refused(string json)
    {
        File.WriteAllText(_files.Path("b.json"), json);
        File.WriteAllBytes(_files.Path("b.bin"), [0, 1]);
        Assert.Contains("b.json", Refused(() => TokenFile.Open(_files.Path("b.bin"), Files.Tokenizer)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1L << 40)]
    public void A_head_that_claims_too_much_is_refused(long tokens)
    {
        _files.Of("a", 1);
        var head = File.ReadAllText(_files.Path("a.json")).Replace("\"tokens\": 3", $"\"tokens\": {tokens}", StringComparison.Ordinal);
        File.WriteAllText(_files.Path("a.json"), head);
        Assert.Contains("make the data anew", Refused(() => TokenFile.Open(_files.Path("a.bin"), Files.Tokenizer)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_mutated_head_is_refused_or_says_what_the_file_is()
    {
        _files.Of("a", 3, 4);
        var (path, text) = (_files.Path("a.bin"), File.ReadAllText(_files.Path("a.json")));
        var place = Gen.Choose(0, text.Length - 1);
        var piece = Gen.Elements("", "\"", "{", "}", ",", ":", "null", "-1", "1e999", "99999999999999999999", "true", "\0", "9");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(
            place.ToArbitrary(), Gen.Choose(0, 30).ToArbitrary(), piece.ToArbitrary(), (at, length, instead) =>
            {
                File.WriteAllText(_files.Path("a.json"), text.Remove(at, Math.Min(length, text.Length - at)).Insert(at, instead));
                try
                {
                    using var file = TokenFile.Open(path, Files.Tokenizer);
                    return file.Tokens.Length == 10 && file.Documents().Count == 2;
                }
                catch (InvalidDataException refused)
                {
                    return refused.Message.Length > 0;
                }
            }));
    }

    [Fact]
    public void Without_its_head_a_file_is_not_there()
    {
        _files.Of("a", 1);
        File.Delete(_files.Path("a.json"));
        Assert.Throws<FileNotFoundException>(() => TokenFile.Open(_files.Path("a.bin"), Files.Tokenizer));
    }

    [Fact]
    public void A_closed_file_gives_no_tokens()
    {
        var file = _files.Of("a", 1);
        file.Dispose();
        Assert.Throws<ObjectDisposedException>(() => file.Tokens.Length);
    }

    [Fact]
    public void Bits_are_known_of_all_documents_or_of_none()
    {
        var writer = new TokenFileWriter("a", 0, "");
        writer.Add([1], 1, 5);
        Assert.Throws<ArgumentException>(() => writer.Add([1], 1));
    }

    private static string Refused(Action open) => Assert.Throws<InvalidDataException>(open).Message;
}
