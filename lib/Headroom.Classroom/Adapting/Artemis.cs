using System.Globalization;
using System.Xml;
using Headroom.Classroom.Marking;
using Headroom.Course.Units;
using Headroom.Grading;

namespace Headroom.Classroom.Adapting;

/// <summary>
/// Artemis reads JUnit XML, here from <c>results/headroom.xml</c>: a test case passes or fails, and its weight is set in Artemis. An
/// exercise is one test case, and so is each part of one that grades parts by themselves: with weights on the parts, those that are right
/// bring points there too.
/// </summary>
public static class Artemis
{
    public static string Folder(string root) => Path.Combine(root, "assignment");

    public static void Write(HostedMarks marks, string root)
    {
        ArgumentNullException.ThrowIfNull(marks);
        AtomicFile.Write(Path.Combine(root, "results", "headroom.xml"), stream =>
        {
            using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, CloseOutput = false });
            Suite(xml, marks, [.. marks.Marks.SelectMany(one => Cases(one.Exercise, one.Mark))]);
        });
    }

    private static void Suite(XmlWriter xml, HostedMarks marks, IReadOnlyList<Case> cases)
    {
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", "Headroom");
        xml.WriteAttributeString("tests", Number(cases.Count));
        xml.WriteAttributeString("failures", Number(cases.Count(one => one.Failure is not null)));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", "0");
        xml.WriteAttributeString("time", Number(marks.Seconds));
        foreach (var one in cases) Write(xml, one);
        if (marks.Problems.Count > 0) xml.WriteElementString("system-out", Shown.Problems(marks.Problems));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, Case one)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", one.Name);
        xml.WriteAttributeString("classname", one.Class);
        xml.WriteAttributeString("time", Number(one.Seconds));
        if (one.Failure is { } failure)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", failure.Message);
            xml.WriteString(failure.Text);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    // The report stands once, with the whole: a case for each part would say it as often again.
    private static IEnumerable<Case> Cases(Exercise exercise, Mark mark)
    {
        var (name, type) = ($"{exercise.Id} {exercise.Title}", $"Headroom.{exercise.Name}");
        var held = mark.Held is { } why ? Shown.Plain($"held: {why}") : null;
        yield return new(name, type, mark.Seconds,
            mark.Outcome == Outcome.Passed && held is null ? null : (held ?? Shown.Plain(mark.Headline), Shown.Report(mark)));
        foreach (var part in mark.Parts)
            yield return new($"{name}: {part.Name}", type, 0,
                part.Counts && held is null ? null : (held ?? Said(part.Outcome), $"the report stands under \"{name}\""));
    }

    private static string Said(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "not counted, because of what the whole came to",
        Outcome.NotAttempted => "not attempted",
        _ => "not right yet",
    };

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private sealed record Case(string Name, string Class, double Seconds, (string Message, string Text)? Failure);
}
