namespace Headroom.Grading;

/// <summary>What kind of failure a report tells of. A mutant is rejected for the right reason when this and the likely cause fit.</summary>
public enum Reason
{
    None,
    WrongValue,
    /// <summary>An input array came back changed.</summary>
    InputChanged,
    /// <summary>A public member that the grader calls is missing or has another signature.</summary>
    SignatureChanged,
    /// <summary>The file refers to what graded code may not: files, reflection, or the part of the library that is the answer.</summary>
    Forbidden,
    DoesNotCompile,
    Threw,
    OutOfMemory,
    OutOfTime,
    /// <summary>The process ended while the exercise ran: stack overflow, exit call, native crash.</summary>
    Crashed,
    OverBudget,
    /// <summary>A kernel's index lies outside its buffer.</summary>
    OutOfBounds,
    /// <summary>Two threads touch one element, one of them writing, and nothing orders them.</summary>
    Race,
    /// <summary>Threads of a group wait at different barriers, or some never come.</summary>
    BarrierDivergence,
    /// <summary>A kernel reads memory that nothing has written.</summary>
    UnwrittenRead,
    EndlessKernel,
    /// <summary>Groups of a kernel wait for each other, or for what nobody does.</summary>
    Deadlock,
    /// <summary>The kernel uses what no GPU code can.</summary>
    IllegalKernel,
    TooSlow,
    /// <summary>Of several parts some are right, and others not attempted.</summary>
    Unfinished,
    /// <summary>Threads, tasks or timers that the file started still run after its last case. Said where a class is graded.</summary>
    LeftBehind,
    /// <summary>The check itself could not be carried out; the learner's file is not to blame.</summary>
    Harness,
}
