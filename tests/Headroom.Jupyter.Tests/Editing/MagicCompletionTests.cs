using Headroom.Testing;
using Microsoft.DotNet.Interactive;

namespace Headroom.Jupyter.Tests.Editing;

public sealed class MagicCompletionTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly NotebookKernel _kernel = shared.Kernel;

    [Theory]
    [InlineData("#!ti$$", "#!time")]
    [InlineData("var x = 1;\n#!who$$", "#!who,#!whos")]
    [InlineData("#!c$$", "#!csharp")]
    [InlineData("#!nothing$$", "")]
    [InlineData("#!time $$", "")]
    [InlineData("#loa$$", "#load")]
    [InlineData("  #endr$$", "#endregion")]
    [InlineData("#!html\n<b>$$", "")]
    public async Task Directives_are_completed_at_the_beginning_of_a_line(string code, string expected) =>
        Assert.Equal(expected, string.Join(',', await NamesAsync(code)));

    [Fact]
    public async Task A_magic_command_is_replaced_from_its_beginning() =>
        Assert.Equal(new LinePositionSpan(new(1, 0), new(1, 4)), (await _kernel.CompleteAsync("1\n#!ti$$")).LinePositionSpan);

    [Fact]
    public async Task Code_after_a_magic_command_of_another_kernel_is_completed() =>
        Assert.Equal(["WriteLine"], await _kernel.NamesAsync("#!html\n<b>Console.\n#!csharp\nConsole.WriteL$$"));

    [Fact]
    public async Task Paths_are_completed_one_folder_at_a_time()
    {
        var folder = Directory.CreateTempSubdirectory("paths").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "inner"));
            foreach (var name in new[] { "a.csx", "ab.dll", "notes.txt", "all.ipynb" })
                await File.WriteAllTextAsync(Path.Combine(folder, name), "", TestContext.Current.CancellationToken);
            var root = folder.Replace('\\', '/') + "/";
            Assert.Equal(["a.csx", "inner/"], await _kernel.NamesAsync($"#load \"{root}$$"));
            Assert.Equal(["ab.dll"], await _kernel.NamesAsync($"#r \"{root}a$$"));
            Assert.Equal(["a.csx", "all.ipynb"], await _kernel.NamesAsync($"#!import {root}a$$"));
            Assert.Empty(await _kernel.NamesAsync($"#load \"{root}missing/$$"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // A kernel whose language is unknown here answers nothing at all.
    private Task<string[]> NamesAsync(string marked)
    {
        var (code, at) = Cursor.Read(marked);
        return Task.FromResult<string[]>([.. _kernel.Complete(code, at)?.Completions.Select(c => c.DisplayText) ?? []]);
    }
}
