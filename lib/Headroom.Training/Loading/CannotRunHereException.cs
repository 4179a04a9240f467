namespace Headroom.Training.Loading;

/// <summary>This machine cannot run libtorch, through no fault of the course or the learner. A command ends with exit code 5.</summary>
public sealed class CannotRunHereException(string reason) : Exception(reason);
