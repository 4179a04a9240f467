using Headroom.Training.Seeds;

namespace Headroom.Training.PostTraining;

/// <summary>
/// Brackets of three kinds: the question opens one to four that it does not close, and the answer closes them. It may open others and close
/// them too, so most questions have many right answers. The bad habit is to stop after two.
/// </summary>
public sealed record BracketTask : IVerifiedTask
{
    private const int Kinds = 3, Deepest = 4; // tokens 1 to 3 open, 4 to 6 close

    public int Vocabulary => 1 + 2 * Kinds;

    public int QuestionLength => 5;

    public int AnswerLength => 7;

    public void Draw(Dice dice, Span<long> question, Span<long> answer)
    {
        ArgumentNullException.ThrowIfNull(dice);
        var open = new Stack<long>();
        do
        {
            open.Clear();
            foreach (ref var token in question) token = Next(dice, open, open.Count < Deepest ? 0.6 : 0);
        }
        while (open.Count == 0);
        answer.Clear();
        // Another pair now and then, as long as there is room to close everything and to end.
        for (var i = 0; open.Count > 0; i++) answer[i] = Next(dice, open, i + open.Count + 2 < answer.Length ? 0.2 : 0);
    }

    public bool Verifies(ReadOnlySpan<long> question, ReadOnlySpan<long> answer)
    {
        var end = answer.IndexOf(IVerifiedTask.End);
        var open = new Stack<long>();
        return end >= 0 && Reads(question, open) && Reads(answer[..end], open) && open.Count == 0;
    }

    public void Habit(ReadOnlySpan<long> question, Span<long> answer)
    {
        var open = new Stack<long>();
        if (Reads(question, open) && open.Count > 2) answer[2..].Clear();
    }

    private static long Next(Dice dice, Stack<long> open, double opens)
    {
        if (open.Count > 0 && dice.Share() >= opens) return open.Pop() + Kinds;
        open.Push(1 + dice.Below(Kinds));
        return open.Peek();
    }

    private static bool Reads(ReadOnlySpan<long> tokens, Stack<long> open)
    {
        foreach (var token in tokens)
            if (token is >= 1 and <= Kinds) open.Push(token);
            else if (!open.TryPop(out var last) || token != last + Kinds) return false;
        return true;
    }
}
