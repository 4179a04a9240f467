using Headroom.Safetensors;
using Headroom.Shipped;
using Headroom.Tests.Speculation.Features;

namespace Headroom.Testing.Shipped;

public sealed class FeatureFileTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static readonly Dictionary<string, string> s_notes = new() { [FeatureFile.TargetKey] = "abc", ["steps"] = "12" };

    private string FilePath => Path.Combine(_folder.Path, "features.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(WeightForm.Fp32)]
    [InlineData(WeightForm.Int8)]
    public void What_is_written_is_read(WeightForm form)
    {
        var weights = DrawnFeatures.Of(DrawnFeatures.Shape).In(form);
        FeatureFile.Write(FilePath, weights, s_notes);
        var (read, notes) = FeatureFile.Read(FilePath);
        Assert.Equal((weights.Shape, form, weights.Bytes), (read.Shape, read.Form, read.Bytes));
        foreach (var (name, _, _) in FeatureNames.Matrices(read.Shape))
            Assert.Equal(weights.Matrix(name).Bytes.ToArray(), read.Matrix(name).Bytes.ToArray());
        foreach (var (name, _) in FeatureNames.Vectors(read.Shape)) Assert.Equal(weights.Vector(name), read.Vector(name));
        Assert.Equal("12", notes["steps"]);
        Assert.Equal(FeatureNames.Count(read.Shape), FeatureNames.Matrices(read.Shape).Count() + FeatureNames.Vectors(read.Shape).Count());
        Assert.Equal(read.Shape.Parameters, read.Shape.MatrixWeights + FeatureNames.Vectors(read.Shape).Sum(each => each.Length));
    }

    [Fact]
    public void No_byte_changes_unseen_and_the_message_says_how_to_mend_it()
    {
        FeatureFile.Write(FilePath, DrawnFeatures.Of(DrawnFeatures.Shape).In(WeightForm.Int8), s_notes);
        var whole = File.ReadAllBytes(FilePath);
        var random = new Random(5);
        for (var at = 0; at < whole.Length; at += 1 + random.Next(whole.Length / 200))
        {
            if (whole[at] == ' ') continue;
            var damaged = whole.ToArray();
            damaged[at] ^= (byte)(1 << random.Next(8));
            if (damaged[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') continue;
            File.WriteAllBytes(FilePath, damaged);
            var refused = Assert.Throws<SafetensorsException>(() => FeatureFile.Open(FilePath, "abc")).Message;
            Assert.Contains(FilePath, refused, StringComparison.Ordinal);
            Assert.Contains("git checkout -- models", refused, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_drafter_of_another_target_is_refused_and_a_missing_one_says_how_to_get_it()
    {
        FeatureFile.Write(FilePath, DrawnFeatures.Of(DrawnFeatures.Shape).In(WeightForm.Int8), s_notes);
        Assert.Equal(DrawnFeatures.Shape, FeatureFile.Open(FilePath, "abc").Shape);
        Assert.Contains("another model", Assert.Throws<SafetensorsException>(() => FeatureFile.Open(FilePath, "abd")).Message);
        var missing = Path.Combine(_folder.Path, "none.safetensors");
        Assert.Contains("./course train features", Assert.Throws<FileNotFoundException>(() => FeatureFile.Open(missing, "abc")).Message);
    }

    [Fact]
    public void A_model_s_file_is_no_drafter_and_the_other_way_round()
    {
        WeightFile.Write(FilePath, Samples.Weights());
        Assert.Contains("headroom.features.1", Assert.Throws<SafetensorsException>(() => FeatureFile.Read(FilePath)).Message);
        FeatureFile.Write(FilePath, DrawnFeatures.Of(DrawnFeatures.Shape));
        Assert.Contains("headroom.weights.1", Assert.Throws<SafetensorsException>(() => WeightFile.Read(FilePath)).Message);
    }

    [Theory]
    [InlineData("Width is 40")]
    [InlineData("TargetWidth is 50")]
    [InlineData("must rise")]
    [InlineData("Slots is 0")]
    [InlineData("its embedding")]
    public void A_shape_that_does_not_hold_together_is_refused(string reason)
    {
        var shape = reason switch
        {
            "Width is 40" => DrawnFeatures.Shape with { Width = 40, Heads = 2 },
            "TargetWidth is 50" => DrawnFeatures.Shape with { TargetWidth = 50 },
            "must rise" => DrawnFeatures.Shape with { Middle = 4 },
            "Slots is 0" => DrawnFeatures.Shape with { Slots = 0 },
            _ => DrawnFeatures.Shape with { TiedHead = false },
        };
        Assert.Contains(reason, Assert.Throws<ArgumentException>(shape.Check).Message);
    }
}
