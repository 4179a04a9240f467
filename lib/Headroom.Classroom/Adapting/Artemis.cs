using System.Globalization;
using System.Xml;
using Headroom.Classroom.Marking;
using Headroom.Course.Units;
using Headroom.Grading;

namespace Headroom.Classroom.Adapting;

/// <summary>
/// Artemis reads JUnit XML, here from <c>results/headroom.xml</c>: a test case passes or fails, and its weight is set in Artemis. An
/// exercise is one test case, so that parts of it bring no points there.
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
            Suite(xml, marks);
        });
    }

    private static void Suite(XmlWriter xml, HostedMarks marks)
    {
        var failures = marks.Marks.Count(one => !Passes(one.Mark));
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", "Headroom");
        xml.WriteAttributeString("tests", Number(marks.Marks.Count));
        xml.WriteAttributeString("failures", Number(failures));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", "0");
        xml.WriteAttributeString("time", Number(marks.Seconds));
        foreach (var (exercise, mark) in marks.Marks) Case(xml, exercise, mark);
        if (marks.Problems.Count > 0) xml.WriteElementString("system-out", Shown.Problems(marks.Problems));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, Exercise exercise, Mark mark)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", $"{exercise.Id} {exercise.Title}");
        xml.WriteAttributeString("classname", $"Headroom.{exercise.Name}");
        xml.WriteAttributeString("time", Number(mark.Seconds));
        if (!Passes(mark))
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", Shown.Plain(mark.Held is { } why ? $"held: {why}" : mark.Headline));
            xml.WriteString(Shown.Report(mark));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static bool Passes(Mark mark) => mark.Outcome == Outcome.Passed && mark.Held is null;

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
