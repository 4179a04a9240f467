using First = SecondRollout.First;

namespace Graders;

// Whether a record may be sent: each part of it that lines, names and runs look at decides a case by itself.
public sealed partial class SecondRolloutGrader
{
    private const string Small = "return total + count - empty;";

    private void Verdicts()
    {
        var clean = Clean();
        const string Line = "if(items is null) throw new EmptyBasket(nameof(items));";
        string[] all = [Line, clean.Instruction, .. clean.Transcript];
        First Both(string words) => clean with { Title = words, Body = $"It says: {words}" };

        MaySend("a clean record", clean);
        MaySend("everything in the title", clean with { Title = string.Join(' ', all) });
        MaySend("everything in the body", clean with { Body = string.Join('\n', all) });
        MaySend("a line and names", Both(Line));
        MaySend("a name alone", Both("EmptyBasket"));
        MaySend("the instruction", Both(clean.Instruction));
        foreach (var (i, message) in clean.Transcript.Index()) MaySend($"message {i + 1} of {clean.Transcript.Length}", Both(message));
        MaySend("no transcript", clean with { Transcript = [] });
        LinesDecide(clean with { Patch = [$"+    {Small}"] });
        NamesDecide(clean);
        RunsDecide(clean);
    }

    private void LinesDecide(First small)
    {
        MaySend("a line of small words in the body", small with { Body = $"It has {Small}" });
        MaySend("a line of small words in the title", small with { Title = Small });
        MaySend("a line from the title into the body", small with { Title = "It has return total", Body = "+ count - empty; now." });
        MaySend("a line that the file has too",
            small with { Patch = ["+    return items.Length;"], Body = "At its end: return items.Length;" });
        MaySend("a line that the file has once it is changed", small with { After = $"{File}// {Small}\n", Body = $"It has {Small}" });
        MaySend("a line that goes", small with { Patch = [$"-    {Small}"], Body = $"It had {Small}" });
    }

    private void NamesDecide(First clean)
    {
        First old = clean with { Patch = ["+ OldName();"], Body = "It calls OldName." };
        MaySend("halves of a name in title and body", clean with { Title = "It is an Empty", Body = "Basket that is told." });
        MaySend("a name in the body", clean with { Body = "It throws an EmptyBasket." });
        MaySend("a name in the title", clean with { Title = "It throws an EmptyBasket" });
        MaySend("a name that the file has too", old with { Before = $"{File}// OldName\n", After = $"{File}// OldName\n" });
        MaySend("a name that the file has once it is changed", clean with { Body = "There is a firstOne at the start." });
        MaySend("a name of the path", old with { Path = "src/OldName.cs" });
        MaySend("a name of the transcript alone", clean with { Transcript = ["Of OtherName."], Body = "It calls OtherName." });
    }

    private void RunsDecide(First clean)
    {
        MaySend("the instruction in the body", clean with { Body = clean.Instruction });
        MaySend("the instruction in the title", clean with { Title = clean.Instruction });
        foreach (var (i, message) in clean.Transcript.Index())
        {
            MaySend($"message {i + 1} of {clean.Transcript.Length} in the body", clean with { Body = message });
            MaySend($"message {i + 1} of {clean.Transcript.Length} in the title", clean with { Title = message });
        }
        MaySend("the first message and the last", clean with { Body = $"{clean.Transcript[0]} {clean.Transcript[^1]}" });
        MaySend("a run from the title into the body", clean with { Title = "An empty", Body = "basket shall be told." });
        MaySend("the end of a message and the start of the next", clean with { Body = "Of this method at all an empty basket." });
        MaySend("the end of the last message and the start of the instruction",
            clean with { Body = "So it is from now on: somebody put nothing." });
        MaySend("the end of the instruction and the start of the first message",
            clean with { Transcript = ["Let us look."], Body = "Nobody noticed it for days: let us see." });
        MaySend("the file's own words",
            clean with { Body = "In class Basket, int Count(int[] items) is all." });
        MaySend("words that the file has once it is changed",
            clean with { After = $"// {clean.Instruction}\n{File}", Body = clean.Instruction });
        MaySend("words of the patch alone",
            clean with { Patch = ["+ // we go on with what is left"], Body = "We go on, with what is left." });
    }

    private void MaySend(string name, First first) => Case($"MaySend, {name}", () => Part("MaySend", () =>
    {
        Input("the patch", first.Patch);
        Input("the transcript", first.Transcript);
        var (got, right) = (SecondRollout.MaySend(first), Verdict(first));
        (Func<First, First> Blind, string Cause)[] blind =
        [
            (one => one with { Title = "" }, "the title gives things away too"),
            (one => one with { Body = "" }, "the body gives things away too"),
            (one => one with { Instruction = "" }, "the instruction must not stand in the description"),
            (one => one with { Transcript = [] }, "every message of the transcript counts"),
            (one => one with { Transcript = [.. one.Transcript.TakeLast(1)] }, "every message of the transcript counts"),
            (one => one with { Transcript = [.. one.Transcript.Take(1)] }, "every message of the transcript counts"),
            (one => one with { Transcript = [string.Join('\n', one.Transcript)] }, "a run stands within one message"),
            (one => one with { Transcript = [string.Join('\n', one.Transcript.Append(one.Instruction))] },
                "a run stands within one message"),
            (one => one with { Patch = [] }, "lines and names of the patch must not stand there"),
            (one => one with { Path = "" }, "the path is known"),
            (one => one with { Before = "" }, "what the file has gives nothing away"),
            (one => one with { Before = one.After }, "the file with the change knows everything: take it as it was"),
        ];
        // A cause is told where one alone explains the answer.
        string[] causes = got == right ? []
            : [.. blind.Where(each => Verdict(each.Blind(first)) == got).Select(each => each.Cause).Distinct()];
        var cause = causes is [var only] ? only : null;
        That(got == right, "whether it may be sent",
            (got ? "sent, though it gives something away" : "held back, though it gives nothing away")
            + (cause is null ? "" : $": {cause}"));
    }));

    private static bool Verdict(First first)
    {
        var (reference, description) = (new Reference(), $"{first.Title}\n{first.Body}");
        return reference.Lines(first.Before, first.Patch, description).Length == 0
            && reference.Names(first.Path, first.Before, first.Patch, description).Length == 0
            && first.Transcript.Append(first.Instruction).All(text => reference.Runs(text, first.Before, description).Length == 0);
    }
}
