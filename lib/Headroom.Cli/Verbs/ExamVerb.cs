using System.CommandLine;
using System.Globalization;
using Headroom.Agents.Examining;
using Headroom.Course.Units;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary><c>exam [--name NAME] [--key]</c>: five questions about the learner's kernels, and their answers for who asks.</summary>
internal static class ExamVerb
{
    private const string Exercise = "10.8";

    public static Command Create(Learner learner)
    {
        var name = new Option<string>("--name") { Description = "whose exam: another name draws other questions", Required = true };
        var key = new Option<bool>("--key") { Description = "with the answers, for who asks; they are counted now" };
        var solutions = new Option<bool>("--solutions") { Description = "about the course's own kernels in place of yours" };
        var command = new Command("exam", "Five questions about kernels of yours, for exercise 10.8 and for an exam in person.")
        {
            name, key, solutions,
        };
        command.SetAction(parsed => Run(
            learner, parsed.GetRequiredValue(name), parsed.GetValue(key), parsed.GetValue(solutions)));
        return command;
    }

    private static int Run(Learner learner, string name, bool withKey, bool ofSolutions)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new UsageException("--name is empty: whose exam is it?");
        var exam = KernelExam.Draw(name, Sources(learner, learner.Course.Find(Exercise), ofSolutions));
        if (exam.WhyNone is { } why) throw new UsageException(why);
        var screen = learner.Screen;
        screen.Write([new Piece("Oral exam", Ink.Strong), new Piece($"   {name}, about {string.Join(", ", exam.Right)}", Ink.Muted)]);
        for (var i = 0; i < exam.Questions.Count; i++)
        {
            screen.Blank();
            screen.Paragraph($"{i + 1}", exam.Questions[i].Text);
            if (withKey) screen.Labelled("", new Piece(Said(exam.Questions[i]), Ink.Good));
        }
        screen.Blank();
        screen.Labelled("next", new Piece($"exercises/10-agents/OralExam.cs", Ink.Path), new Piece("   then  ", Ink.Muted),
            new Piece($"./course check {Exercise}", Ink.Path));
        return Exit.Ok;
    }

    private static string Said(ExamQuestion question) =>
        question.Answer.ToString(question.IsRatio ? "0.###" : "#,0", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Sources(Learner learner, Exercise exam, bool ofSolutions) => exam.NeededFiles
        .Select(file => (Name: file, Path: learner.Layout.PathTo((ofSolutions ? "solutions/" : "exercises/") + file)))
        .Where(file => File.Exists(file.Path)).ToDictionary(file => file.Name, file => File.ReadAllText(file.Path));
}
