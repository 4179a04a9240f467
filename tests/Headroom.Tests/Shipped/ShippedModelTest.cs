using Headroom.Safetensors;
using Headroom.Shipped;
using Headroom.Tokenizing;

namespace Headroom.Testing.Shipped;

public sealed class ShippedModelTest : IDisposable
{
    private static readonly BytePairTokenizer s_tokenizer = new([((ushort)'a', (ushort)'b')]);
    private readonly TemporaryFolder _folder = new();

    private string ModelPath => Path.Combine(_folder.Path, "models", "tiny.safetensors");

    private string Cache => Path.Combine(_folder.Path, "artifacts", "models");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Its_own_form_needs_no_cache()
    {
        var model = Shipped();
        Assert.Equal(("tiny", Samples.Shape, "9"), (model.Name, model.Shape, model.Notes["steps"]));
        Assert.Equal(Samples.Bits(Samples.Weights()), Samples.Bits(model.Weights(WeightForm.Int8)));
        Assert.False(Directory.Exists(Cache));
    }

    [Theory]
    [InlineData(WeightForm.Int4)]
    [InlineData(WeightForm.Fp32)]
    public void Another_form_is_made_once_and_read_from_then_on(WeightForm form)
    {
        var made = Samples.Bits(Shipped().Weights(form));
        Assert.Equal(Samples.Bits(Samples.Weights().In(form)), made);
        var file = new FileInfo(Assert.Single(Directory.GetFiles(Cache)));
        var written = file.LastWriteTimeUtc = DateTime.UtcNow.AddDays(-1);
        Assert.Equal(made, Samples.Bits(Open().Weights(form)));
        file.Refresh();
        Assert.Equal(written, file.LastWriteTimeUtc);
    }

    [Fact]
    public void A_cache_that_is_damaged_or_cut_is_made_anew()
    {
        var made = Samples.Bits(Shipped().Weights(WeightForm.Int4));
        var cached = Assert.Single(Directory.GetFiles(Cache));
        var whole = File.ReadAllBytes(cached);
        foreach (var length in new[] { 0, 7, 100, whole.Length / 2, whole.Length - 1 })
        {
            File.WriteAllBytes(cached, whole[..length]);
            Assert.Equal(made, Samples.Bits(Open().Weights(WeightForm.Int4)));
            Assert.Equal(whole, File.ReadAllBytes(cached));
        }
        File.WriteAllBytes(cached, [.. whole[..^1], (byte)~whole[^1]]);
        Assert.Equal(made, Samples.Bits(Open().Weights(WeightForm.Int4)));
        Assert.Equal(whole, File.ReadAllBytes(cached));
    }

    [Fact]
    public void A_cache_of_another_model_is_made_anew()
    {
        Shipped().Weights(WeightForm.Int4);
        var other = Samples.Weights(seed: 8);
        Write(other);
        Assert.Equal(Samples.Bits(other.In(WeightForm.Int4)), Samples.Bits(Open().Weights(WeightForm.Int4)));
        Assert.Equal(Samples.Bits(other.In(WeightForm.Int4)), Samples.Bits(Open().Weights(WeightForm.Int4)));
    }

    [Fact]
    public void A_cache_that_cannot_be_written_costs_only_the_making()
    {
        _folder.Write("artifacts", "a file where a folder should be");
        Assert.Equal(Samples.Bits(Samples.Weights().In(WeightForm.Int4)), Samples.Bits(Shipped().Weights(WeightForm.Int4)));
    }

    [Fact]
    public void What_a_killed_process_left_goes_when_it_is_old()
    {
        _folder.Write("artifacts/models/tiny.int4.safetensors.1.tmp", "half");
        _folder.Write("artifacts/models/tiny.int4.safetensors.2.tmp", "half, by a process that may still write");
        File.SetLastWriteTimeUtc(Path.Combine(Cache, "tiny.int4.safetensors.1.tmp"), DateTime.UtcNow.AddHours(-1));
        Shipped().Weights(WeightForm.Int4);
        Assert.Equal(["tiny.int4.safetensors", "tiny.int4.safetensors.2.tmp"], Directory.GetFiles(Cache).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_tokenizer_must_be_the_one_that_the_model_was_trained_with()
    {
        Assert.Equal(s_tokenizer.Encode("abab"), Shipped().Tokenizer.Encode("abab"));
        TokenizerFile.Save(new BytePairTokenizer([((ushort)'a', (ushort)'c')]), Tokens);
        Assert.Contains("is not the tokenizer that tiny was trained with", Refused(), StringComparison.Ordinal);
        File.WriteAllText(Tokens, "{");
        Refused();
        File.Delete(Tokens);
        Assert.Contains("git checkout -- models", Refused(), StringComparison.Ordinal);

        string Refused() => Assert.Throws<InvalidDataException>(() => Open().Tokenizer).Message;
    }

    [Fact]
    public void A_missing_model_and_a_damaged_one_say_how_to_get_it()
    {
        Assert.Contains("./course train tiny --ship", Assert.Throws<FileNotFoundException>(Open).Message, StringComparison.Ordinal);
        Shipped();
        File.WriteAllBytes(ModelPath, File.ReadAllBytes(ModelPath)[..^9]);
        Assert.Contains(
            "git checkout -- models/tiny.safetensors", Assert.Throws<SafetensorsException>(Open).Message, StringComparison.Ordinal);
        Write(Samples.Weights(WeightForm.Fp32));
        Assert.Contains("has Fp32 weights", Assert.Throws<SafetensorsException>(Open).Message, StringComparison.Ordinal);
    }

    private string Tokens => Path.Combine(_folder.Path, "models", "tokenizer.json");

    private ShippedModel Shipped()
    {
        Write(Samples.Weights());
        TokenizerFile.Save(s_tokenizer, Tokens);
        return Open();
    }

    private void Write(DecoderWeights weights) => WeightFile.Write(ModelPath, weights, new Dictionary<string, string>
    {
        ["steps"] = "9",
        [ShippedModel.TokenizerKey] = TokenizerFile.Sha256(s_tokenizer),
    });

    private ShippedModel Open() => ShippedModel.Open(ModelPath, Cache);
}
