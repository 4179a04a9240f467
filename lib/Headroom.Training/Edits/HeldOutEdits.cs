using Headroom.Tokenizing;
using Headroom.Training.Code;

namespace Headroom.Training.Edits;

/// <summary>Edits of files that no model was trained on.</summary>
public static class HeldOutEdits
{
    /// <summary>The edits of the manifest's held-out C# files.</summary>
    /// <param name="repository">The root of a checkout.</param>
    /// <param name="tokenizer">Which says how long a fragment is.</param>
    public static EditSource Of(string repository, BytePairTokenizer tokenizer) => new(
        CodeCorpus.Read(repository, CodeManifest.Current).Where(one => one.File is { HeldOut: true, IsCSharp: true })
            .Select(one => one.Text),
        tokenizer);
}
