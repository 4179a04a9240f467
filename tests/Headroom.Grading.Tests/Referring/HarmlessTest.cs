using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Headroom.Course;
using Headroom.Grading.Referring;
using Headroom.Testing;

namespace Headroom.Grading.Tests.Referring;

/// <summary>What a C# programmer writes without a thought of reaching around is accepted.</summary>
[Machine]
public sealed class HarmlessTest(CompiledFiles files) : IClassFixture<CompiledFiles>
{
    public static TheoryData<string, string> Idioms => new(
        from file in new[] { "Language", "Kinds", "Data", "Speed", "Kernels" }
        from unit in new[] { "01", "02", "03", "04", "05" }
        where unit != "01" || file != "Kernels"
        select (file, unit));

    public static TheoryData<string> Ids => [.. Syllabus.Load(Repository.Root).Exercises.Select(exercise => exercise.Id)];

    [Theory, MemberData(nameof(Idioms))]
    public async Task Idioms_are_accepted_in_every_unit_that_they_belong_to(string file, string unit) =>
        Assert.Equal("", Refused(await files.Of(PathTo(file)), unit));

    [Fact]
    public async Task There_are_sixty_of_them_and_more()
    {
        var count = 0;
        foreach (var file in Idioms.Select(row => row.Data.Item1).Distinct())
        {
            using var read = AssemblyReferences.Of(await files.Of(PathTo(file)));
            var holder = read.Metadata.TypeDefinitions.Select(read.Metadata.GetTypeDefinition)
                .Single(type => type.GetDeclaringType().IsNil && read.Metadata.StringComparer.Equals(type.Name, file));
            count += holder.GetMethods().Select(read.Metadata.GetMethodDefinition).Count(method =>
                method.Attributes.HasFlag(System.Reflection.MethodAttributes.Public | System.Reflection.MethodAttributes.Static)
                && !read.Metadata.GetString(method.Name).StartsWith('.'));
        }
        Assert.True(count >= 95, $"{count} idioms");
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task Every_solution_is_accepted(string id)
    {
        var exercise = Syllabus.Load(Repository.Root).Find(id);
        foreach (var choice in exercise.Choices)
            Assert.Equal("", Refused(await files.Of(Repository.PathTo(choice.SolutionFile)), exercise.Unit));
    }

    [Fact]
    public async Task Kernels_are_for_the_units_with_kernels()
    {
        var refused = ReferenceCheck.Find(await files.Of(PathTo("Kernels")), "01");
        Assert.All(refused, one => Assert.Equal(Topic.Kernels, one.Topic));
        Assert.NotEmpty(refused);
    }

    [Fact]
    public async Task Each_row_of_the_metadata_is_read_once_and_no_code()
    {
        var assembly = await files.Of(Repository.PathTo("solutions", "04-quantization", "W4A16Gemm.cs"));
        using var read = AssemblyReferences.Of(assembly);
        var rows = new[] { TableIndex.TypeRef, TableIndex.MemberRef, TableIndex.MethodDef, TableIndex.TypeDef, TableIndex.StandAloneSig }
            .Sum(read.Metadata.GetTableRowCount);
        Assert.Equal(rows, read.RowsRead);
        Assert.True(rows < 400, $"{rows} rows: a check of this file took under 30 ms with 250");
    }

    private static string PathTo(string idioms) =>
        Repository.PathTo("tests", "Headroom.Grading.Tests", "Referring", "Idioms", $"{idioms}.cs");

    private static string Refused(string assembly, string unit) =>
        string.Join('\n', ReferenceCheck.Find(assembly, unit).Select(one => $"line {one.Line.Line}: {one.Reference.Name}"));
}
