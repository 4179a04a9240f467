using Headroom.Cli.Doctoring;

namespace Headroom.Testing.Doctoring;

public sealed class LibtorchFactsTest
{
    [Fact]
    public void The_programs_line_is_found_among_others()
    {
        var facts = LibtorchFacts.Parse("a warning\nfine\tlibtorch 2.10.0, first tensor after 210 ms\ta mended copy is used\n");
        Assert.Equal(new("fine", "libtorch 2.10.0, first tensor after 210 ms", "a mended copy is used"), facts);
        Assert.Equal(new("libtorch", "libtorch 2.10.0, first tensor after 210 ms", true, "a mended copy is used"), facts!.ToObservation());
    }

    [Theory]
    [InlineData("absent", true)]
    [InlineData("cannot", true)]
    [InlineData("failed", false)]
    public void Only_a_library_that_should_load_and_does_not_is_to_be_mended(string state, bool fine) =>
        Assert.Equal(fine, LibtorchFacts.Parse($"{state}\tfound\tadvice")!.ToObservation().Fine);

    [Theory]
    [InlineData("")]
    [InlineData("fine\tno advice")]
    [InlineData("Segmentation fault")]
    public void Anything_else_is_no_answer(string printed) => Assert.Null(LibtorchFacts.Parse(printed));
}
