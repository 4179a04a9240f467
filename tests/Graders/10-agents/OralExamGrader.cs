using System.Globalization;
using Headroom.Agents.Examining;
using Headroom.Grading;

namespace Graders;

/// <summary>Five questions about the learner's own kernels. What is right is counted here and never told: only which answers are.</summary>
public sealed class OralExamGrader : Grader
{
    // What the answers are about lies in the library: a kernel that is counted, or a device to count it on.
    protected override IReadOnlyList<string> Forbidden =>
    [
        "ILGPU", "Headroom.Simulator", "Headroom.Kernels", "Headroom.Launching", "Headroom.Agents", "Headroom.Counting",
        "Headroom.Diagnosing",
    ];

    protected override void Require()
    {
        string? name = null;
        Case("the name", () =>
        {
            name = OralExam.Name;
            That(!string.IsNullOrWhiteSpace(name), "a name that questions can be drawn for", "the name is empty");
        });
        double[]? answers = null;
        Case("the answers", () =>
        {
            answers = OralExam.Answers;
            That(answers?.Length == KernelExam.Count, "five answers", $"there are {answers?.Length ?? 0} answers, and five questions");
        });
        if (string.IsNullOrWhiteSpace(name) || answers?.Length != KernelExam.Count) return;
        Questions(name, [.. answers]);
    }

    private void Questions(string name, double[] answers)
    {
        var exam = KernelExam.Draw(name, Request.Sources);
        if (exam.WhyNone is { } why)
        {
            Case("kernels to ask about", () => That(false, "there are kernels of yours that are right", why));
            return;
        }
        for (var i = 0; i < answers.Length; i++) Question(i, exam.Questions, answers);
        var about = string.Join(", ", exam.Questions.Select(one => one.Exercise).Distinct().Order());
        Meaning($"You know your kernels: {about}. Somebody who asks you in person draws other questions with another name: "
            + "./course exam --name NAME --key.");
    }

    // By its number alone: who grades a class compares names of cases with those of another learner's exam.
    private void Question(int at, IReadOnlyList<ExamQuestion> all, double[] answers) => Case($"question {at + 1}", () =>
    {
        var (question, answer) = (all[at], answers[at]);
        var said = answer.ToString(CultureInfo.InvariantCulture);
        // Right here, and wrong where it stands.
        var elsewhere = Enumerable.Range(0, answers.Length)
            .FirstOrDefault(i => question.Accepts(answers[i]) && !all[i].Accepts(answers[i]), -1);
        That(question.Accepts(answer), $"the answer about {question.Exercise} is the meter's",
            double.IsNaN(answer) ? "it is no number"
            : elsewhere >= 0 ? $"{said} is not what is asked here; your answer {elsewhere + 1} is"
            : question.Mistake(answer) is { } mistake ? $"{said}: {mistake}"
            : $"{said} is not what the meter counts");
    });
}
