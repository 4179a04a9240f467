using Headroom.Testing;

namespace Headroom.Training.Tokens;

/// <summary>Token files for tests.</summary>
internal sealed class Files : IDisposable
{
    public const string Tokenizer = "0123";
    private readonly TemporaryFolder _folder = new();
    private readonly List<TokenFile> _open = [];

    public string Path(string name) => System.IO.Path.Combine(_folder.Path, name);

    /// <summary>A file of documents of the given lengths; the tokens of the d-th are 1000 d, 1000 d + 1 and so on, modulo 60,000.</summary>
    public TokenFile Of(string name, params int[] lengths)
    {
        var writer = new TokenFileWriter(name, 7, "test");
        foreach (var (i, length) in lengths.Index())
            writer.Add([.. Enumerable.Range(0, length).Select(j => (ushort)(1000 + (1000 * i + j) % 60_000))], 3 * length, 2 * length);
        writer.Write(Path(name + ".bin"), Tokenizer);
        _open.Add(TokenFile.Open(Path(name + ".bin"), Tokenizer, verify: true));
        return _open[^1];
    }

    public void Dispose()
    {
        _open.ForEach(file => file.Dispose());
        _folder.Dispose();
    }
}
