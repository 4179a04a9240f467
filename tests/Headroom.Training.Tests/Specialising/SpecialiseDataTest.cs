using Headroom.Tokenizing;
using Headroom.Training.Specialising;

namespace Headroom.Testing.Specialising;

public sealed class SpecialiseDataTest
{
    private const string File = """{"path":"A.cs","text":"class A { }"}""", Other = """{"path":"B.cs","text":"class B { }"}""";

    private const string Edit = """{"path":"A.cs","instruction":"Rename a to b.","before":"int a;","after":"int b;"}""";

    [Fact]
    public void Files_and_edits_are_read()
    {
        var data = Read($"{File}\n\n{Edit}\n", Other);
        Assert.Equal(2, data.Documents.Count);
        Assert.Equal(BytePairTokenizer.Mark(Marks.User), data.Documents[1][0]);
        Assert.Contains(BytePairTokenizer.Mark(Marks.Assistant), data.Documents[1]);
        Assert.Equal(("B.cs", 11), (data.HeldOut[0].Path, data.HeldOut[0].Bytes));
    }

    [Fact]
    public void Other_data_have_another_fingerprint() =>
        Assert.NotEqual(Read(File, Other).Fingerprint, Read($"{File}\n{Edit}", Other).Fingerprint);

    [Theory]
    [InlineData("", Other, "train.jsonl has no line")]
    [InlineData("{", Other, "train.jsonl, line 1 cannot be read")]
    [InlineData(File + "\n[]", Other, "train.jsonl, line 2 is no object")]
    [InlineData("""{"path":"A.cs"}""", Other, "train.jsonl, line 1 has the members path")]
    [InlineData("""{"path":"A.cs","text":1}""", Other, "train.jsonl, line 1 has a text that is no text")]
    [InlineData("""{"path":"A.cs","text":""}""", Other, "train.jsonl, line 1 is empty")]
    [InlineData(File, Edit, "holdout.jsonl, line 1 is an edit")]
    [InlineData(File, "\n" + File, "holdout.jsonl, line 2 is A.cs, which train.jsonl has too")]
    public void What_is_wrong_is_told_with_its_line(string train, string heldOut, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Read(train, heldOut)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named()
    {
        using var folder = new TemporaryFolder();
        var wrong = Assert.Throws<FormatException>(() => SpecialiseData.Read(folder.Path, new BytePairTokenizer([])));
        Assert.Contains("train.jsonl", wrong.Message, StringComparison.Ordinal);
    }

    private static SpecialiseData Read(string train, string heldOut)
    {
        using var folder = new TemporaryFolder();
        System.IO.File.WriteAllText(Path.Combine(folder.Path, "train.jsonl"), train);
        System.IO.File.WriteAllText(Path.Combine(folder.Path, "holdout.jsonl"), heldOut);
        return SpecialiseData.Read(folder.Path, new BytePairTokenizer([]));
    }
}
