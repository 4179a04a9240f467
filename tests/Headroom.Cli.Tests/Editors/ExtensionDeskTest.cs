using Headroom.Cli.Editors;

namespace Headroom.Testing.Editors;

/// <summary><c>vscode install | remove | status</c> with commands that only say they are editors, in a folder of the test's own.</summary>
public sealed class ExtensionDeskTest : IDisposable
{
    private readonly TemporaryCourse _course = new();
    private readonly StringWriter _output = new(), _errors = new();
    private readonly FakeEditor _editors;

    public ExtensionDeskTest()
    {
        _editors = new(_course.PathTo("a bin & more"));
        _course.Write("vscode/package.json", """{ "version": "1.2.3" }""");
        _course.Write("vscode/src/extension.ts", "");
    }

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task Install_hands_a_file_that_is_fresh_to_every_editor_found_and_builds_nothing()
    {
        Built();
        _editors.Add("code");
        _editors.Add("code-server");
        Assert.Equal(Exit.Ok, await Desk(npm: "no-such-npm").Install(Cancel));
        Assert.Equal(
            [$"code --install-extension {Vsix} --force", $"code-server --install-extension {Vsix} --force"], _editors.Asked);
        Assert.Contains("installed code", Said, StringComparison.Ordinal);
        Assert.DoesNotContain("build", Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_builds_a_file_that_is_missing_or_older_than_its_sources()
    {
        var npm = _editors.Add("npm");
        _editors.Add("code");
        await Assert.ThrowsAnyAsync<IOException>(() => Desk(npm).Install(Cancel)); // this npm makes no file
        Assert.Equal(["npm ci --ignore-scripts --no-fund --no-audit", "npm run package"], _editors.Asked);
        Built();
        File.SetLastWriteTimeUtc(_course.PathTo("vscode/src/extension.ts"), DateTime.UtcNow.AddMinutes(1));
        Assert.Equal(Exit.Ok, await Desk(npm).Install(Cancel));
        Assert.Contains("vscode/ has changed", Said, StringComparison.Ordinal);
        Assert.Equal(5, _editors.Asked.Count);
    }

    [Fact]
    public async Task What_npm_makes_is_no_source()
    {
        Built();
        foreach (var made in new[] { "vscode/node_modules/some/index.js", "vscode/dist/extension.js" })
        {
            _course.Write(made, "");
            File.SetLastWriteTimeUtc(_course.PathTo(made), DateTime.UtcNow.AddMinutes(1));
        }
        Assert.True(new Extension(_course.Layout).IsFresh);
        Assert.Equal(Exit.Usage, await Desk().Install(Cancel)); // no editor
    }

    [Fact]
    public async Task Without_an_editor_it_says_how_to_install_the_file_by_hand()
    {
        Built();
        Assert.Equal(Exit.Usage, await Desk().Install(Cancel));
        Assert.Contains("no code, code-insiders, codium or code-server on PATH", Said, StringComparison.Ordinal);
        Assert.Contains("Install from VSIX...", Said, StringComparison.Ordinal);
        Assert.Contains(Vsix, Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_npm_and_without_a_file_it_says_what_to_install()
    {
        _editors.Add("code");
        var refused = await Assert.ThrowsAsync<UsageException>(() => Desk(npm: "no-such-npm").Install(Cancel));
        Assert.Contains("no npm was found on PATH", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_editors.Asked);
    }

    [Fact]
    public async Task A_build_that_fails_says_what_npm_said()
    {
        var refused = await Assert.ThrowsAsync<UsageException>(() => Desk(_editors.Add("npm", code: 1)).Install(Cancel));
        Assert.Contains("npm ci could not build the extension", refused.Message, StringComparison.Ordinal);
        Assert.Contains("no wish to", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_that_refuses_is_told_and_the_others_get_it_all_the_same()
    {
        Built();
        _editors.Add("code", code: 7);
        _editors.Add("codium");
        Assert.Equal(Exit.Usage, await Desk().Install(Cancel));
        Assert.Contains("code --install-extension ended with 7", _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("installed codium", Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remove_takes_it_out_of_those_that_have_it()
    {
        _editors.Add("code", "ms-toolsai.jupyter@2026.6.0\nheadroom.headroom-course@1.2.3\n");
        _editors.Add("codium", "ms-toolsai.jupyter@2026.6.0\n");
        Assert.Equal(Exit.Ok, await Desk().Remove(Cancel));
        Assert.Contains($"code --uninstall-extension {Extension.Id}", _editors.Asked);
        Assert.DoesNotContain($"codium --uninstall-extension {Extension.Id}", _editors.Asked);
        Assert.Contains("to remove from codium", Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_names_each_editor_and_the_version_it_has()
    {
        _editors.Add("code", "headroom.headroom-course@1.2.0\n");
        _editors.Add("code-server");
        var desk = Desk();
        var status = await desk.Status(Cancel);
        Assert.Equal(("1.2.3", null), (status.Version, status.File));
        Assert.Equal([("code", "1.2.0"), ("code-server", null)], status.Editors.Select(editor => (editor.Command, editor.Installed)));
        desk.Show(status);
        Assert.Contains("not built: ./course vscode install builds it", Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_answers_programs_too()
    {
        Assert.Equal(Exit.Ok, await _course.Run("vscode", "status", "--json"));
        Assert.StartsWith("{\n  \"version\": \"1.2.3\",", _course.Output, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Said => _output.ToString();

    private string Vsix => _course.PathTo("artifacts/headroom.vsix");

    private void Built() => _course.Write("artifacts/headroom.vsix", "a file");

    private ExtensionDesk Desk(string npm = "npm") =>
        new(new PlainScreen(_output, _errors, 500), new Extension(_course.Layout, npm), Editor.Find(_course.PathTo("a bin & more")));
}
