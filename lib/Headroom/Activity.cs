namespace Headroom;

/// <summary>
/// Work that may take seconds says what it is. Nobody listens, unless a notebook asks to: then a line of its page tells it.
/// </summary>
public static class Activity
{
    private static Func<string, IDisposable>? s_listener;

    /// <summary>
    /// Tells <paramref name="listener"/> of each piece of work from now on; it disposes of what it got when the work ends.
    /// </summary>
    public static void ListenWith(Func<string, IDisposable>? listener) => s_listener = listener;

    /// <summary>Begins work, said as <c>measuring this machine</c>; it ends with the disposal.</summary>
    public static IDisposable Begin(string what) => s_listener?.Invoke(what) ?? Silence.Instance;

    private sealed class Silence : IDisposable
    {
        public static Silence Instance { get; } = new();

        public void Dispose()
        {
        }
    }
}
