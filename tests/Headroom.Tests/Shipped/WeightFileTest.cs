using System.Buffers.Binary;
using System.Text;
using Headroom.Safetensors;
using Headroom.Shipped;

namespace Headroom.Testing.Shipped;

public sealed class WeightFileTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => Path.Combine(_folder.Path, "sample.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(WeightForm.Fp32, true)]
    [InlineData(WeightForm.Int8, true)]
    [InlineData(WeightForm.Int4, true)]
    [InlineData(WeightForm.Int8, false)]
    public void What_is_written_is_read(WeightForm form, bool tied)
    {
        var shape = Samples.Shape with { TiedHead = tied, RopeBase = 5000, NormEpsilon = 1e-6f };
        var weights = DecoderWeights.Drawn(shape, 5, form);
        WeightFile.Write(FilePath, weights, new Dictionary<string, string> { ["steps"] = "12", ["word"] = "ä\n\"" });
        var (read, notes) = WeightFile.Read(FilePath);
        Assert.Equal((shape, form), (read.Shape, read.Form));
        Assert.Equal(Samples.Bits(weights), Samples.Bits(read));
        Assert.Equal(("12", "ä\n\""), (notes["steps"], notes["word"]));
    }

    [Fact]
    public void Other_programs_read_norms_as_floats_and_matrices_as_bytes()
    {
        WeightFile.Write(FilePath, Samples.Weights());
        using var file = SafetensorsFile.Open(FilePath);
        Assert.Equal("blocks.1.feed.down: U8 [24, 68]", file["blocks.1.feed.down"].ToString()); // 40 columns are two blocks of 34 bytes
        Assert.Equal(Enumerable.Repeat(1f, 24), file.ReadSingles("norm.weight"));
        Assert.Equal("int8", file.Header.Metadata["form"]);
    }

    // Every byte counts: a changed one is refused wherever it stands, unless it is a blank after the header's JSON.
    [Fact]
    public void No_byte_changes_unseen()
    {
        WeightFile.Write(FilePath, Samples.Weights(), new Dictionary<string, string> { ["steps"] = "12" });
        var whole = File.ReadAllBytes(FilePath);
        var random = new Random(5);
        for (var at = 0; at < whole.Length; at += 1 + random.Next(whole.Length / 800))
        {
            if (whole[at] == ' ') continue;
            var damaged = whole.ToArray();
            damaged[at] ^= (byte)(1 << random.Next(8));
            if (damaged[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') continue;
            File.WriteAllBytes(FilePath, damaged);
            var refused = Assert.Throws<SafetensorsException>(() => WeightFile.Read(FilePath));
            Assert.Contains(FilePath, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_that_was_cut_anywhere_is_refused()
    {
        WeightFile.Write(FilePath, Samples.Weights());
        var whole = File.ReadAllBytes(FilePath);
        foreach (var length in Enumerable.Range(0, 60).Select(i => i * whole.Length / 60).Append(whole.Length - 1))
        {
            File.WriteAllBytes(FilePath, whole[..length]);
            Assert.Throws<SafetensorsException>(() => WeightFile.Read(FilePath));
        }
    }

    [Fact]
    public void No_damage_does_more_than_refuse_the_file()
    {
        WeightFile.Write(FilePath, Samples.Weights(), new Dictionary<string, string> { ["steps"] = "12" });
        var whole = File.ReadAllBytes(FilePath);
        var random = new Random(7);
        for (var at = 0; at < 3000; at++)
        {
            File.WriteAllBytes(FilePath, Damaged(whole, random));
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                WeightFile.Read(FilePath); // damage that leaves all meaning as it was, such as a blank more
            }
            catch (SafetensorsException)
            {
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
        }
    }

    [Theory]
    [InlineData("\"Width\":24", "\"Width\":16777216")]
    [InlineData("\"Layers\":2", "\"Layers\":16777216")]
    [InlineData("\"Heads\":4", "\"Heads\":0")]
    [InlineData("\"Hidden\":40", "\"Hidden\":2147483647")]
    [InlineData("\"Context\":16", "\"Context\":-1")]
    public void A_shape_that_the_file_does_not_have_allocates_nothing(string old, string changed)
    {
        WeightFile.Write(FilePath, Samples.Weights());
        var whole = File.ReadAllBytes(FilePath);
        var header = (int)BinaryPrimitives.ReadInt64LittleEndian(whole);
        var json = Encoding.UTF8.GetString(whole, 8, header).Replace(Escaped(old), Escaped(changed), StringComparison.Ordinal).TrimEnd();
        Assert.Contains(Escaped(changed), json, StringComparison.Ordinal);
        File.WriteAllBytes(
            FilePath, [.. BitConverter.GetBytes((long)json.Length), .. Encoding.UTF8.GetBytes(json), .. whole[(8 + header)..]]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<SafetensorsException>(() => WeightFile.Read(FilePath));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);

        static string Escaped(string text) => text.Replace("\"", "\\u0022", StringComparison.Ordinal);
    }

    [Fact]
    public void A_safetensors_file_of_something_else_is_refused()
    {
        SafetensorsWriter.Write(FilePath, [new("a", ElementType.U8, [1], stream => stream.WriteByte(1))]);
        var refused = Assert.Throws<SafetensorsException>(() => WeightFile.Read(FilePath));
        Assert.Contains("is damaged: its metadata has no \"format\".", refused.Message, StringComparison.Ordinal);
    }

    private static byte[] Damaged(byte[] whole, Random random)
    {
        var bytes = whole.ToArray();
        var header = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(whole);
        switch (random.Next(4))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                return [.. bytes, .. new byte[random.Next(1, 100)]];
            default:
                for (var count = random.Next(1, 6); count > 0; count--)
                    bytes[random.Next(random.Next(2) == 0 ? header : bytes.Length)] = (byte)random.Next(256);
                return bytes;
        }
    }
}
