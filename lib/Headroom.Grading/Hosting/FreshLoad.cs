namespace Headroom.Grading.Hosting;

/// <summary>
/// A submission loaded once more, with statics of its own: what one load remembers, another does not know. Each call is made on a thread of
/// its own.
/// </summary>
public sealed class FreshLoad : IDisposable
{
    private readonly ExerciseContext _context;
    private readonly System.Reflection.Assembly _exercise;

    /// <param name="assembly">Path of the compiled file.</param>
    public FreshLoad(string assembly)
    {
        _context = new ExerciseContext(assembly, assembly);
        _exercise = _context.LoadExercise();
    }

    /// <summary>Calls a public static method of a class without namespace, and throws what it throws.</summary>
    /// <exception cref="MissingMethodException">There is no such method.</exception>
    public T Call<T>(string type, string method, params object[] arguments)
    {
        var called = _exercise.GetType(type)?.GetMethod(method, [.. arguments.Select(argument => argument.GetType())])
            ?? throw new MissingMethodException(type, method);
        // A page has one thread.
        if (OperatingSystem.IsBrowser())
            return (T)called.Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
        var (result, thrown) = (default(object), default(Exception));
        var thread = new Thread(() =>
        {
            try { result = called.Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, arguments, null); }
            catch (Exception exception) { thrown = exception; }
        });
        thread.Start();
        thread.Join();
        if (thrown is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(thrown);
        return (T)result!;
    }

    public void Dispose() => _context.Unload();
}
