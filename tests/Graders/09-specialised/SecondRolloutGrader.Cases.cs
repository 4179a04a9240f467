using First = SecondRollout.First;

namespace Graders;

// How a case asks, and what known mistakes would have said.
public sealed partial class SecondRolloutGrader
{
    private void Lines(string name, string description, string[]? patch = null) => Case($"Lines, {name}", () => Part("Lines", () =>
    {
        var given = Input("the patch", patch ?? s_patch);
        string[] Right(Reference reference) => reference.Lines(File, given, description);
        Same("lines given away", SecondRollout.Lines(File, given, description), Right,
            (new() { Verbatim = true }, "white space does not hide a line: it is removed from everything"),
            (new() { Trimmed = true }, "white space inside a line does not hide it either"),
            (new() { RemovedToo = true }, "a line that goes stands in the file anyway: only added lines count"),
            (new() { KnownToo = true }, "what stands in the file as it was gives nothing away"),
            (new() { Shortest = 0 }, "a line of fewer than 10 characters says nothing"),
            (new() { Shortest = 11 }, "a line of just 10 characters counts"),
            (new() { HeadsSkipped = true }, "a line that begins with +++ was added here: the patch has no heads of files"),
            (new() { AnyCase = true }, "upper and lower case differ"),
            (new() { Repeated = true }, "each line once"));
    }));

    private void Names(string name, string description, string path = "src/Basket.cs", string? before = null, string[]? patch = null) =>
        Case($"Names, {name}", () => Part("Names", () =>
        {
            var given = Input("the patch", patch ?? s_patch);
            before ??= File;
            string[] Right(Reference reference) => reference.Names(path, before, given, description);
            Same("names given away", SecondRollout.Names(path, before, given, description), Right,
                (new() { AnyWord = true }, "a word of small letters may be English: a name has a digit, a _ or a capital inside"),
                (new() { CapitalFirst = true }, "a capital at the start makes no name: sentences begin so"),
                (new() { Parts = true }, "a part of a longer word is another word"),
                (new() { KnownToo = true }, "a name that the file has gives nothing away"),
                (new() { PathToo = true }, "a name of the path is known to the second rollout"),
                (new() { RemovedToo = true }, "names of added lines alone count"),
                (new() { ContextToo = true }, "names of added lines alone count: a line that stays is known"),
                (new() { AnyCase = true }, "upper and lower case differ"),
                (new() { HeadsSkipped = true }, "a line that begins with +++ was added here: the patch has no heads of files"),
                (new() { Repeated = true }, "each name once"));
        }));

    private void Runs(string name, string text, string description) => Case($"Runs, {name}", () => Part("Runs", () =>
    {
        string[] Right(Reference reference) => reference.Runs(text, File, description);
        Same("runs given away", SecondRollout.Runs(text, File, description), Right,
            (new() { Width = 5 }, "six words are a run, not five"),
            (new() { Width = 7 }, "six words are a run, not seven"),
            (new() { CaseMatters = true }, "upper and lower case do not matter in runs of words"),
            (new() { KnownToo = true }, "words that stand in a row in the file give nothing away"),
            (new() { Scattered = true }, "the six words must stand in a row in the description"),
            (new() { Repeated = true }, "each run once"));
    }));

    private void MaySend(string name, First first) => Case($"MaySend, {name}", () => Part("MaySend", () =>
    {
        Input("the patch", first.Patch);
        Input("the transcript", first.Transcript);
        var (got, right) = (SecondRollout.MaySend(first), Verdict(new(), first));
        (Func<First, First> Blind, string Cause)[] blind =
        [
            (one => one with { Title = "" }, "the title gives things away too"),
            (one => one with { Body = "" }, "the body gives things away too"),
            (one => one with { Instruction = "" }, "the instruction must not stand in the description"),
            (one => one with { Transcript = [] }, "every message of the transcript counts"),
            (one => one with { Transcript = [.. one.Transcript.TakeLast(1)] }, "every message of the transcript counts"),
            (one => one with { Transcript = [.. one.Transcript.Take(1)] }, "every message of the transcript counts"),
            (one => one with { Patch = [] }, "lines and names of the patch must not stand there"),
            (one => one with { Before = one.After }, "the file with the change knows everything: take it as it was"),
        ];
        // A cause is told where one alone explains the answer.
        string[] causes = got == right ? []
            : [.. blind.Where(each => Verdict(new(), each.Blind(first)) == got).Select(each => each.Cause).Distinct()];
        var cause = causes is [var only] ? only : null;
        That(got == right, "whether it may be sent",
            (got ? "sent, though it gives something away" : "held back, though it gives nothing away")
            + (cause is null ? "" : $": {cause}"));
    }));

    private static bool Verdict(Reference reference, First first)
    {
        var description = $"{first.Title}\n{first.Body}";
        return reference.Lines(first.Before, first.Patch, description).Length == 0
            && reference.Names(first.Path, first.Before, first.Patch, description).Length == 0
            && first.Transcript.Append(first.Instruction).All(text => reference.Runs(text, first.Before, description).Length == 0);
    }

    private void Same(string what, string[]? got, Func<Reference, string[]> right, params (Reference Mistake, string Cause)[] traps)
    {
        var expected = right(new());
        got ??= ["null"];
        if (got.SequenceEqual(expected))
        {
            That(true, what, "");
            return;
        }
        // A cause is told where one alone gives this answer.
        string[] causes = [.. traps.Where(trap => right(trap.Mistake).SequenceEqual(got)).Select(trap => trap.Cause).Distinct()];
        var cause = causes is [var only] ? only : got.Order().SequenceEqual(expected.Order()) ? "in another order than asked" : null;
        That(false, what, $"{Shown(got)} in place of {Shown(expected)}{(cause is null ? "" : $": {cause}")}");
    }

    private static string Shown(string[] values) => values.Length == 0 ? "none" : string.Join(", ", values.Select(value => $"\"{value}\""));
}
