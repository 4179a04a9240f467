namespace Headroom.Agents.Chats;

/// <summary>
/// A teacher gives no answer, and trying again did not help. The message says why, without a key. There is no inner exception: it might
/// hold one.
/// </summary>
public class TeacherException(string message) : Exception(message);

/// <summary>The endpoint refuses this one request, for being too long or of a form it does not take: others may pass.</summary>
public sealed class RequestRefusedException(string message) : TeacherException(message);

/// <summary>The limit of tokens or of money is reached; what was answered before stays.</summary>
public sealed class SpendingLimitException(string message) : TeacherException(message);

/// <summary>A recorded teacher is asked what it was not asked when it was recorded.</summary>
public sealed class UnknownRequestException(string message) : TeacherException(message);
