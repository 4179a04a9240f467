using Headroom.Agents.Rollouts;
using Headroom.Agents.Sources;

namespace Headroom.Agents.DataSets;

/// <summary>Parts a repository into what is learned from and what is held out, and filters trajectories.</summary>
public sealed class DataSetBuilder
{
    private readonly IReadOnlyList<SourceFile> _heldOut;
    private readonly HoldOut _private;
    private readonly List<SourceFile> _train = [];
    private readonly NearDuplicates _edits = new();
    private readonly List<EditExample> _kept = [];
    private readonly List<Trajectory> _all = [];
    private readonly int _repeated;

    /// <exception cref="InvalidOperationException">Too few files to hold one out and learn from another.</exception>
    public DataSetBuilder(CodeRepository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var files = repository.Files.Where(file => file.Text.Trim().Length > 0).ToList();
        _heldOut = [.. files.Where(file => HoldOut.Holds(file.Path))];
        // A small repository may have none by chance: then the one whose path comes first is held out.
        if (_heldOut.Count == 0 && files.Count > 1) _heldOut = [files[0]];
        _private = new HoldOut(_heldOut);
        var seen = new NearDuplicates();
        foreach (var file in files.Except(_heldOut))
        {
            if (_private.Repeats(file.Text) || seen.IsDuplicate(file.Text)) _repeated++;
            else _train.Add(file);
        }
        if (_train.Count == 0 || _heldOut.Count == 0)
            throw new InvalidOperationException(
                $"{repository.Root} has {files.Count} C# files that are not empty: too few to learn from some and hold out others.");
    }

    /// <summary>The files that may be learned from, and so be shown to a teacher.</summary>
    public IReadOnlyList<SourceFile> Train => _train;

    /// <summary>Takes a trajectory: one that was kept so far may be a near-duplicate, or say a held-out file again.</summary>
    public Trajectory Add(Trajectory trajectory)
    {
        ArgumentNullException.ThrowIfNull(trajectory);
        if (trajectory.Reject == Reject.None) trajectory = Filtered(trajectory);
        _all.Add(trajectory);
        if (trajectory.Reject == Reject.None)
            _kept.Add(new EditExample(trajectory.Path, trajectory.Title, trajectory.Before, trajectory.After));
        return trajectory;
    }

    public DataSet Build() => new(_train, [.. _kept], _heldOut, [.. _all], _repeated);

    private Trajectory Filtered(Trajectory trajectory)
    {
        if (_private.Repeats(trajectory.Before) || _private.Repeats(trajectory.After))
            return trajectory with { Reject = Reject.Contaminated, Why = "half of its runs of eight words stand in held-out files" };
        return _edits.IsDuplicate($"{trajectory.Before}\n{trajectory.After}")
            ? trajectory with { Reject = Reject.Duplicate, Why = "nearly an earlier edit" }
            : trajectory;
    }
}
