namespace Headroom.Speculation.Sharing;

/// <summary>Chooses the drafts of a round: [sequences, drafters] tokens, 0 to the longest.</summary>
/// <param name="sequences">The numbers of the texts in the batch.</param>
/// <param name="pass">[k]: seconds of a pass over k tokens.</param>
/// <param name="draft">[drafters]: seconds of a drafted token.</param>
public delegate int[,] ChooseDrafts(int[] sequences, double[] pass, double[] draft);

/// <summary>Hears of one sequence's round: what each drafter drafted, and how many of these were right.</summary>
public delegate void ObserveDrafts(int sequence, int[] lengths, int[] accepted);

/// <summary>What a policy came to on a trace.</summary>
/// <param name="Seconds">Of all rounds.</param>
/// <param name="Rounds">How many there were.</param>
/// <param name="Drafted">Tokens, all drafters together.</param>
/// <param name="Committed">Tokens.</param>
/// <param name="Wrong">What is wrong with a choice, at which the run ended; empty where nothing is.</param>
public sealed record SharedReport(double Seconds, int Rounds, int Drafted, int Committed, string Wrong = "");

/// <summary>Plays a trace: rounds of drafts, one pass for all sequences, and of each the longest right draft and one token more.</summary>
public static class SharedRun
{
    public static SharedReport Play(SharedTrace trace, ChooseDrafts choose, ObserveDrafts observe)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(choose);
        ArgumentNullException.ThrowIfNull(observe);
        var sum = new SharedReport(0, 0, 0, 0);
        for (var i = 0; i < trace.Stretches.Count && sum.Wrong.Length == 0; i++)
            sum = new Run(trace, i, choose, observe).Play(sum);
        return sum;
    }

    private sealed class Run(SharedTrace trace, int index, ChooseDrafts choose, ObserveDrafts observe)
    {
        private readonly Stretch _stretch = trace.Stretches[index];
        private readonly SlotTexts[] _slots = trace.Slots(index);
        private readonly int[] _at = new int[trace.Stretches[index].Batch];

        public SharedReport Play(SharedReport sum)
        {
            for (var done = 0; done < _stretch.Tokens;)
            {
                int[] texts = [.. _slots.Select((slot, i) => slot.Text(_at[i]))];
                double[] pass = [.. _stretch.Pass], draft = [.. _stretch.Draft];
                var chosen = choose(texts, pass, draft);
                if (Misfit(chosen) is { } wrong) return sum with { Wrong = wrong };
                if (Changed(texts, pass, draft) is { } name) return sum with { Wrong = $"it changes its input {name}" };
                var lengths = (int[,])chosen.Clone();
                var (drafted, seconds, tokens) = (0, 0.0, 0);
                for (var s = 0; s < _slots.Length; s++)
                    for (var d = 0; d < trace.Drafters; d++)
                        (drafted, seconds) = (drafted + lengths[s, d], seconds + lengths[s, d] * _stretch.Draft[d]);
                for (var s = 0; s < _slots.Length; s++) tokens += Advance(s, lengths);
                done += tokens;
                seconds += _stretch.Pass[_slots.Length + drafted];
                sum = new(sum.Seconds + seconds, sum.Rounds + 1, sum.Drafted + drafted, sum.Committed + tokens);
            }
            return sum;
        }

        private int Advance(int s, int[,] lengths)
        {
            int[] asked = new int[trace.Drafters], right = new int[trace.Drafters];
            for (var d = 0; d < asked.Length; d++)
                (asked[d], right[d]) = (lengths[s, d], Math.Min(lengths[s, d], _slots[s].Right(d, _at[s])));
            var (text, tokens) = (_slots[s].Text(_at[s]), right.Max() + 1);
            _at[s] += tokens;
            observe(text, asked, right);
            return tokens;
        }

        private string? Misfit(int[,]? chosen)
        {
            if (chosen is null) return "it chooses null: where nothing is drafted, all lengths are 0";
            var (sequences, drafters) = (chosen.GetLength(0), chosen.GetLength(1));
            if (sequences != _slots.Length || drafters != trace.Drafters)
                return $"it chooses [{sequences}, {drafters}] lengths for {_slots.Length} sequences and {trace.Drafters} drafters";
            foreach (var length in chosen)
                if (length < 0 || length > trace.Longest)
                    return $"it chooses the length {length}, and 0 to {trace.Longest} is what there is";
            return null;
        }

        private string? Changed(int[] texts, double[] pass, double[] draft) =>
            !texts.SequenceEqual(_slots.Select((slot, i) => slot.Text(_at[i]))) ? "sequences"
            : !pass.SequenceEqual(_stretch.Pass) ? "pass"
            : !draft.SequenceEqual(_stretch.Draft) ? "draft" : null;
    }
}
