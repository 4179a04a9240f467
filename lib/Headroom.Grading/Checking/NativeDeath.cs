namespace Headroom.Grading.Checking;

/// <summary>
/// An error in native code that nothing caught, as the C++ library tells it before it ends the process: which, and in which words.
/// </summary>
internal static class NativeDeath
{
    // libstdc++ and libc++.
    private static readonly string[] s_begins = ["terminate called after throwing", "libc++abi: terminating"];
    private static readonly string[] s_says = ["what():", "of type "];

    /// <summary>The error's own sentence, its first line; null where the process ended otherwise.</summary>
    public static string? Sentence(string printed)
    {
        var at = Begin(printed);
        if (at < 0) return null;
        foreach (var says in s_says)
            if (printed.IndexOf(says, at, StringComparison.Ordinal) is >= 0 and var found)
                return printed[(found + says.Length)..].Split('\n')[0].Trim();
        return printed[at..].Split('\n')[0].Trim();
    }

    /// <summary>
    /// The signal by which a wrong address ends a process, which prints no error; null for another exit code. A shell counts signals from
    /// 128 on, and Windows has a status instead.
    /// </summary>
    public static string? Signal(int? exitCode) => exitCode switch
    {
        128 + 11 => "a segmentation fault (exit code 139)",
        128 + 7 or 128 + 10 => $"a bus error (exit code {exitCode})",
        unchecked((int)0xC0000005) => "an access violation (0xC0000005)",
        _ => null,
    };

    /// <summary>What was printed before it.</summary>
    public static string Before(string printed) => Begin(printed) is >= 0 and var at ? printed[..at] : printed;

    private static int Begin(string printed) =>
        s_begins.Select(begin => printed.LastIndexOf(begin, StringComparison.Ordinal)).Max();
}
