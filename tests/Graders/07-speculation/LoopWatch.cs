namespace Graders;

/// <summary>
/// Holds both caches against the text before each pass. What is decided is known from the target's own passes, so a guess is told from what
/// should have been taken back.
/// </summary>
internal sealed class LoopWatch
{
    private readonly ScriptedModel _target;
    private readonly int[] _stops;
    private readonly List<int> _text; // as the target alone continues it
    private readonly int _prompt;
    private int _decided;

    public LoopWatch(ScriptedModel target, ScriptedModel draft, int[] prompt, int[] stops)
    {
        (_target, _stops, _text, _prompt, _decided) = (target, stops, [.. prompt], prompt.Length, prompt.Length);
        target.Before = OfTarget;
        draft.Before = OfDraft;
    }

    /// <summary>The first thing that was wrong with target's cache or what it read; null for nothing.</summary>
    public string? TargetFault { get; private set; }

    /// <summary>The same of draft.</summary>
    public string? DraftFault { get; private set; }

    private void OfTarget(IReadOnlyList<int> cache, int[] tokens)
    {
        Grow(cache.Count + tokens.Length);
        if (Wrong(cache, 0, _text.Count) is var at and >= 0)
            TargetFault ??= $"target's cache still has a guess that was wrong: place {at} holds {cache[at]}, and the text has {_text[at]}";
        else if (Wrong(tokens, cache.Count, _decided) is var read and >= 0)
            TargetFault ??=
                $"target reads {tokens[read - cache.Count]} at place {read}, where the text has {_text[read]}: a token is read twice, or "
                + "left out";
        var right = 0;
        while (right < tokens.Length && cache.Count + right < _text.Count && tokens[right] == _text[cache.Count + right]) right++;
        if (right > 0) _decided = Math.Max(_decided, cache.Count + right + 1);
    }

    private void OfDraft(IReadOnlyList<int> cache, int[] tokens)
    {
        Grow(_decided);
        if (Wrong(cache, 0, _decided) is var at and >= 0)
            DraftFault ??= $"draft's cache still has a guess that was wrong: place {at} holds {cache[at]}, and the text has {_text[at]}";
        else if (Wrong(tokens, cache.Count, _decided) is var read and >= 0)
            DraftFault ??=
                $"draft reads {tokens[read - cache.Count]} at place {read}, where the text has {_text[read]}: a token of the text is left "
                + "out";
        else if (cache.Count + tokens.Length < _decided)
            DraftFault ??=
                $"draft guesses after {cache.Count + tokens.Length} tokens, and the text has {_decided}: it was not given all of them";
    }

    // The first place before an end at which tokens are not the text's; -1 for none.
    private int Wrong(IReadOnlyList<int> tokens, int first, int end)
    {
        for (var i = 0; i < tokens.Count && first + i < Math.Min(end, _text.Count); i++)
            if (tokens[i] != _text[first + i]) return first + i;
        return -1;
    }

    private void Grow(int length)
    {
        while (_text.Count < length && (_text.Count == _prompt || !_stops.Contains(_text[^1]))) _text.Add(_target.Next(_text));
    }
}
