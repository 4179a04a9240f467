using Headroom.Specialising;
using Headroom.Tokenizing;
using Headroom.Training.Bars;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Training.Specialising;

/// <summary>
/// Examines models on whole files. Each token is guessed from the true ones before it, so a place is right where every token of it is the
/// most probable one: just then greedy decoding writes it.
/// </summary>
public sealed class FileExam
{
    private const int Batch = 4;

    private readonly IReadOnlyList<ExamFile> _files;
    private readonly ushort[][] _rows;
    private readonly int _context;

    /// <param name="files">What is asked.</param>
    /// <param name="context">Most tokens that a model sees before one; at least half as many where a file has them.</param>
    public FileExam(IReadOnlyList<ExamFile> files, int context)
    {
        ArgumentNullException.ThrowIfNull(files);
        (_files, _context) = (files, context);
        var end = BytePairTokenizer.EndOfText;
        _rows = [.. files.Select(file => (ushort[])[end, .. file.Tokens, end])];
    }

    public IReadOnlyList<AskedFile> Asked => [.. _files.Select(file => file.Asked)];

    /// <summary>A score for each file.</summary>
    /// <param name="model">Tokens (B, T) to scores (B, T, V).</param>
    public IReadOnlyList<FileScore> Of(nn.Module<Tensor, Tensor> model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var guesses = _rows.Select(row => new long[row.Length]).ToArray();
        var nats = _rows.Select(row => new double[row.Length]).ToArray();
        var windows = _rows.SelectMany((row, file) => Window.Over(row.Length, _context).Select(window => (File: file, Window: window)))
            .OrderBy(each => each.Window.Length);
        foreach (var some in windows.Chunk(Batch)) Guess(model, some, guesses, nats);
        return [.. _files.Select((file, i) => Score(file, _rows[i], guesses[i], nats[i]))];
    }

    private void Guess(
        nn.Module<Tensor, Tensor> model, (int File, Window Window)[] some, long[][] guesses, double[][] nats)
    {
        using var still = no_grad();
        using var scope = NewDisposeScope();
        var longest = some.Max(each => each.Window.Length) - 1;
        var (inputs, targets) = (new long[some.Length * longest], new long[some.Length * longest]); // what is not filled is token 0
        foreach (var (i, (file, window)) in some.Index())
            for (var t = 0; t + 1 < window.Length; t++)
                (inputs[i * longest + t], targets[i * longest + t]) = (_rows[file][window.Start + t], _rows[file][window.Start + t + 1]);
        var scores = model.call(tensor(inputs, [some.Length, longest])); // (B, T, V)
        var lost = nn.functional.cross_entropy(scores.view(-1, scores.shape[2]), tensor(targets), reduction: nn.Reduction.None)
            .data<float>().ToArray();
        var best = scores.argmax(2).view(-1).data<long>().ToArray();
        foreach (var (i, (file, window)) in some.Index())
            for (var t = window.Scored; t < window.Length; t++)
            {
                guesses[file][window.Start + t] = best[i * longest + t - 1];
                nats[file][window.Start + t] = lost[i * longest + t - 1];
            }
    }

    // The file's first token stands at 1 of its row, behind the end of the text before it.
    private static FileScore Score(ExamFile file, ushort[] row, long[] guesses, double[] nats)
    {
        return new(Math.Round(nats.Sum() / Math.Log(2), 2), file.Identifiers.Count(IsRight), file.Lines.Count(IsRight));

        bool IsRight(TokenRange place)
        {
            for (var token = place.First; token < place.End; token++)
                if (guesses[token + 1] != row[token + 1]) return false;
            return true;
        }
    }
}
