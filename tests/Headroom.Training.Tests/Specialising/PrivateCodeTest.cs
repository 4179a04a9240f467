using Headroom.Training.Code;

namespace Headroom.Training.Specialising;

public sealed class PrivateCodeTest
{
    [Fact]
    public void All_of_it_is_private() =>
        Assert.All(PrivateCode.Manifest.Files, file => Assert.True(CodeShelves.IsPrivate(file.Path), file.Path));

    [Fact]
    public void About_one_file_in_five_is_held_out()
    {
        var files = PrivateCode.Manifest.Files;
        Assert.InRange(files.Count(file => file.HeldOut) / (double)files.Count, 0.15, 0.25);
        Assert.InRange(files.Count, 200, 400);
    }

    [Fact]
    public void A_file_that_repeats_a_held_out_one_is_not_trained_on()
    {
        var paths = Enumerable.Range(0, 60).Select(i => $"lib/Headroom.Cli/F{i}.cs").ToList();
        string Text(string path) => string.Concat(Enumerable.Range(0, 40).Select(line =>
            $"var {Path.GetFileNameWithoutExtension(path)}{line} = {line} * {line + path.Length};\n"));
        var manifest = PrivateCode.Of(new string('1', 40), paths, Text);
        var (held, train) = (manifest.Files.First(file => file.HeldOut).Path, manifest.Files.First(file => !file.HeldOut).Path);
        Assert.Equal(60, manifest.Files.Count);
        var copied = PrivateCode.Of(new string('1', 40), paths, path => Text(path == train ? held : path));
        Assert.DoesNotContain(train, copied.Files.Select(file => file.Path));
        Assert.Contains(held, copied.Files.Select(file => file.Path));
    }

    [Fact]
    public void Short_and_long_files_are_left_out() => Assert.Empty(PrivateCode.Of(
        new string('1', 40), ["lib/Headroom.Cli/A.cs", "lib/Headroom.Cli/B.cs", "lib/Headroom/C.cs", "lib/Headroom.Cli/D.md"],
        path => string.Concat(Enumerable.Repeat($"{path}\n", path.Contains('A', StringComparison.Ordinal) ? 29 : 401))).Files);
}
