namespace Headroom.Training.Diagnosing;

/// <summary>What moves the weights of a run.</summary>
internal interface ILabOptimizer : IDisposable
{
    /// <summary>One step; returns the length of all gradients before clipping.</summary>
    double Step(double rate);
}
