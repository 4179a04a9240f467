using System.Text.Json;
using Microsoft.DotNet.Interactive.Documents;

namespace Engines.Interactive.Tests.Documents;

public sealed class CodeSubmissionTests
{
    private const string Text = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":["c#"],"languageName":"csharp","name":"csharp"},{"aliases":[],"name":"html"}]}}

        #!markdown

        # Title

        #!c#

        #!time
        var a = 5;

        a + 1

        #!html

        <i>x</i>

        """;

    [Fact]
    public void Known_kernels_split_and_other_magic_commands_are_content()
    {
        var document = CodeSubmission.Parse(Text.ReplaceLineEndings("\r\n"));
        Assert.Equal(["markdown", "csharp", "html"], document.Elements.Select(e => e.KernelName));
        Assert.Equal(["# Title", "#!time\nvar a = 5;\n\na + 1", "<i>x</i>"], document.Elements.Select(e => e.Contents));
        Assert.Equal("csharp", document.GetDefaultKernelName());
    }

    [Fact]
    public void Writing_gives_the_text_that_was_read_with_names_for_aliases() =>
        Assert.Equal(Text.ReplaceLineEndings("\n").Replace("#!c#\n", "#!csharp\n", StringComparison.Ordinal), CodeSubmission.Parse(Text).ToCodeSubmissionContent());

    [Fact]
    public void An_unknown_kernel_does_not_split()
    {
        var only = Assert.Single(CodeSubmission.Parse("let x = 1\n#!fsharp\nx").Elements);
        Assert.Equal(("csharp", "let x = 1\n#!fsharp\nx"), (only.KernelName, only.Contents));
    }

    [Fact]
    public void A_document_without_text_has_one_empty_cell() => Assert.Equal("", Assert.Single(CodeSubmission.Parse("\n\n").Elements).Contents);

    [Fact]
    public void Metadata_that_is_not_json_is_refused_with_the_line() =>
        Assert.Contains("line 4", Assert.Throws<JsonException>(() => CodeSubmission.Parse("#!meta\n\n{\n x\n}\n#!csharp\n1")).Message, StringComparison.Ordinal);

    [Fact]
    public void Streams_are_written_with_the_kernels_in_the_metadata()
    {
        using var stream = new MemoryStream();
        CodeSubmission.Write([new("1", "csharp")], stream, [new("csharp", "C#")]);
        stream.Position = 0;
        var read = CodeSubmission.Read(stream, []);
        Assert.Equal(["csharp"], read.GetKernelInfo()!.Select(k => k.Name));
        Assert.Equal("1", Assert.Single(read.Elements).Contents);
    }
}
