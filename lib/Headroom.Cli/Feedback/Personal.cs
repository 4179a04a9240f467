using System.Text.RegularExpressions;

namespace Headroom.Cli.Feedback;

/// <summary>What a bundle must not tell: who the learner is, and where on which machine the course lies.</summary>
/// <param name="Root">The course's folder.</param>
/// <param name="Home">The user's folder.</param>
/// <param name="Temporary">The folder of temporary files: on some systems it names the user.</param>
/// <param name="User">The account's name.</param>
/// <param name="Host">The machine's name.</param>
internal sealed partial record Personal(string Root, string Home, string Temporary, string User, string Host)
{
    // Of half the containers in the world: they tell nothing of anybody, and some are words that a report needs.
    private static readonly string[] s_everybodys =
        ["root", "user", "admin", "student", "learner", "vscode", "codespace", "runner", "nobody", "localhost"];

    public static Personal OfThisProcess(string root) => new(
        root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Path.GetTempPath(), Environment.UserName,
        Environment.MachineName);

    /// <summary>Text of the course's own making without it: paths of the course become relative, other places and names are crossed
    /// out.</summary>
    public string Without(string text) => WithoutNames(WithoutPlaces(text));

    /// <summary>The same of a learner's file. Names are taken from comments and strings alone: elsewhere they are code.</summary>
    public string WithoutInCode(string text) =>
        CommentOrString().Replace(WithoutPlaces(text), found => WithoutNames(found.Value));

    private string WithoutPlaces(string text)
    {
        text = Place(Place(Place(text, Root, ""), Home, "~/"), Temporary, "TMP/");
        return Mail().Replace(OthersHome().Replace(text, "~"), "MAIL");
    }

    // As it is, with the other kind of slash, and as JSON and C# write it.
    private static string Place(string text, string folder, string shown)
    {
        var place = folder.TrimEnd('/', '\\');
        if (place.Length < 2) return text;
        foreach (var written in new[] { place.Replace(@"\", @"\\"), place, place.Replace('\\', '/') }.Distinct())
        {
            text = Regex.Replace(text, Regex.Escape(written) + @"(\\\\|[\\/])", shown, Case);
            text = Regex.Replace(text, Regex.Escape(written) + @"(?![\w.-])", shown.Length == 0 ? "." : shown.TrimEnd('/'), Case);
        }
        return text;
    }

    private string WithoutNames(string text) => Name(Name(text, User, "USER"), Host, "HOST");

    private static string Name(string text, string name, string shown)
    {
        if (name.Length < 2 || s_everybodys.Contains(name, StringComparer.OrdinalIgnoreCase)) return text;
        return Regex.Replace(text, $@"(?<!\w){Regex.Escape(name)}(?!\w)", shown, RegexOptions.IgnoreCase);
    }

    private static RegexOptions Case => OperatingSystem.IsLinux() ? RegexOptions.None : RegexOptions.IgnoreCase;

    [GeneratedRegex("""(?:/home|/Users|[A-Za-z]:[\\/]+Users)[\\/]+[^\\/\s"'<>|:]+""")]
    private static partial Regex OthersHome();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+")]
    private static partial Regex Mail();

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"?""", RegexOptions.Singleline)]
    private static partial Regex CommentOrString();
}
