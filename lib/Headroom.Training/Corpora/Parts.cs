using System.Text;
using Headroom.Tokenizing;
using Headroom.Training.Code;
using Headroom.Training.Dialogues;
using Headroom.Training.Edits;
using Headroom.Training.Stories;
using Headroom.Training.Tokens;

namespace Headroom.Training.Corpora;

/// <summary>Fills token files with documents, none of them twice.</summary>
/// <param name="tokenizer">Of all files.</param>
/// <param name="code">The code corpus, read when it is first needed.</param>
/// <param name="log">Takes progress lines.</param>
internal sealed class Parts(BytePairTokenizer tokenizer, Lazy<IReadOnlyList<CodeDocument>> code, Action<string> log)
{
    private const int Told = 10_000; // tales between two lines

    /// <summary>Tales until there are so many documents or tokens, without those of another collection.</summary>
    public void AddTales(TokenFileWriter file, ulong seed, int documents, int tokens, IEnumerable<string> without)
    {
        var seen = without.Select(Fingerprint.Of).ToHashSet();
        for (var i = 0; file.Documents < documents && file.Count < tokens; i++)
        {
            var tale = Tales.Tale(seed, i);
            if (!seen.Add(Fingerprint.Of(tale.Text))) continue;
            var bytes = Encoding.UTF8.GetBytes(tale.Text);
            file.Add(tokenizer.Encode(bytes), bytes.Length, tale.Bits);
            if (file.Documents % Told == 0) log($"  {file.Documents} tales, {file.Count / 1e6:F1} M tokens");
        }
    }

    /// <summary>The files of the code corpus that are held out, or those that are not.</summary>
    public void AddCode(TokenFileWriter file, bool holdOut)
    {
        foreach (var document in code.Value.Where(one => one.File.HeldOut == holdOut))
        {
            var bytes = Encoding.UTF8.GetBytes(document.Text);
            file.Add(tokenizer.Encode(bytes), bytes.Length);
        }
    }

    /// <summary>Edits of the C# files that are held out, or of those that are not.</summary>
    public void AddEdits(TokenFileWriter file, bool holdOut, ulong seed, int documents, int tokens)
    {
        var files = code.Value.Where(one => one.File.HeldOut == holdOut && one.File.IsCSharp);
        var source = new EditSource(files.Select(one => one.Text), tokenizer, disguised: !holdOut);
        var seen = new HashSet<UInt128>();
        for (var i = 0; file.Documents < documents && file.Count < tokens; i++)
        {
            var edit = source.Edit(seed, i);
            if (!seen.Add(Fingerprint.Of(edit.Document))) continue;
            ushort[] encoded = [.. edit.PromptTokens(tokenizer), .. edit.AnswerTokens(tokenizer)];
            file.Add(encoded, tokenizer.Decode(encoded).Length);
        }
    }

    /// <summary>Talks until there are so many documents or tokens.</summary>
    public void AddTalks(TokenFileWriter file, ulong seed, int documents, int tokens)
    {
        var seen = new HashSet<UInt128>();
        for (var i = 0; file.Documents < documents && file.Count < tokens; i++)
        {
            var talk = Talks.Talk(seed, i);
            if (!seen.Add(Fingerprint.Of(talk.Text))) continue;
            var encoded = tokenizer.EncodeMarked(talk.Text);
            file.Add(encoded, tokenizer.Decode(encoded).Length);
        }
    }
}
