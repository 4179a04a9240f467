using Headroom.Editing.Completing;
using Headroom.LanguageServer.Chains;
using Headroom.LanguageServer.Protocol;

namespace Headroom.LanguageServer.Answers;

/// <summary>What may be written at a place. Documentation is read when an item is looked at, from the last list.</summary>
internal sealed class Completing
{
    // More than anybody reads; typing on makes a new list.
    private const int Most = 1000;

    private volatile Listed _last = new(0, []);
    private int _lists;

    /// <summary>Null where no C# is.</summary>
    /// <param name="question">Where.</param>
    /// <param name="hasEditRange">Whether the client takes one range for all items.</param>
    public CompletionList? Find(Question question, bool hasEditRange)
    {
        if (Candidates(question) is not var (candidates, range)) return null;
        var listed = new Listed(Interlocked.Increment(ref _lists), [.. candidates.Take(Most)]);
        _last = listed;
        return new(candidates.Count > Most,
            [.. listed.Items.Select((candidate, at) => Item(candidate, new(listed.Number, at), hasEditRange ? null : range))],
            hasEditRange ? new(range) : null);
    }

    /// <summary>The item with its documentation; as it is where a newer list has taken the place of its own.</summary>
    public CompletionItem Resolve(CompletionItem item)
    {
        var last = _last;
        if (item.Data is not { } source || source.List != last.Number || source.Item < 0 || source.Item >= last.Items.Count) return item;
        return last.Items[source.Item].Describe() is { } description
            ? item with { Documentation = Markup.Markdown(description.Markdown) }
            : item;
    }

    private static (IReadOnlyList<Candidate> Items, TextRange Range)? Candidates(Question question)
    {
        if (question.MagicBefore is { } before)
        {
            var (start, items) = MagicCompletion.At(before, Magics.All, question.Link.Scripts.Folder);
            return (items, new(new(question.Position.Line, start), new(question.Position.Line, before.Length)));
        }
        if (question.Code is not { } code) return null;
        var found = Completer.Complete(code);
        return (found.Items, question.RangeOf(found.Span));
    }

    private static CompletionItem Item(Candidate candidate, CompletionSource source, TextRange? range)
    {
        var text = candidate.Text == candidate.Name ? null : candidate.Text;
        return new(candidate.Name, NumberOf(candidate.Kind), $"{source.Item:D5}", text, range is null ? text : null,
            range is { } own ? new(own, candidate.Text) : null, Data: source);
    }

    // The protocol's pictures.
    private static int NumberOf(CandidateKind kind) => kind switch
    {
        CandidateKind.Method or CandidateKind.ExtensionMethod => 2,
        CandidateKind.Field => 5,
        CandidateKind.Local or CandidateKind.Parameter => 6,
        CandidateKind.Class or CandidateKind.Delegate => 7,
        CandidateKind.Interface => 8,
        CandidateKind.Namespace => 9,
        CandidateKind.Property => 10,
        CandidateKind.Enum => 13,
        CandidateKind.Keyword => 14,
        CandidateKind.File => 17,
        CandidateKind.Folder => 19,
        CandidateKind.EnumMember => 20,
        CandidateKind.Constant => 21,
        CandidateKind.Structure => 22,
        CandidateKind.Event => 23,
        CandidateKind.TypeParameter => 25,
        _ => 1,
    };

    private sealed record Listed(int Number, IReadOnlyList<Candidate> Items);
}
