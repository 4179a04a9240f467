namespace Headroom.Briefs;

/// <summary>What a brief may set a limit to.</summary>
public enum Cost
{
    /// <summary>Reads of input and output, for each element of the input.</summary>
    Reads,

    /// <summary>Numbers that a call keeps besides input and output, for each column.</summary>
    Scratch,

    /// <summary>Rows of the worker that has most of them, as a multiple of its fair share.</summary>
    BusiestWorker,
}
