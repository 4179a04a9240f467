using Headroom.Course.Json;

namespace Headroom.Course.Written;

/// <summary>Values without their places. What is absent or of another kind reads as empty: its form has already said so.</summary>
internal static class Reading
{
    public static string Text(this Placed<string>? found) => found?.Value ?? "";

    public static int Whole(this Placed<double>? found) => (int)(found?.Value ?? 0);

    public static IReadOnlyList<Placed<T>> Items<T>(this Placed<List<Placed<T>>>? found) => found?.Value ?? [];

    public static IReadOnlyList<string> Texts(this Placed<List<Placed<string>>>? found) =>
        [.. found.Items().Where(item => item.Fits).Select(item => item.Value!)];

    /// <summary>The objects of a list, each with its place.</summary>
    public static IEnumerable<Placed<T>> Entries<T>(this Placed<List<Placed<T>>>? found) => found.Items().Where(item => item.Fits);
}
