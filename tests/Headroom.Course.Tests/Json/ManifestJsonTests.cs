using System.Text;
using Headroom.Course.Errors;

namespace Headroom.Course.Tests.Json;

public sealed class ManifestJsonTests
{
    [Theory]
    [InlineData(
        "", "course.json:1: not JSON: the file ends too early. Close the last string, list or object, or restore the end of the file.")]
    [InlineData(
        "{\n\"a\": [1",
        "course.json:2: not JSON: the file ends too early. Close the last string, list or object, or restore the end of the file.")]
    [InlineData("{\n  // note\n}", "course.json:2: not JSON: unexpected \"/\" in column 3. JSON has no comments: delete it.")]
    [InlineData("{ \"a\": 1,\n}", "course.json:2: not JSON: unexpected \"}\" in column 1. Delete the comma before it.")]
    [InlineData(
        "{ \"a\": 1\n\"b\": 2 }",
        "course.json:2: not JSON: unexpected '\"' in column 1. Put a comma before it; after a property's name, a colon.")]
    [InlineData("{ 'a': 1 }", "course.json:1: not JSON: unexpected \"'\" in column 3. Strings stand in double quotes.")]
    [InlineData("{} {}", "course.json:1: not JSON: unexpected \"{\" in column 4. Put a comma before it; after a property's name, a colon.")]
    [InlineData(
        "{ \"a\": \"one\ntwo\" }",
        "course.json:1: not JSON: unexpected \"\\u000a\" in column 12. Delete it; in a string, write a line break as \\n.")]
    [InlineData(
        "{ \"a\": nul }", "course.json:1: not JSON: unexpected \" \" in column 11. Check the commas, quotes and brackets around it.")]
    [InlineData(
        "{ \"a\": \"\\ud800\" }",
        "course.json:1: the string holds half of a surrogate pair. Write both halves (\\ud83d\\ude00), or the character itself.")]
    [InlineData("\0", "course.json:1: not JSON: unexpected \"\\u0000\" in column 1. Delete it; in a string, write a line break as \\n.")]
    [InlineData(
        "7", "course.json:1: the manifest is a number, needs an object with title and units. Write an object with title and units.")]
    public void What_is_not_a_manifest_is_refused_with_its_line(string text, string message) => Assert.Equal(message, Sample.Errors(text));

    // Not inline data: an attribute cannot carry half a character.
    [Fact]
    public void Text_with_half_a_surrogate_pair_is_refused_with_its_line()
    {
        var error = Assert.Single(Assert.Throws<CourseException>(() => Sample.Load("{\n  \"title\": \"\uD83D\" }")).Errors);
        Assert.Equal(("course.json:2: half of a surrogate pair. Delete the broken character.", 13), (error.ToString(), error.Column));
    }

    [Fact]
    public void Deep_nesting_is_an_error_and_not_a_stack_overflow()
    {
        var text = new string('[', 1_000_000);
        Assert.StartsWith("course.json:1: nested more than 16 deep. ", Sample.Errors(text));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_named()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("{\n  \"title\": \""), 0xC3, 0x28, .. "\" }"u8];
        var error = Assert.Single(Assert.Throws<CourseException>(() => Syllabus.Parse("/course", bytes, _ => true)).Errors);
        Assert.Equal("course.json:2: byte 0xC3 is not UTF-8. Save the file as UTF-8.", error.ToString());
        Assert.Equal(13, error.Column);
    }

    [Fact]
    public void An_endless_file_is_refused_by_its_size() =>
        Assert.StartsWith("course.json:1: the file has 2,000,000 bytes", Sample.Errors(new string(' ', 2_000_000)));
}
