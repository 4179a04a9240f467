using System.Diagnostics;
using Headroom.Tokenizing;
using Headroom.Training.Code;
using Headroom.Training.Stories;
using Headroom.Training.Tokens;

namespace Headroom.Training.Corpora;

/// <summary>
/// All that the course's models are trained and measured on, made from seeds and from this repository: a tokenizer and token files for
/// stories, code, edits and talks, each with a part held out.
/// </summary>
public sealed class Corpus
{
    /// <summary>The seed of what is trained on; what is held out has the next one.</summary>
    public const ulong Seed = 2026;

    private readonly string _folder;
    private readonly string _sha256;

    private Corpus(string folder, BytePairTokenizer tokenizer) =>
        (_folder, Tokenizer, _sha256) = (folder, tokenizer, TokenizerFile.Sha256(tokenizer));

    /// <summary>The tokenizer of all files.</summary>
    public BytePairTokenizer Tokenizer { get; }

    /// <summary>
    /// Makes what is not there yet, and says so a line at a time; a run that was interrupted goes on with the file it was at. Full size:
    /// 29 M tokens in about ten seconds of one core.
    /// </summary>
    /// <param name="repository">The root of a checkout, for the code.</param>
    /// <param name="folder">Where the files are: artifacts/data.</param>
    /// <param name="size">How much.</param>
    /// <param name="log">Takes progress lines.</param>
    /// <param name="tokenizer">The tokenizer to use; null for the folder's own, made when it has none.</param>
    /// <exception cref="InvalidDataException">The code is not to be had as the manifest lists it, or the folder's tokenizer is
    /// none.</exception>
    public static Corpus Prepare(
        string repository, string folder, CorpusSize size, Action<string> log, BytePairTokenizer? tokenizer = null)
    {
        ArgumentNullException.ThrowIfNull(log);
        var clock = Stopwatch.StartNew();
        var code = new Lazy<IReadOnlyList<CodeDocument>>(() => CodeCorpus.Read(repository, CodeManifest.Current));
        var corpus = new Corpus(folder, Vocabulary(Path.Combine(folder, "tokenizer.json"), tokenizer, code, log));
        var parts = new Parts(corpus.Tokenizer, code, log);
        corpus.MakeStories(parts, size, log);
        foreach (var holdOut in new[] { true, false }) corpus.MakeRest(parts, holdOut, size, log);
        log($"data: ready in {folder}, {clock.Elapsed.TotalSeconds:F0} s");
        return corpus;
    }

    /// <summary>Opens a file that was prepared.</summary>
    /// <param name="part">stories, code, edits or talks.</param>
    /// <param name="holdOut">Whether to measure.</param>
    /// <exception cref="FileNotFoundException">There is no such part.</exception>
    public TokenFile Open(string part, bool holdOut) => TokenFile.Open(PathOf(part, holdOut), _sha256);

    private static BytePairTokenizer Vocabulary(
        string path, BytePairTokenizer? given, Lazy<IReadOnlyList<CodeDocument>> code, Action<string> log)
    {
        if (given is null && File.Exists(path)) return TokenizerFile.Load(path);
        if (given is null)
        {
            var clock = Stopwatch.StartNew();
            var counts = VocabularySample.Count(code.Value);
            given = BytePairTokenizer.Train(counts, VocabularySample.Size);
            log($"tokenizer: {given.VocabularySize} tokens from {counts.Bytes / 1e6:F1} MB, {clock.Elapsed.TotalSeconds:F1} s");
        }
        TokenizerFile.Save(given, path);
        return given;
    }

    private void MakeStories(Parts parts, CorpusSize size, Action<string> log)
    {
        // None that is held out is trained on.
        var heldOut = Enumerable.Range(0, size.HeldOut).Select(i => Tales.Tale(Seed + 1, i).Text);
        Make("stories", holdOut: true, Seed + 1, $"{size.HeldOut} tales", log,
            file => parts.AddTales(file, Seed + 1, size.HeldOut, int.MaxValue, []));
        Make("stories", holdOut: false, Seed, $"{size.StoryTokens} tokens, not among {size.HeldOut} tales of the next seed", log,
            file => parts.AddTales(file, Seed, int.MaxValue, size.StoryTokens, heldOut));
    }

    private void MakeRest(Parts parts, bool holdOut, CorpusSize size, Action<string> log)
    {
        var commit = $"commit {CodeManifest.Current.Commit}";
        var (seed, documents) = holdOut ? (Seed + 1, size.HeldOut / 2) : (Seed, int.MaxValue);
        var (edits, talks) = holdOut ? (int.MaxValue, int.MaxValue) : (size.EditTokens, size.TalkTokens);
        var (asked, askedTalks) = holdOut ? ($"{documents}", $"{documents}") : ($"{edits} tokens", $"{talks} tokens");
        Make("code", holdOut, 0, commit, log, file => parts.AddCode(file, holdOut));
        Make("edits", holdOut, seed, $"{asked} of {commit}", log, file => parts.AddEdits(file, holdOut, seed, documents, edits));
        Make("talks", holdOut, seed, askedTalks, log, file => parts.AddTalks(file, seed, documents, talks));
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
