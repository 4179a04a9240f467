using Headroom.Grading;
using Headroom.Speculation.Traces;

namespace Graders;

// Sessions of drawn operations beside the reference, then traffic: drafts are made before the text goes on, and accepted ones are counted.
public sealed partial class TrafficTablesGrader
{
    private void Session(int i)
    {
        var (order, capacity) = (Draw.Int(1, 5), Draw.Of(Draw.Int(1, 12), Draw.Int(20, 90), 250));
        var halfLife = i == 0 ? double.PositiveInfinity : Draw.Scale(4, 300);
        Case($"a drawn session, {Said(order, capacity, halfLife)}", () => Part(Propose, () =>
        {
            var (tables, right) = (new TrafficTables(order, capacity, halfLife), new TrafficReference(order, capacity, halfLife));
            List<(int[] Learned, int[] Context, int Length, int[] Got)> steps = [];
            for (var step = 0; step < 80; step++)
            {
                var (text, context, length) = (Text(step % 2 == 0 ? Draw.Int(0, 9) : 0), Text(Draw.Int(0, 6)), Draw.Int(0, 5));
                tables.Learn(text);
                right.Learn(text);
                Number($"Count after {step + 1} texts", tables.Count, right.Count).Within(Tolerance.Exact);
                var expected = right.Propose(context, length);
                if (right.Nearest < 1e-9) return; // the rest hangs on rounding
                steps.Add((text, context, length, tables.Propose(context, length) ?? []));
                if (steps[^1].Got.AsSpan().SequenceEqual(expected)) continue;
                var mistake = Mistakes.FirstOrDefault(name => Explains(new(order, capacity, halfLife, name), steps));
                That(false, "the drafts of the definition", $"after {step + 1} texts, behind {Tokens(context)} comes "
                    + $"{Tokens(steps[^1].Got)}, expected {Tokens(expected)}{(mistake is null ? "" : $": {mistake}")}");
                return;
            }
        }));
    }

    private static bool Explains(TrafficReference wrong, List<(int[] Learned, int[] Context, int Length, int[] Got)> steps) =>
        steps.TrueForAll(step =>
        {
            wrong.Learn(step.Learned);
            return wrong.Propose(step.Context, step.Length).AsSpan().SequenceEqual(step.Got);
        });

    private static string[] Mistakes =>
        [TrafficReference.Shortest, TrafficReference.Latest, TrafficReference.NoDecay, TrafficReference.NoFloor, TrafficReference.Join];

    // Four tokens, so that contexts come again and have several followers.
    private int[] Text(int length) => [.. Enumerable.Range(0, length).Select(_ => Draw.Int(1, 4))];

    private void Served()
    {
        var shape = new TraceShape { Exchanges = 8, Tokens = 60, World = Draw.Int(0, 9999), Templates = 10, Vocabulary = 128 };
        var trace = TokenTraces.Phases(Draw.Int(0, 999_999), shape, "stories", "dialogue", "repeats");
        Case("24 requests whose kind shifts twice", () => Part(Propose, () =>
        {
            const int Length = 4;
            var (tables, right) = (new TrafficTables(3, 600, 400), new TrafficReference(3, 600, 400));
            var (yours, expected) = (new int[trace.Phases], new int[trace.Phases]);
            foreach (var each in trace.Exchanges)
            {
                int[] text = [.. each.Prompt, .. each.Answer];
                for (var at = each.Prompt.Length; at < text.Length; at += 3)
                {
                    yours[each.Phase] += Accepted(tables.Propose(text.AsSpan(0, at), Length), text.AsSpan(at));
                    expected[each.Phase] += Accepted(right.Propose(text[..at], Length), text.AsSpan(at));
                }
                tables.Learn(text);
                right.Learn(text);
            }
            if (right.Nearest < 1e-9) return;
            foreach (var phase in Enumerable.Range(0, trace.Phases))
                Number($"accepted tokens in phase {phase}", yours[phase], expected[phase]).Within(Tolerance.Exact);
            Meaning($"Of 4 drafted tokens {Share(yours[0])} were accepted in stories, {Share(yours[1])} in a dialogue of other sentences, "
                + $"{Share(yours[2])} in one document that comes again: nobody told the table that the traffic had shifted.");

            string Share(int accepted) => $"{accepted / (8.0 * 20):0.00}";
        }), Said(3, 600, 400));
    }

    private static int Accepted(int[]? drafted, ReadOnlySpan<int> answer) => drafted is null ? 0 : answer.CommonPrefixLength(drafted);
}
