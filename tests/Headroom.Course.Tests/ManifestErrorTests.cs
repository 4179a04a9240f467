using Headroom.Course.Errors;

namespace Headroom.Course.Tests;

public sealed class ManifestErrorTests
{
    [Theory]
    // Hints
    [InlineData(
        "\"one\", \"two\", \"three\"", "\"one\", \"two\"",
        "course.json:30: exercise 01.2: 2 hints, needs 3. Add a hint: the idea, the formula, nearly the answer.")]
    [InlineData(
        "\"one\", \"two\", \"three\"", "\"one\", \"two\", \"three\", \"four\"",
        "course.json:30: exercise 01.2: 4 hints, needs 3. Remove a hint.")]
    [InlineData(
        "\"one\", \"two\", \"three\"", "\"one\", \" \", \"three\"",
        "course.json:30: exercise 01.2: hints[1] is empty. Write a line of text.")]
    [InlineData(
        "\"one\", \"two\", \"three\"", "\"one\", \"two\", \"One\"",
        "course.json:30: exercise 01.2: hint \"One\" stands twice, first in line 30. Change or remove one of them.")]
    // Properties
    [InlineData("\"points\": 1,", "", "course.json:22: exercise 01.2: missing property \"points\". Add it: a whole number from 1 to 10.")]
    [InlineData(
        "\"points\": 1", "\"point\": 1, \"points\": 1",
        "course.json:26: exercise 01.2: unknown property \"point\". Nearest known: points, hints.")]
    [InlineData(
        "\"points\": 1", "\"points\": 1, \"points\": 2",
        "course.json:26: exercise 01.2: property \"points\" stands twice, first in line 26. Remove one of them.")]
    [InlineData(
        "\"points\": 1", "\"points\": \"1\"",
        "course.json:26: exercise 01.2: points is a string, needs a whole number from 1 to 10. Write a whole number from 1 to 10.")]
    [InlineData(
        "\"points\": 1", "\"points\": -1",
        "course.json:26: exercise 01.2: points is -1, needs a whole number from 1 to 10. Write a whole number from 1 to 10.")]
    [InlineData(
        "\"points\": 1", "\"points\": 1.5",
        "course.json:26: exercise 01.2: points is 1.5, needs a whole number from 1 to 10. Write a whole number from 1 to 10.")]
    [InlineData("\"Write some.\"", "null", "course.json:39: unit 02: summary is null, needs a line of text. Write a line of text.")]
    [InlineData(
        "\"Write some.\"", "\"Wri\\u0007te\"",
        "course.json:39: unit 02: summary holds a control or invisible character: \"Wri\\u0007te\". Delete the character; every text is "
        + "one plain line.")]
    [InlineData("\"Sample\"", "[\"Sample\"]", "course.json:3: title is a list, needs a line of text. Write a line of text.")]
    // Ids
    [InlineData(
        "\"01.2\"", "\"01.1\"", "course.json:23: exercise 01.1: id \"01.1\" is taken, first in line 14. Give each exercise its own id.")]
    [InlineData(
        "\"01.2\"", "\"1.2\"",
        "course.json:23: unit 01: exercises[1]: id is \"1.2\". Write the unit's id, a dot and a number from 1, as in \"01.2\".")]
    [InlineData("\"01.2\"", "\"02.2\"", "course.json:23: exercise 02.2: stands in unit 01. Number it 01.N, or move it to unit 02.")]
    [InlineData(
        "\"id\": \"02.1\",", "",
        "course.json:43: unit 02: exercises[0]: missing property \"id\". Add it: the unit's id, a dot and a number from 1, as in "
        + "\"01.2\".")]
    // Paths
    [InlineData(
        "\"01-roofline/Ridge.cs\"", "\"01-roofline/intensity.cs\"",
        "course.json:24: exercise 01.2: file is \"01-roofline/intensity.cs\". Write a path as in \"01-roofline/Intensity.cs\".")]
    [InlineData(
        "\"01-roofline/Ridge.cs\"", "\"01-roofline/INTENSITY.cs\"",
        "course.json:24: exercise 01.2: file \"01-roofline/Intensity.cs\" is taken, first in line 15. Give each exercise its own file.")]
    [InlineData(
        "\"01-roofline/Ridge.cs\"", "\"02-kernels/Ridge.cs\"",
        "course.json:24: exercise 01.2: file \"02-kernels/Ridge.cs\" is not in the unit's folder. Put it in 01-roofline/.")]
    [InlineData(
        "\"01-roofline/Ridge.cs\"", "\"../Ridge.cs\"",
        "course.json:24: exercise 01.2: file \"../Ridge.cs\" leaves the repository. Write a path as in \"01-roofline/Intensity.cs\", "
        + "with no \"..\", drive, backslash or leading slash.")]
    [InlineData(
        "\"01-roofline/Ridge.cs\"", "\"/etc/Ridge.cs\"",
        "course.json:24: exercise 01.2: file \"/etc/Ridge.cs\" leaves the repository. Write a path as in \"01-roofline/Intensity.cs\", "
        + "with no \"..\", drive, backslash or leading slash.")]
    [InlineData(
        "notebooks/02-kernels.ipynb", "C:\\\\02.ipynb",
        "course.json:40: unit 02: notebook \"C:\\02.ipynb\" leaves the repository. Write a path as in \"notebooks/01-roofline.ipynb\", "
        + "with no \"..\", drive, backslash or leading slash.")]
    [InlineData(
        "\"RidgeGrader\"", "\"IntensityGrader\"",
        "course.json:25: exercise 01.2: grader \"IntensityGrader\" is taken, first in line 16. Give each exercise its own grader.")]
    // Budgets
    [InlineData(
        "\"seconds\": 5.5", "\"seconds\": \"5.5\"",
        "course.json:31: exercise 01.2: budgets.seconds is a string, needs a number above 0, at most 600. Write a number above 0, at "
        + "most 600.")]
    [InlineData(
        "\"seconds\": 5.5", "\"seconds\": -5",
        "course.json:31: exercise 01.2: budgets.seconds is -5, needs a number above 0, at most 600. Write a number above 0, at most 600.")]
    [InlineData(
        "\"seconds\": 5.5", "\"seconds\": 1e999",
        "course.json:31: exercise 01.2: budgets.seconds is Infinity, needs a number above 0, at most 600. Write a number above 0, at "
        + "most 600.")]
    [InlineData(
        "\"seconds\": 5.5", "\"seconde\": 5.5",
        "course.json:31: exercise 01.2: unknown property \"budgets.seconde\". Nearest known: seconds, timed.")]
    [InlineData(
        "\"timed\": true", "\"timed\": 1",
        "course.json:52: exercise 02.1: budgets.timed is a number, needs true or false. Write true or false.")]
    [InlineData(
        "\"budgets\": { \"timed\": true }", "\"budgets\": [1]",
        "course.json:52: exercise 02.1: budgets is a list, needs an object of budgets. Write an object of budgets.")]
    // The default path, and what an exercise needs
    [InlineData("\"core\": false,", "", "course.json:43: exercise 02.1: missing property \"core\". Add it: true or false.")]
    [InlineData(
        "\"minutes\": 20", "\"minutes\": 61",
        "course.json:27: exercise 01.2: minutes is 61, needs a whole number from 2 to 60. Write a whole number from 2 to 60.")]
    [InlineData(
        "\"needs\": [\"01.1\"]", "\"needs\": [\"01.3\"]",
        "course.json:29: exercise 01.2: needs \"01.3\", which is no exercise. Nearest: 01.1, 01.2, 02.1.")]
    [InlineData(
        "\"needs\": [\"01.1\"]", "\"needs\": [\"02.1\"]",
        "course.json:29: exercise 01.2: needs 02.1, which does not stand before it. Name exercises that come earlier.")]
    [InlineData(
        "\"needs\": [\"01.1\"]", "\"needs\": [\"01.2\"]",
        "course.json:29: exercise 01.2: needs 01.2, which does not stand before it. Name exercises that come earlier.")]
    [InlineData(
        "\"needs\": [\"01.1\"]", "\"needs\": [\"1.1\"]",
        "course.json:29: exercise 01.2: needs[0] is \"1.1\". Write the unit's id, a dot and a number from 1, as in \"01.2\".")]
    [InlineData(
        "\"needs\": [ \"01.1\" ]", "\"needs\": [\"01.1\", \"01.1\"]",
        "course.json:50: exercise 02.1: exercise id \"01.1\" stands twice, first in line 50. Change or remove one of them.")]
    [InlineData(
        "\"minutes\": 15,\n          \"core\": true", "\"minutes\": 15,\n          \"core\": false",
        "course.json:29: exercise 01.2: is core, and needs 01.1, which is not. Make 01.1 core too, or remove it from needs.")]
    // builds_on
    [InlineData(
        "\"builds_on\": [\"01\"]", "\"builds_on\": [\"03\"]",
        "course.json:41: unit 02: builds_on names \"03\", which is no unit. Nearest: 01, 02.")]
    [InlineData(
        "\"builds_on\": [\"01\"]", "\"builds_on\": [\"02\"]",
        "course.json:41: unit 02: builds_on runs in a circle, 02 -> 02. Remove one of its steps.")]
    [InlineData(
        "\"builds_on\": [],", "\"builds_on\": [\"02\"],",
        "course.json:41: unit 02: builds_on runs in a circle, 01 -> 02 -> 01. Remove one of its steps.")]
    [InlineData(
        "\"builds_on\": [\"01\"]", "\"builds_on\": [\"01\", \"01\"]",
        "course.json:41: unit 02: unit id \"01\" stands twice, first in line 41. Change or remove one of them.")]
    public void A_wrong_value_is_named_with_line_and_fix(string found, string replacement, string message) =>
        Assert.Equal(message, Sample.Errors(Sample.With(found, replacement)));

    [Fact]
    public void A_unit_before_one_it_builds_on_is_out_of_order()
    {
        var text = Sample.With("\"builds_on\": [],", "\"builds_on\": [\"02\"],").Replace("\"builds_on\": [\"01\"]", "\"builds_on\": []");
        Assert.Equal(
            "course.json:11: unit 01: builds on 02, which comes later. Move unit 02 before unit 01, or remove it from builds_on.",
            Sample.Errors(text));
    }

    [Fact]
    public void Units_stand_in_the_order_of_their_ids() =>
        Assert.Equal("course.json:36: unit 02: stands after 05. Order units by id.", Sample.Errors(Sample.Text.Replace("\"01", "\"05")));

    [Fact]
    public void A_missing_file_is_named_with_the_line_that_asks_for_it() =>
        Assert.Equal("course.json:24: exercise 01.2: there is no solutions/01-roofline/Ridge.cs. Create it, or mend \"file\".",
            Sample.Errors(Sample.Text, path => path != "solutions/01-roofline/Ridge.cs"));

    [Fact]
    public void All_errors_are_reported_together_in_the_order_of_the_file()
    {
        var text = Sample.With("\"points\": 3", "\"points\": 0").Replace("\"Rooflines\"", "\"\"").Replace("\"02-kernels/Copy.cs\"", "7")
            .Replace("\"one\", ", "");
        var errors = Assert.Throws<CourseException>(() => Sample.Load(text)).Errors;
        Assert.Equal([8, 30, 45, 47], errors.Select(error => error.Line));
    }

    [Fact]
    public void A_column_counts_characters()
    {
        var text = Sample.With("[\"idea\", \"formula\", \"answer · 2\"]", "[\"ab · c\", \"b\", 3]");
        var error = Assert.Single(Assert.Throws<CourseException>(() => Sample.Load(text)).Errors);
        Assert.Equal((20, 36), (error.Line, error.Column));
    }

    [Fact]
    public void A_screen_is_enough_for_many_errors()
    {
        var text = Sample.With("\"title\": \"Sample\"", string.Join(",\n", Enumerable.Range(0, 500).Select(i => $"\"x{i}\": 0")));
        Assert.Equal(21, Sample.Errors(text).Split('\n').Length);
        Assert.EndsWith("... and 480 more", Sample.Errors(text));
    }

    [Fact]
    public void Members_that_are_unknown_or_stand_twice_are_named_all_together_wherever_they_stand()
    {
        var text = Sample.With("\"slug\": \"kernels\"", "\"Slug\": \"kernels\"")
            .Replace("\"points\": 1", "\"title\": \"Ridge\", \"points\": 1")
            .Replace("\"grader\": \"MoveGrader\"", "\"grader\": \"A\", \"grader\": \"B\"");
        Assert.Equal(
            """
            course.json:26: exercise 01.2: unknown property "title". Nearest known: file, id.
            course.json:37: unit 02: unknown property "Slug". Nearest known: slug, id.
            course.json:46: exercise 02.1: property "alternatives[0].grader" stands twice, first in line 46. Remove one of them.
            """.ReplaceLineEndings("\n"), Sample.Errors(text));
    }

    [Fact]
    public void Text_that_is_too_long_is_refused_and_not_repeated()
    {
        var message = Sample.Errors(Sample.With("\"Write some.\"", $"\"{new string('x', 5000)}\""));
        Assert.Equal("course.json:39: unit 02: summary has 5,000 characters, at most 200. Shorten it.", message);
    }
}
