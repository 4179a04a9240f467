namespace Headroom.Speculation.Adapting;

/// <summary>Drafts that are not verified: each waits until the text has gone on far enough to judge it.</summary>
internal sealed class OpenTrials(Planner planner)
{
    private readonly List<Trial> _trials = [];
    private readonly List<int> _text = []; // since the text began

    private sealed record Trial(int Start, int Drafter, int Level, int Branch, int Asked, int[] Chain);

    public void Add(int drafter, int level, int branch, int asked, int[] chain) =>
        _trials.Add(new(_text.Count, drafter, level, branch, asked, chain));

    /// <summary>The text goes on: who is right or wrong by now is told.</summary>
    public void Commit(ReadOnlySpan<int> tokens)
    {
        _text.AddRange(tokens);
        _trials.RemoveAll(trial =>
        {
            var right = Right(trial);
            var isKnown = Math.Min(right + 1, trial.Chain.Length) <= _text.Count - trial.Start;
            if (isKnown) Tell(trial, right);
            return isKnown;
        });
    }

    /// <summary>The text is over: what is left is judged by what there is of it.</summary>
    public void End()
    {
        foreach (var trial in _trials) Tell(trial, Right(trial));
        _trials.Clear();
        _text.Clear();
    }

    private int Right(Trial trial)
    {
        var right = 0;
        while (right < trial.Chain.Length && trial.Start + right < _text.Count && trial.Chain[right] == _text[trial.Start + right]) right++;
        return right;
    }

    private void Tell(Trial trial, int right) => planner.Observe(trial.Drafter, trial.Level, trial.Branch, trial.Asked, right);
}
