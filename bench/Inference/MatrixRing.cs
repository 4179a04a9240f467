using System.Diagnostics;
using Headroom.Hardware;
using Headroom.Inference.Matrices;
using Headroom.Inference.Teams;
using Headroom.Quantization;

namespace Headroom.Bench.Inference;

/// <summary>
/// Equal matrices of the engine, together three last-level caches large, each times the same token: weights come from memory.
/// </summary>
internal sealed class MatrixRing
{
    private const int Columns = 2048;
    private readonly TiledMatrix[] _matrices;
    private readonly Activations _x, _y = new(1, Rows);
    private readonly CodedActivations _codes = new(1, Columns);

    public MatrixRing(MatrixFormat format)
    {
        var values = Normal.Sample(Rows * Columns, seed: 4);
        var first = format.Pack(values, Rows, Columns);
        _matrices = [first, .. Enumerable.Range(0, (int)(3 * ThisMachine.CacheBytes / first.Bytes)).Select(_ => first.Copy())];
        _x = Activations.Of(values.AsSpan(0, Columns), 1, Columns);
        _codes.Take(_x, 1);
    }

    /// <summary>Of every matrix.</summary>
    public static int Rows => 4096;

    public static string Shape => $"[{Rows}, {Columns}]";

    public int Count => _matrices.Length;

    public long Bytes => _matrices.Sum(matrix => matrix.Bytes);

    /// <summary>Seconds of a product of each; of four passes the best, for others only slow one down.</summary>
    public double Best(Team team) => Enumerable.Range(0, 4).Min(_ =>
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var matrix in _matrices)
            team.Run(worker =>
            {
                var (from, to) = Team.Share(matrix.Tiles, worker, team.Threads);
                matrix.Multiply(_x, _codes, 1, from, to, _y, adds: false);
            });
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    });
}
