namespace Headroom.Grading.Compiling;

/// <summary>
/// The compiler did not come as far as the exercise's file: what it was to read or to write is out of its reach. Nothing is said of the
/// file.
/// </summary>
public sealed class CompilerFailedException(string said) : Exception(Describe(said))
{
    private static string Describe(string said)
    {
        var first = said.ReplaceLineEndings("\n").Split('\n').FirstOrDefault(line => line.Trim().Length > 0)?.Trim() ?? "it says nothing";
        return $"Your file was not compiled, so nothing is said of it: {first}\n{Cure(first)}";
    }

    private static string Cure(string line) =>
        line.Contains("CS0006", StringComparison.Ordinal) || line.Contains("CS0009", StringComparison.Ordinal)
            ? "The packages or the SDK that the course was built with are out of reach: another user built it, or they were removed. "
                + "Delete the folder artifacts, where you may, else copy the course without it into a folder of your own; then "
                + "./course start builds anew."
            : line.Contains("No space left", StringComparison.OrdinalIgnoreCase)
                ? "Free some disk, and check again."
                : "The build or the temporary folder is out of reach. Delete the folder artifacts, where you may, else copy the course "
                    + "without it into a folder of your own; then ./course start builds anew.";
}
