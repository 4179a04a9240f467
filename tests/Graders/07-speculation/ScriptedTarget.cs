namespace Graders;

/// <summary>
/// A target whose token is a function of all that stands before it, and a drafter that guesses it right with a given chance: so tokens
/// behind a wrong one are others than behind the right one. Both watch what they are asked.
/// </summary>
internal sealed class ScriptedTarget(int seed, int vocabulary, double chance, int[] prompt)
{
    public int Passes { get; private set; }
    public int Drafted { get; private set; }
    public List<string> Wrong { get; } = [];

    /// <summary>The drafter's largest draft is cut to so many tokens, as one that finds no more; none below 0.</summary>
    public int Finds { get; init; } = int.MaxValue;

    /// <summary>Nothing is found where the text's length is a multiple of this; 0: something is found everywhere.</summary>
    public int SilentAt { get; init; }

    /// <summary>How long a draft is, by the length of the text that it continues.</summary>
    public Func<int, int> May { get; init; } = _ => int.MaxValue;

    /// <summary>The token behind a text.</summary>
    public int Next(ReadOnlySpan<int> text)
    {
        var state = Hash(text);
        return (int)(state % (ulong)vocabulary);
    }

    /// <summary>What the target writes without a draft.</summary>
    public int[] Plain(int tokens, IReadOnlySet<int> stops)
    {
        var text = prompt.ToList();
        for (var i = 0; i < tokens; i++)
        {
            var token = Next([.. text]);
            if (stops.Contains(token)) break;
            text.Add(token);
        }
        return [.. text.Skip(prompt.Length)];
    }

    /// <summary>Up to k tokens, each right with the chance, and a wrong one otherwise; one behind a wrong one may be right again.</summary>
    public int[] Draft(int[] text, int k)
    {
        if (k <= 0) Wrong.Add($"the drafter is asked for {k} tokens");
        var may = May(text.Length);
        if (k > may) Wrong.Add($"{k} tokens are drafted where {may} can still be used: one of a round is the target's");
        if (k < may) Wrong.Add($"{k} tokens are drafted where {may} are asked for");
        if (_asked) Wrong.Add("the drafter is asked twice before a pass");
        _asked = true;
        _offered = Guess(text, SilentAt > 0 && text.Length % SilentAt == 0 ? 0 : Math.Min(k, Finds));
        Drafted += _offered.Length;
        _text = [.. text];
        return [.. _offered];
    }

    /// <summary>One pass: the target's token behind the text and each beginning of the draft.</summary>
    public int[] Verify(int[] text, int[] drafted)
    {
        if (++Passes > 10_000) throw new InvalidOperationException("more than 10,000 passes of the target: the loop does not end");
        if (!text.AsSpan().StartsWith(prompt)) Wrong.Add("the text that is verified does not begin with the prompt");
        if (_asked && !text.AsSpan().SequenceEqual(_text)) Wrong.Add("drafter and target are given different texts in one round");
        if (!drafted.AsSpan().SequenceEqual(_asked ? _offered : [])) Wrong.Add("what is verified is not what was drafted in this round");
        _asked = false;
        List<int> all = [.. text];
        var choices = new int[drafted.Length + 1];
        for (var i = 0; i < choices.Length; i++)
        {
            choices[i] = Next([.. all]);
            if (i < drafted.Length) all.Add(drafted[i]);
        }
        return choices;
    }

    private bool _asked;
    private int[] _offered = [], _text = [];

    private int[] Guess(int[] text, int k)
    {
        List<int> all = [.. text];
        for (var i = 0; i < k; i++)
        {
            var right = Next([.. all]);
            var dice = Hash([.. all, -1]) % 1_000_000;
            all.Add(dice < 1e6 * chance ? right : (right + 1 + (int)(dice % (ulong)(vocabulary - 1))) % vocabulary);
        }
        return [.. all.Skip(text.Length)];
    }

    // FNV-1a over the tokens, then mixed.
    private ulong Hash(ReadOnlySpan<int> text)
    {
        var hash = 14695981039346656037UL ^ (ulong)seed;
        foreach (var token in text) hash = (hash ^ (uint)token) * 1099511628211UL;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }
}
