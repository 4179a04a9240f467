using System.Globalization;
using Headroom.Briefs;
using Headroom.Grading;

namespace Graders;

/// <summary>
/// Three briefs, each read by a colleague who has 30 implementations and more. They are run: what they come to at the sizes and values of
/// which a brief speaks decides which of them keep to it, and what they come to where it matters decides which of those is worst.
/// </summary>
public sealed class BriefGrader : Grader
{
    private static readonly string[] s_kinds = ["wrong", "forbidden", "slow", "wasteful"];

    private readonly List<string> _idle = [];

    protected override void Require()
    {
        var seed = Draw.Int(1, 1_000_000);
        Judge(new SoftmaxTask(seed), Brief.Softmax);
        Judge(new QuantizerTask(seed), Brief.Quantizer);
        Judge(new SumTask(seed), Brief.Sums);
        Meaning("Whatever the colleague takes of what each brief leaves is right for you: it was run where you said it matters.");
        Meaning(_idle.Count == 0 ? "Every sentence excludes an implementation that no other one does."
            : $"These sentences exclude none that the others do not: {string.Join(", ", _idle)}.");
    }

    private void Judge(BriefTask task, Func<Sentence[]> written) =>
        Case($"{task.Name}: {task.Ways.Count} implementations", () => Part(task.Name, () =>
        {
            Sentence[] brief = [.. written() ?? []];
            if (Unread(brief) is { } unread)
            {
                That(false, "a brief that can be read", unread);
                return;
            }
            That(brief.AsSpan().SequenceEqual(written()), "the same brief again", "the second time the brief says something else");
            var (left, right) = (task.Left(brief), task.Left(task.Need));
            if (right.Count < 4 || task.Ways.Count < 24) throw new InvalidOperationException($"{task.Name}: {right.Count} are right");
            if (Handed(task, left) is var (way, shortfall))
                That(false, "what the colleague hands over", $"it is {s_kinds[shortfall.Kind]}: \"{task.Ways[way]}\". At "
                    + $"{task.Where(shortfall.Probe)}: {shortfall.Text}. {Missing(task, brief, way)}");
            else if (right.Except(left).ToList() is { Count: > 0 } lost)
                That(false, left.Count > 0 ? "what is right for you is allowed" : "something is left",
                    $"{(left.Count > 0 ? "" : "nothing keeps to all of it. ")}\"{task.Ways[lost[0]]}\" would be right for you, and so "
                    + $"would {Numbers.Count(lost.Count - 1, "other")} that the brief forbids: {TooMuch(task, brief, lost[0])}");
            else That(true, "what the colleague hands over is right", "");
            if (!AllRight || left.Count != right.Count) return;
            var idle = brief.Where(one => IsIdle(task, brief, one, left)).ToList();
            if (idle.Count > 0 && brief.All(task.Need.Contains))
                throw new InvalidOperationException($"{task.Name}: {Said(idle[0])} is needed and excludes nothing");
            _idle.AddRange(idle.Select(Said));
        }));

    private static bool IsIdle(BriefTask task, Sentence[] brief, Sentence one, List<int> left) =>
        !Enumerable.Range(0, task.Ways.Count).Except(left).Any(way => task.Keeps(way, Without(brief, one)));

    // Wrong before forbidden, before slow, before wasteful.
    private static (int Way, Shortfall Of)? Handed(BriefTask task, List<int> left)
    {
        var fallen = left.Select(way => (Way: way, Of: task.Worst(way, task.Need))).Where(one => one.Of is not null).ToList();
        return fallen.Count == 0 ? null : fallen.MinBy(one => one.Of!.Kind) is var worst ? (worst.Way, worst.Of!) : null;
    }

    // Which sentences would have kept the colleague from taking it.
    private static string Missing(BriefTask task, Sentence[] brief, int way)
    {
        Sentence[] With(Sentence needed) => [.. brief.Where(one => Subject(one) != Subject(needed)), needed];
        var excluding = task.Need.Where(needed => !task.Keeps(way, With(needed))).ToList();
        if (excluding.Count == 0) return "More than one sentence is missing.";
        var there = excluding.Select(needed => Array.Find(brief, one => Subject(one) == Subject(needed)))
            .FirstOrDefault(one => one is not null);
        return there is not null ? $"{Said(there)} lets it through: read again what is asked there"
            : $"No sentence speaks of {string.Join(", or of ", excluding.Select(Subject))}";
    }

    private static string TooMuch(BriefTask task, Sentence[] brief, int way)
    {
        // With what is needed in its place.
        Sentence[] Mended(Sentence one) => [.. Without(brief, one), .. task.Need.Where(needed => Subject(needed) == Subject(one))];
        var guilty = brief.Where(one => task.Keeps(way, Mended(one))).Select(Said).ToList();
        return guilty.Count > 0 ? $"{guilty[0]} asks for more than you need"
            : $"several sentences ask for more than you need. At {(task.Worst(way, brief) is { } worst
                ? $"{task.Where(worst.Probe)}: {worst.Text}" : "")}";
    }

    private static Sentence[] Without(Sentence[] brief, Sentence left) => [.. brief.Where(one => one != left)];

    private static string? Unread(Sentence[] brief)
    {
        if (brief.Length == 0) return "the brief says nothing";
        if (Array.Exists(brief, one => one is null)) return "a sentence is null";
        foreach (var sentence in brief)
        {
            var subject = Subject(sentence);
            if (brief.Count(one => Subject(one) == subject) > 1) return $"two sentences speak of {subject}: which one counts?";
            var problem = sentence switch
            {
                Size { From: < 0 } => "a size below 0",
                Size size when size.From > size.To => "no size lies there",
                Values values when !(values.From <= values.To) || double.IsInfinity(values.To - values.From) =>
                    "finite ends, the lower one first",
                Codes codes when codes.From > codes.To => "no code lies there",
                Within { Error: not >= 0 } => "an error of 0 or more",
                AtMost { Limit: not >= 0 } => "a limit of 0 or more",
                _ => null,
            };
            if (problem is not null) return $"{Said(sentence)} cannot be read: {problem}";
        }
        return null;
    }

    private static string Subject(Sentence sentence) => sentence switch
    {
        Size size => $"Size of {size.Of}",
        Holds holds => $"Holds {holds.What}",
        SameBits same => $"SameBits whatever {same.Whatever}",
        Forbids forbids => $"Forbids {forbids.What}",
        AtMost most => $"AtMost {most.Of}",
        _ => sentence.GetType().Name,
    };

    private static string Said(Sentence sentence) => string.Create(CultureInfo.InvariantCulture, $"{sentence switch
    {
        Size size => $"Size({size.Of}, {size.From}, {size.To})",
        Values values => $"Values({values.From:R}, {values.To:R})",
        Holds holds => $"Holds({holds.What})",
        Within within => $"Within({within.Error:R})",
        Codes codes => $"Codes({codes.From}, {codes.To})",
        SameBits same => $"SameBits({same.Whatever})",
        Forbids forbids => $"Forbids({forbids.What})",
        AtMost most => $"AtMost({most.Of}, {most.Limit:R})",
        _ => sentence.GetType().Name,
    }}");
}
