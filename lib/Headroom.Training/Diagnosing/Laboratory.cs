using Headroom.Diagnosing;

namespace Headroom.Training.Diagnosing;

/// <summary>
/// Trains tiny transformers that are healthy or have one fault, on a language of a few phrases. Sizes, rates and texts are drawn. A run takes
/// about a third of a second of one core.
/// </summary>
public static class Laboratory
{
    /// <summary>The record of one run: the same circumstance and seed are the same run on the same machine.</summary>
    public static RunRecord Run(Circumstance circumstance, ulong seed) => new LabRun(LabSettings.Drawn(circumstance, seed)).Record();
}
