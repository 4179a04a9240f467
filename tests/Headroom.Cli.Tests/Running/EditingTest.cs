using Headroom.Cli.Running;
using Headroom.Course;
using Headroom.Jupyter;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Cli.Tests.Running;

/// <summary>An editor sees the course's own types and their documentation, as soon as a notebook's first cell has run.</summary>
public sealed class EditingTest : IDisposable
{
    private readonly NotebookKernel _kernel = new();

    public EditingTest()
    {
        var layout = CourseLayout.Find();
        NotebookReferences.PointTo(layout);
        var opened = _kernel.SubmitAsync(new SubmitCode($"""
            #load "{layout.NotebookReferences.Replace('\\', '/')}"
            using Headroom.Hardware;
            using ILGPU;
            using static Headroom.Notebooks.Notebook;
            var h100 = Devices.H100Sxm;
            """)).GetAwaiter().GetResult();
        Assert.Null(opened.Events.OfType<CommandFailed>().SingleOrDefault()?.Message);
    }

    [Fact]
    public async Task Members_of_course_types_complete_with_their_documentation()
    {
        var items = (await Ask(new RequestCompletions("h100.Bandw", new(0, 10)))).OfType<CompletionsProduced>().Single()
            .Completions.ToList();
        Assert.Equal("Bandwidth", Assert.Single(items).DisplayText);
        var check = (await Ask(new RequestCompletions("Chec", new(0, 4)))).OfType<CompletionsProduced>().Single().Completions.First();
        Assert.Contains("Checks the learner's file of an exercise", check.Documentation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Types_of_the_packages_complete_too()
    {
        var items = (await Ask(new RequestCompletions("Context.Crea", new(0, 12)))).OfType<CompletionsProduced>().Single().Completions;
        Assert.Contains("Create", items.Select(i => i.DisplayText));
    }

    [Fact]
    public async Task The_parameter_of_a_check_is_described()
    {
        var help = (await Ask(new RequestSignatureHelp("Check(", new(0, 6)))).OfType<SignatureHelpProduced>().Single();
        Assert.Equal("The exercise's id, for example 01.1.", help.Signatures[0].Parameters[0].Documentation.Value);
    }

    [Fact]
    public async Task The_frameworks_documentation_comes_from_the_sdk_when_it_is_installed()
    {
        var packs = Path.GetFullPath("../../../packs/Microsoft.NETCore.App.Ref", Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        if (!Directory.Exists(packs)) return; // A runtime alone has none.
        var hover = (await Ask(new RequestHoverText("Enumerable.Range(0, 3)", new(0, 12)))).OfType<HoverTextProduced>().Single();
        Assert.Contains("Generates a sequence of integral numbers", hover.Content.First().Value, StringComparison.Ordinal);
    }

    public void Dispose() => _kernel.Dispose();

    private async Task<IReadOnlyList<KernelEvent>> Ask(KernelCommand question)
    {
        var events = (await _kernel.Root.SendAsync(question, TestContext.Current.CancellationToken)).Events;
        Assert.Null(events.OfType<CommandFailed>().SingleOrDefault()?.Message);
        return events;
    }
}
