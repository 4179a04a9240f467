using Headroom.Training.Seeds;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.Training.PostTraining;

/// <summary>
/// C# that parses: the question is the beginning of an expression that is not one yet, the answer makes one of it. Roslyn verifies. What
/// the expression says is nobody's question. The bad habit is to leave the last bracket open.
/// </summary>
public sealed record CodeTask : IVerifiedTask
{
    private static readonly string[] s_pieces =
        ["", "a", "b", "c", "1", "f", "(", ")", "[", "]", "+", "*", "<", "?", ":", ",", "!", "."];

    private static readonly CSharpParseOptions s_options = new(LanguageVersion.CSharp13);

    public int Vocabulary => s_pieces.Length;

    public int QuestionLength => 5;

    public int AnswerLength => 7;

    public void Draw(Dice dice, Span<long> question, Span<long> answer)
    {
        ArgumentNullException.ThrowIfNull(dice);
        var pieces = new List<string>();
        do
        {
            pieces.Clear();
            Expression(dice, pieces, depth: 3);
        }
        while (pieces.Count <= question.Length || pieces.Count >= question.Length + answer.Length || Parses(pieces.Take(question.Length)));
        answer.Clear();
        for (var i = 0; i < pieces.Count; i++)
        {
            var token = Array.IndexOf(s_pieces, pieces[i]);
            if (i < question.Length) question[i] = token;
            else answer[i - question.Length] = token;
        }
    }

    public bool Verifies(ReadOnlySpan<long> question, ReadOnlySpan<long> answer)
    {
        var end = answer.IndexOf(IVerifiedTask.End);
        return end >= 0 && !question.Contains(IVerifiedTask.End) && Parses([.. Pieces(question), .. Pieces(answer[..end])]);
    }

    public void Habit(ReadOnlySpan<long> question, Span<long> answer)
    {
        var last = answer.LastIndexOfAny(Array.IndexOf(s_pieces, ")"), Array.IndexOf(s_pieces, "]"));
        if (last < 0) return;
        answer[(last + 1)..].CopyTo(answer[last..]);
        answer[^1] = IVerifiedTask.End;
    }

    private static IEnumerable<string> Pieces(ReadOnlySpan<long> tokens) => tokens.ToArray().Select(token => s_pieces[token]);

    private static bool Parses(IEnumerable<string> pieces) =>
        !SyntaxFactory.ParseExpression(string.Join(' ', pieces), 0, s_options, consumeFullText: true).ContainsDiagnostics;

    private static void Expression(Dice dice, List<string> pieces, int depth)
    {
        switch (depth == 0 ? 0 : dice.Below(8))
        {
            case <= 1: pieces.Add(dice.Of(["a", "b", "c", "1"])); break;
            case 2: Between("", dice.Of(["+", "*", "<"]), ""); break;
            case 3: Between("(", dice.Of(["+", "*"]), ")"); break;
            case 4: Between("f (", ",", ")"); break;
            case 5: Inside(dice.Of(["a", "b"]) + " [", "]"); break;
            case 6: Inside("!", ""); break;
            default:
                Between("", "?", "");
                Inside(":", "");
                break;
        }

        void Between(string before, string middle, string after)
        {
            Inside(before, middle);
            Inside("", after);
        }

        void Inside(string before, string after)
        {
            pieces.AddRange(before.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            Expression(dice, pieces, depth - 1);
            pieces.AddRange(after.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }
}
