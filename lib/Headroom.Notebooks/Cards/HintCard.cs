using System.Net;
using Headroom.Course.Units;
using Headroom.Grading.Reporting;

namespace Headroom.Notebooks.Cards;

/// <summary>The hints of an exercise that the learner has asked for; the newest is open, those before it folded.</summary>
public sealed record HintCard(Exercise Exercise, int Shown)
{
    private int All => Exercise.Hints.Count;

    private string Next => Shown < All
        ? $"Check(\"{Exercise.Id}\")     more  Hint(\"{Exercise.Id}\")   ({Shown + 1} of {All})"
        : $"Check(\"{Exercise.Id}\")     or see it solved  ./course solution {Exercise.Id} --give-up";

    /// <summary>All of them in order, as plain text.</summary>
    public override string ToString() =>
        $"{Exercise.Id} {Exercise.Title}, hint {Shown} of {All}\n\n"
        + string.Concat(Exercise.Hints.Take(Shown).Select((hint, i) => $"{i + 1}  {hint}\n\n"))
        + $"next  {Next}";

    internal string ToHtml()
    {
        var folded = Exercise.Hints.Take(Shown - 1)
            .Select((hint, i) =>
            $"<details><summary>hint {i + 1}</summary><p style=\"margin:.4em 0 .4em 1.2em\">{Encode(hint)}</p></details>");
        return Card.Around($"Hint {Shown} of {All} for exercise {Exercise.Id}", Card.Neutral,
            $"<div><b>{Encode($"{Exercise.Id} {Exercise.Title}")}</b> {Card.Html(new Piece($"hint {Shown} of {All}", Ink.Muted))}</div>"
            + string.Concat(folded)
            + $"<p style=\"margin:.6em 0\">{Encode(Exercise.Hints[Shown - 1])}</p>"
            + $"<div>{Card.Html(new Piece("next ", Ink.Muted))}<code style=\"white-space:pre-wrap\">{Encode(Next)}</code></div>");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
