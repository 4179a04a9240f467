using System.Diagnostics;

namespace Headroom.Bench.LanguageServer;

/// <summary>How long an editor waits for what may be written in a cell, while the server also looks for errors after each edit.</summary>
internal static class CellLatency
{
    private const int Processes = 5, Rounds = 30, Sixty = 60, Busy = 2;

    // Long enough for the search for errors to begin: a learner who stops to think, then types on.
    private static readonly TimeSpan s_thought = TimeSpan.FromMilliseconds(300);

    public static Claim First => new()
    {
        Id = "language-server.first",
        What = "notebook 02 is opened and a name completed in its sixth cell: from opening to the answer, each in a new process",
        Unit = "s",
        Goal = 2,
        Measure = progress => [.. Enumerable.Range(1, Processes).Select(process =>
        {
            progress($"process {process} of {Processes}");
            using var editor = new CellEditor();
            var clock = Stopwatch.StartNew();
            editor.Open();
            Expect(editor.Complete(6, "gpu.Acc"), 1);
            return clock.Elapsed.TotalSeconds;
        })],
    };

    public static Claim AtFirstCell => Of("language-server.completion.1", "a letter and a completion in cell 1 of 60", cell: 1, busy: 0);

    public static Claim AtSixtieth => Of("language-server.completion.60", "a letter and a completion in cell 60", cell: Sixty, busy: 0);

    public static Claim AtSixtiethWhileBusy => Of(
        "language-server.completion.busy", "the same in cell 60 while two threads keep two cores busy", cell: Sixty, busy: Busy);

    private static Claim Of(string id, string what, int cell, int busy) => new()
    {
        Id = id,
        What = what,
        Unit = "ms",
        Goal = 150,
        Measure = progress =>
        {
            using var editor = new CellEditor(Sixty);
            editor.Open();
            for (var warm = 0; warm < 5; warm++) editor.Complete(cell, "Console.Wri");
            progress($"{Rounds} letters");
            using var over = new CancellationTokenSource();
            var load = Enumerable.Range(0, busy).Select(_ => new Thread(() => { while (!over.IsCancellationRequested) { } })).ToList();
            load.ForEach(thread => thread.Start());
            try { return [.. Enumerable.Range(0, Rounds).Select(round => Milliseconds(editor, cell, round))]; }
            finally
            {
                over.Cancel();
                load.ForEach(thread => thread.Join());
            }
        },
    };

    private static double Milliseconds(CellEditor editor, int cell, int round)
    {
        Thread.Sleep(s_thought);
        var clock = Stopwatch.StartNew();
        Expect(editor.Complete(cell, round % 2 == 0 ? "Console.Wri" : "Cons"), 2);
        return clock.Elapsed.TotalMilliseconds;
    }

    private static void Expect(int names, int least)
    {
        if (names < least) throw new InvalidOperationException($"{names} names came");
    }
}
