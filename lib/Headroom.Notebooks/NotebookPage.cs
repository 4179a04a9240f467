using System.Reflection;

namespace Headroom.Notebooks;

/// <summary>
/// The page of the notebook that runs. Whatever hosts it has <c>DisplayExtensions.Display</c> loaded. It is found
/// by name: a reference would bring a compiler and a kernel into every grader.
/// </summary>
internal static class NotebookPage
{
    private static readonly Lazy<MethodInfo?> s_display = new(() => AppDomain.CurrentDomain.GetAssemblies()
        .Where(a => !a.IsDynamic).Select(a => a.GetType("System.DisplayExtensions")).FirstOrDefault(t => t is not null)
        ?.GetMethod("Display", [typeof(object), typeof(string[])]));

    /// <summary>Shows a value under the running cell, and returns how to replace it; null where no notebook runs.</summary>
    public static Action<object>? Show(object value)
    {
        var shown = s_display.Value?.Invoke(null, [value, Array.Empty<string>()]);
        var update = shown?.GetType().GetMethod("Update", [typeof(object)]);
        return update is null ? null : next => update.Invoke(shown, [next]);
    }
}
