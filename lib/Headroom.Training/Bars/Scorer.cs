namespace Headroom.Training.Bars;

/// <summary>
/// A model that is measured: for each row, -log2 of the probability of every token after its first, given those before
/// it.
/// </summary>
/// <param name="rows">At most a context and one token each; of different lengths.</param>
/// <returns>As many arrays as rows, each one shorter than its row.</returns>
public delegate IReadOnlyList<double[]> Scorer(IReadOnlyList<ushort[]> rows);
