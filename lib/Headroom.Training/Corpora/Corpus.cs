using System.Diagnostics;
using System.Text;
using Headroom.Tokenizing;
using Headroom.Training.Code;
using Headroom.Training.Dialogues;
using Headroom.Training.Edits;
using Headroom.Training.Stories;
using Headroom.Training.Tokens;

namespace Headroom.Training.Corpora;

/// <summary>
/// All that the course's models are trained and measured on, made from seeds and from this repository: a tokenizer and token files for
/// stories, code, edits and talks, each with a part held out.
/// </summary>
public sealed class Corpus
{
    /// <summary>Seeds of what is trained on; what is held out has the next one.</summary>
    public const ulong Seed = 2026;

    private readonly string _folder;
    private readonly string _sha256;

    private Corpus(string folder, BytePairTokenizer tokenizer) =>
        (_folder, Tokenizer, _sha256) = (folder, tokenizer, TokenizerFile.Sha256(tokenizer));

    /// <summary>The tokenizer of all files.</summary>
    public BytePairTokenizer Tokenizer { get; }

    /// <summary>
    /// Makes what is not there yet, and says so a line at a time; a run that was interrupted goes on with the file it was at. Full size:
    /// 25 M tokens in about a minute of one core.
    /// </summary>
    /// <param name="repository">The root of a checkout, for the code.</param>
    /// <param name="folder">Where the files are: artifacts/data.</param>
    /// <param name="size">How much.</param>
    /// <param name="log">Takes progress lines.</param>
    /// <param name="tokenizer">The tokenizer to use; null for the folder's own, made when it has none.</param>
    public static Corpus Prepare(string repository, string folder, CorpusSize size, Action<string> log, BytePairTokenizer? tokenizer = null)
    {
        ArgumentNullException.ThrowIfNull(log);
        var clock = Stopwatch.StartNew();
        var code = new Lazy<IReadOnlyList<CodeDocument>>(() => CodeCorpus.Read(repository, CodeManifest.Current));
        var path = Path.Combine(folder, "tokenizer.json");
        if (tokenizer is null && File.Exists(path)) tokenizer = TokenizerFile.Load(path);
        tokenizer ??= Learn(code.Value, log);
        if (!File.Exists(path) || File.ReadAllText(path) != TokenizerFile.Write(tokenizer)) TokenizerFile.Save(tokenizer, path);
        var corpus = new Corpus(folder, tokenizer);
        var tales = new HashSet<UInt128>(); // the held-out ones first, so that none of them is trained on
        corpus.Make("stories", holdOut: true, Seed + 1, $"{size.HeldOut} tales", log, file => AddTales(file, Seed + 1, size.HeldOut, int.MaxValue));
        corpus.Make("stories", holdOut: false, Seed, $"{size.StoryTokens} tokens", log, file =>
        {
            for (var i = 0; i < size.HeldOut; i++) tales.Add(Fingerprint.Of(Tales.Tale(Seed + 1, i).Text));
            AddTales(file, Seed, int.MaxValue, size.StoryTokens);
        });
        foreach (var holdOut in new[] { true, false })
        {
            var (seed, count) = holdOut ? (Seed + 1, size.HeldOut / 2) : (Seed, int.MaxValue);
            corpus.Make("code", holdOut, 0, $"commit {CodeManifest.Current.Commit}", log, file => AddCode(file, holdOut));
            corpus.Make("edits", holdOut, seed, $"{(holdOut ? count : size.EditTokens)} of commit {CodeManifest.Current.Commit}", log,
                file => AddEdits(file, holdOut, seed, count, holdOut ? int.MaxValue : size.EditTokens));
            corpus.Make("talks", holdOut, seed, $"{(holdOut ? count : size.TalkTokens)}", log,
                file => AddTalks(file, seed, count, holdOut ? int.MaxValue : size.TalkTokens));
        }
        log($"data: ready in {folder}, {clock.Elapsed.TotalSeconds:F0} s");
        return corpus;

        void AddTales(TokenFileWriter file, ulong seed, int documents, int tokens)
        {
            for (var i = 0; file.Documents < documents && file.Count < tokens; i++)
            {
                var tale = Tales.Tale(seed, i);
                if (!tales.Add(Fingerprint.Of(tale.Text))) continue;
                var bytes = Encoding.UTF8.GetBytes(tale.Text);
                file.Add(tokenizer.Encode(bytes), bytes.Length, tale.Bits);
                if (i % 10_000 == 9_999) log($"  {file.Documents} tales, {file.Count / 1e6:F1} M tokens, {clock.Elapsed.TotalSeconds:F0} s");
            }
        }

        void AddCode(TokenFileWriter file, bool holdOut)
        {
            foreach (var document in code.Value.Where(one => one.File.HeldOut == holdOut))
            {
                var bytes = Encoding.UTF8.GetBytes(document.Text);
                file.Add(tokenizer.Encode(bytes), bytes.Length);
            }
        }

        void AddEdits(TokenFileWriter file, bool holdOut, ulong seed, int documents, int tokens)
        {
            var source = new EditSource(code.Value.Where(one => one.File.HeldOut == holdOut && one.File.IsCSharp).Select(one => one.Text), tokenizer);
            var seen = new HashSet<UInt128>();
            for (var i = 0; file.Documents < documents && file.Count < tokens; i++)
            {
                var edit = source.Edit(seed, i);
                if (!seen.Add(Fingerprint.Of(edit.Document))) continue;
                file.Add([.. edit.PromptTokens(tokenizer), .. edit.AnswerTokens(tokenizer)],
                    Encoding.UTF8.GetByteCount(edit.Instruction + "\n" + edit.Before + edit.After));
            }
        }

        void AddTalks(TokenFileWriter file, ulong seed, int documents, int tokens)
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

    /// <summary>Opens a file that was prepared.</summary>
    /// <param name="part">stories, code, edits or talks.</param>
    /// <param name="holdOut">Whether to measure.</param>
    public TokenFile Open(string part, bool holdOut) => TokenFile.Open(PathOf(part, holdOut), _sha256);

    private static BytePairTokenizer Learn(IReadOnlyList<CodeDocument> code, Action<string> log)
    {
        var clock = Stopwatch.StartNew();
        var counts = VocabularySample.Count(code);
        var tokenizer = BytePairTokenizer.Train(counts, VocabularySample.Size);
        log($"tokenizer: {tokenizer.VocabularySize} tokens from {counts.Bytes / 1e6:F1} MB, "
            + $"{counts.Bytes / 1e6 / clock.Elapsed.TotalSeconds:F1} MB/s");
        return tokenizer;
    }

    private void Make(string part, bool holdOut, ulong seed, string source, Action<string> log, Action<TokenFileWriter> fill)
    {
        var path = PathOf(part, holdOut);
        if (IsThere(path, seed, source)) return;
        var writer = new TokenFileWriter(part, seed, source);
        fill(writer);
        var head = writer.Write(path, _sha256);
        log($"{Path.GetFileName(path)}: {head.Documents} documents, {head.Tokens / 1e6:F2} M tokens, {head.Bytes / 1e6:F2} MB"
            + (head.Floor is { } floor ? $", entropy floor {floor:F4} bits/byte" : ""));
    }

    private bool IsThere(string path, ulong seed, string source)
    {
        try
        {
            using var file = TokenFile.Open(path, _sha256);
            return file.Head.Seed == seed && file.Head.Source == source;
        }
        catch (Exception missing) when (missing is IOException or InvalidDataException)
        {
            return false;
        }
    }

    private string PathOf(string part, bool holdOut) => Path.Combine(_folder, $"{part}.{(holdOut ? "holdout" : "train")}.bin");
}
