using Headroom.Cli;
using Headroom.Grading.Compiling;

namespace Headroom.Testing.Verbs;

public sealed class UsageTest
{
    [Theory]
    [InlineData("no verb \"chek\". Nearest: check", "chek")]
    [InlineData("needs a verb: ./course check 01.1", "01.1")]
    [InlineData("no exercise or unit \"01.7\". Nearest: 01.1", "check", "01.7")]
    [InlineData("no exercise \"03.1\". Nearest:", "show", "03.1")]
    [InlineData("01 is a unit. Name one of its exercises: 01.1, 01.2", "hint", "01")]
    [InlineData("no unit \"09\". Nearest:", "run", "09")]
    [InlineData("./course solution:", "solution")]
    [InlineData("./course check has no option \"--jsn\". Nearest: --json", "check", "--jsn")]
    [InlineData("--watch and --json exclude each other", "check", "01.1", "--watch", "--json")]
    [InlineData("--device tpu is no device. Use cuda, opencl or cpu", "check", "01.1", "--device", "tpu")]
    [InlineData("--device simulator: every check counts on the simulated GPU", "check", "01.1", "--device", "simulator")]
    [InlineData("no verb \"?[31m\"", "\u001b[31m")]
    [InlineData("./course check: --seed needs a whole number up to 2,147,483,647, not \"abc\": the seed that a", "check", "--seed", "abc")]
    [InlineData("--seed needs a whole number up to 2,147,483,647, not \"99999999999\"", "check", "01.1", "--seed", "99999999999")]
    [InlineData("--seed needs a whole number up to 2,147,483,647, not nothing", "check", "01.1", "--seed")]
    [InlineData("./course run: --timeout needs a number, not \"soon\": end a cell", "run", "01", "--timeout", "soon")]
    [InlineData("no unit \"9\". Nearest:", "list", "--unit", "9")]
    [InlineData("no unit \"seven\". Nearest:", "list", "seven")]
    [InlineData("no exercise or unit \"1.9\". Nearest: 01.1", "check", "1.9")]
    public async Task A_wrong_command_line_is_3_and_says_what_was_meant(string message, params string[] args)
    {
        using var course = new TemporaryCourse();
        Assert.Equal(Exit.Usage, await course.Run(args));
        Assert.Contains(message, course.Errors);
        Assert.Empty(course.Output);
        Assert.DoesNotContain("   at ", course.Errors);
        Assert.DoesNotContain("System.", course.Errors);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("01.01")]
    [InlineData(" 1.1 ")]
    public async Task An_id_is_understood_without_its_zeros(string id)
    {
        using var course = new TemporaryCourse();
        await course.Run("check", id);
        Assert.StartsWith("01.1 ", course.Output);
        Assert.Equal(Exit.Ok, await course.Run("show", id));
    }

    [Theory]
    [InlineData("--unit", "2")]
    [InlineData("--unit", "02-kernels")]
    [InlineData("02")]
    public async Task The_map_of_one_unit_is_that_unit_alone(params string[] unit)
    {
        using var course = new TemporaryCourse();
        Assert.Equal(Exit.Ok, await course.Run(["list", .. unit]));
        Assert.StartsWith("02 ", course.Output);
        Assert.DoesNotContain("01.1", course.Output);
    }

    [Fact]
    public async Task A_seed_may_be_negative()
    {
        using var course = new TemporaryCourse();
        await course.Run("check", "01.1", "--seed", "-5");
        Assert.Empty(course.Errors);
    }

    [Fact]
    public async Task A_compiler_that_cannot_work_is_3_and_says_nothing_of_the_file()
    {
        using var course = new TemporaryCourse();
        course.Checker.OnCheck = _ => throw new CompilerFailedException(
            "\nerror CS0006: Metadata file '/home/ada/.nuget/packages/ilgpu/1.5.3/lib/net7.0/ILGPU.dll' could not be found\n");
        Assert.Equal(Exit.Usage, await course.Run("check", "01.1"));
        Assert.StartsWith("Your file was not compiled, so nothing is said of it: error CS0006: Metadata file '/home/ada/", course.Errors);
        Assert.Contains("Delete the folder artifacts", course.Errors);
        Assert.Empty(course.Output);
    }

    [Fact]
    public async Task A_folder_out_of_reach_is_3_with_the_cure()
    {
        using var course = new TemporaryCourse();
        course.Checker.OnCheck = _ => throw new UnauthorizedAccessException("Access to the path '/srv/course/.course' is denied.");
        Assert.Equal(Exit.Usage, await course.Run("check", "01.1"));
        Assert.StartsWith("Access to the path '/srv/course/.course' is denied.\nThe course reads its own folder", course.Errors);
        Assert.DoesNotContain("Exception", course.Errors);
    }

    [Fact]
    public async Task A_broken_manifest_is_3_with_every_error()
    {
        using var course = new TemporaryCourse();
        course.Write(
            "course.json",
            SampleCourse.Manifest.Replace("\"points\": 2", "\"points\": -2", StringComparison.Ordinal)
            .Replace("\"minutes\": ", "\"minutes\": 9", StringComparison.Ordinal));
        Assert.Equal(Exit.Usage, await course.Run("list"));
        Assert.Contains("course.json:", course.Errors);
        Assert.True(course.Errors.Split('\n').Length > 3, course.Errors);
    }

    [Fact]
    public async Task A_mistake_of_the_course_shows_no_stack_trace()
    {
        using var course = new TemporaryCourse();
        course.Checker.OnCheck = _ => throw new NotSupportedException("unforeseen");
        Assert.Equal(Exit.Usage, await course.Run("check", "01.1"));
        Assert.Equal("NotSupportedException: unforeseen\nHEADROOM_DEBUG=1 shows where it happened.\n", course.Errors);
    }

    [Fact]
    public async Task A_bench_that_is_not_built_is_3()
    {
        using var course = new TemporaryCourse();
        var learner = new Learner(course.Layout with { BinFolder = course.PathTo("nowhere") }, course.Learner.Screen);
        Assert.Equal(Exit.Usage, await CommandLine.Run(["bench"], learner, TestContext.Current.CancellationToken));
        Assert.Contains("is missing: the course is not built", course.Errors);
    }

    [Fact]
    public async Task Interrupted_work_is_130()
    {
        using var course = new TemporaryCourse();
        course.Checker.OnCheck = _ => throw new OperationCanceledException();
        Assert.Equal(Exit.Interrupted, await course.Run("check", "01.1"));
    }
}
