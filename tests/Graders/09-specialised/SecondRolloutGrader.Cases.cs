namespace Graders;

// How a case of lines, names or runs asks.
public sealed partial class SecondRolloutGrader
{
    private void Lines(string name, string description, string[]? patch = null, string before = File) =>
        Case($"Lines, {name}", () => Part("Lines", () =>
        {
            var given = Input("the patch", patch ?? s_patch);
            Same("lines given away", SecondRollout.Lines(before, given, description),
                reference => reference.Lines(before, given, description), s_slipsOfLines);
        }));

    private void Names(string name, string description, string path = "src/Basket.cs", string before = File, string[]? patch = null) =>
        Case($"Names, {name}", () => Part("Names", () =>
        {
            var given = Input("the patch", patch ?? s_patch);
            Same("names given away", SecondRollout.Names(path, before, given, description),
                reference => reference.Names(path, before, given, description), s_slipsOfNames);
        }));

    private void Runs(string name, string text, string description, string before = File) => Case($"Runs, {name}", () =>
        Part("Runs", () => Same("runs given away", SecondRollout.Runs(text, before, description),
            reference => reference.Runs(text, before, description), s_slipsOfRuns)));

    private void Same(string what, string[]? got, Func<Reference, string[]> right, (Slip Slip, string Cause)[] slips)
    {
        var expected = right(new());
        got ??= ["null"];
        if (got.SequenceEqual(expected))
        {
            That(true, what, "");
            return;
        }
        // A cause is told where one alone gives this answer.
        string[] causes = [.. slips.Where(slip => right(new(slip.Slip)).SequenceEqual(got)).Select(slip => slip.Cause).Distinct()];
        var cause = causes is [var only] ? only : got.Order().SequenceEqual(expected.Order()) ? "in another order than asked" : null;
        That(false, what, $"{Shown(got)} in place of {Shown(expected)}{(cause is null ? "" : $": {cause}")}");
    }

    private static string Shown(string[] values) => values.Length == 0 ? "none" : string.Join(", ", values.Select(value =>
        $"\"{value.Replace("\r", "\\r").Replace("\n", "\\n").Replace("\t", "\\t")}\""));
}
