using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Headroom.Safetensors;

namespace Headroom.Testing.Safetensors;

public sealed class SafetensorsTest
{
    private static readonly float[] s_singles = [1, -2.5f, float.NaN, 1e-40f, float.MaxValue, 0];

    [Fact]
    public void What_is_written_is_read()
    {
        using var folder = new TemporaryFolder();
        var path = Sample(folder);
        using var file = SafetensorsFile.Open(path);
        Assert.Equal(new Dictionary<string, string> { ["step"] = "12", ["word \"two\""] = "ä\n" }, file.Header.Metadata);
        Assert.Equal(["f32: F32 [2, 3]", "empty: F32 [0, 7]", "half: F16 [2]", "brain: BF16 [2]", "bytes: U8 [3]", "one: U8 []"],
            file.Header.Entries.Select(entry => entry.ToString()));
        Assert.Equal(s_singles, file.ReadSingles("f32"));
        Assert.Equal([1.5f, -0.25f], file.ReadSingles("half"));
        Assert.Equal([1, -2], file.ReadSingles("brain"));
        Assert.Empty(file.ReadSingles("empty"));
        var bytes = new byte[3];
        file.Read(file["bytes"], bytes);
        Assert.Equal([7, 8, 9], bytes);
    }

    [Fact]
    public void Tensors_begin_at_a_multiple_of_eight()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, BinaryPrimitives.ReadInt64LittleEndian(File.ReadAllBytes(Sample(folder))) % 8);
    }

    [Fact]
    public void A_file_of_the_formats_own_example_is_read()
    {
        using var folder = new TemporaryFolder();
        using var file = Open(folder, """{"test":{"dtype":"I32","shape":[2,2],"data_offsets":[0,16]}}""", new byte[16]);
        Assert.Equal("test: I32 [2, 2]", Assert.Single(file.Header.Entries).ToString());
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "8 bytes, and data_offsets give it 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 8, "speaks of 4 bytes of tensors, and the file has 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "speaks of 8 bytes of tensors, and the file has 4")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""",
        3, "\"b\" begins at byte 1")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3, "\"a\" begins at byte 1")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "the shape of \"a\" has a number that is no size: -1")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4, "no size: 1.5")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807,9223372036854775807],"data_offsets":[0,4]}}""", 4, "not the JSON")]
    [InlineData("""{"a":{"dtype":"Q4","shape":[1],"data_offsets":[0,4]}}""", 4, "dtype Q4, which is not known")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}""",
        0, "\"a\" stands twice")]
    [InlineData("""{"a":{"dtype":"U8","dtype":"U8","shape":[0],"data_offsets":[0,0]}}""", 0, "\"dtype\" twice")]
    [InlineData("""{"a":{"shape":[1],"data_offsets":[0,4]}}""", 4, "needs a dtype, a shape and data_offsets")]
    [InlineData("""{"a":{"dtype":"U8","shape":[0],"data_offsets":[4,0]}}""", 4, "needs a dtype, a shape and data_offsets")]
    [InlineData("""{"a":7}""", 0, "the tensor \"a\" must be a JSON StartObject")]
    [InlineData("""{"__metadata__":{"n":1}}""", 0, "__metadata__ \"n\" must be a JSON String")]
    [InlineData("""[]""", 0, "the header must be a JSON StartObject")]
    [InlineData("""{"a":""", 0, "not the JSON")]
    [InlineData("""{} {}""", 0, "not the JSON")]
    public void What_cannot_be_is_refused_with_its_reason(string json, int dataBytes, string reason)
    {
        using var folder = new TemporaryFolder();
        var refused = Assert.Throws<SafetensorsException>(() => Open(folder, json, new byte[dataBytes]).Dispose());
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Contains(folder.Path, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 40)]
    [InlineData(200_000_000UL)]
    public void A_length_that_the_file_does_not_have_allocates_nothing(ulong length)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "file");
        var bytes = new byte[64];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        File.WriteAllBytes(path, bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<SafetensorsException>(() => SafetensorsFile.Open(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void No_damage_to_a_file_does_more_than_refuse_it()
    {
        using var folder = new TemporaryFolder();
        var whole = File.ReadAllBytes(Sample(folder));
        var (random, path, refused) = (new Random(3), Path.Combine(folder.Path, "damaged"), 0);
        const int cases = 4000;
        for (var at = 0; at < cases; at++)
        {
            File.WriteAllBytes(path, Damaged(whole, random));
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                using var file = SafetensorsFile.Open(path);
                foreach (var entry in file.Header.Entries) file.Read(entry, new byte[entry.Length]);
            }
            catch (SafetensorsException)
            {
                refused++;
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
        }
        Assert.InRange(refused, cases / 2, cases); // the rest only changed numbers, names or words
    }

    [Fact]
    public void Two_tensors_of_one_name_and_one_of_another_length_are_not_written()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "file");
        TensorSource Bytes(string name, int shape) => new(name, ElementType.U8, [shape], stream => stream.Write([1, 2, 3]));
        Assert.Contains("two tensors are called \"a\"", Assert.Throws<ArgumentException>(
            () => SafetensorsWriter.Write(path, [Bytes("a", 3), Bytes("a", 3)])).Message, StringComparison.Ordinal);
        Assert.Contains("wrote 3 bytes and has 4", Assert.Throws<ArgumentException>(
            () => SafetensorsWriter.Write(path, [Bytes("a", 4)])).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder.Path));
    }

    [Fact]
    public void A_tensor_that_is_not_there_is_told_with_those_that_are()
    {
        using var folder = new TemporaryFolder();
        using var file = SafetensorsFile.Open(Sample(folder));
        var (missing, integer) = (
            Assert.Throws<SafetensorsException>(() => file["g"]), Assert.Throws<SafetensorsException>(() => file.ReadSingles("bytes")));
        Assert.Contains("has no tensor \"g\"; it has f32, ", missing.Message, StringComparison.Ordinal);
        Assert.Contains("bytes: U8 [3] is not F32", integer.Message, StringComparison.Ordinal);
    }

    private static string Sample(TemporaryFolder folder)
    {
        var path = Path.Combine(folder.Path, "sample.safetensors");
        SafetensorsWriter.Write(path,
        [
            new("bytes", ElementType.U8, [3], stream => stream.Write([7, 8, 9])),
            new("f32", ElementType.F32, [2, 3], stream => stream.Write(MemoryMarshal.AsBytes(s_singles.AsSpan()))),
            new("half", ElementType.F16, [2], stream => stream.Write(MemoryMarshal.AsBytes<Half>(new Half[] { (Half)1.5, (Half)(-0.25) }))),
            new("empty", ElementType.F32, [0, 7], _ => { }),
            new("brain", ElementType.BF16, [2], stream => stream.Write([0x80, 0x3F, 0x00, 0xC0])),
            new("one", ElementType.U8, [], stream => stream.WriteByte(5)),
        ], new Dictionary<string, string> { ["step"] = "12", ["word \"two\""] = "ä\n" });
        return path;
    }

    private static SafetensorsFile Open(TemporaryFolder folder, string json, byte[] data)
    {
        var path = Path.Combine(folder.Path, "written");
        var prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, Encoding.UTF8.GetByteCount(json));
        File.WriteAllBytes(path, [.. prefix, .. Encoding.UTF8.GetBytes(json), .. data]);
        return SafetensorsFile.Open(path);
    }

    // A bit turned, a byte replaced, the end cut off, a piece doubled, or a digit of the header changed.
    private static byte[] Damaged(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[at] = (byte)random.Next(256); break;
                case 2: bytes.RemoveRange(at, bytes.Count - at); break;
                case 3: bytes.InsertRange(at, bytes.Skip(at).Take(random.Next(1, 40)).ToList()); break;
                case 4 when bytes.FindIndex(at, value => value is >= (byte)'0' and <= (byte)'9') is var digit and >= 0:
                    bytes[digit] = (byte)('0' + random.Next(10));
                    break;
            }
            if (bytes.Count == 0) bytes.Add(0);
        }
        return [.. bytes];
    }
}
