using Headroom.Cli.Feedback;

namespace Headroom.Testing.Feedback;

/// <summary>What is crossed out of a bundle, and what is left as it is.</summary>
public sealed class PersonalTest
{
    private static readonly Personal s_linux = new("/home/ada/my course", "/home/ada", "/tmp/", "ada", "ferrocene");

    private static readonly Personal s_windows = new(
        @"C:\Users\Ada L\course", @"C:\Users\Ada L\", @"C:\Users\Ada L\AppData\Local\Temp\", "Ada L", "FERROCENE");

    [Theory]
    [InlineData("/home/ada/my course/exercises/a.cs:12", "exercises/a.cs:12")]
    [InlineData("in /home/ada/my course", "in .")]
    [InlineData("/home/ada/my course-old/a", "~/my course-old/a")]
    [InlineData("'/home/ada/.nuget/packages'", "'~/.nuget/packages'")]
    [InlineData("/home/ada", "~")]
    [InlineData("/home/adam/x", "~/x")]
    [InlineData("/Users/eve/x and C:\\Users\\eve\\x", "~/x and ~\\x")]
    [InlineData("/tmp/headroom-1/x.dll", "TMP/headroom-1/x.dll")]
    [InlineData("ADA@ferrocene: ada_lovelace, armada", "USER@HOST: ada_lovelace, armada")]
    [InlineData("ada.lovelace+x@mail.example.org", "MAIL")]
    [InlineData("right on 6 cases", "right on 6 cases")]
    public void Of_the_courses_own_text(string text, string shown) => Assert.Equal(shown, s_linux.Without(text));

    [Theory]
    [InlineData(@"C:\Users\Ada L\course\exercises\a.cs", @"exercises\a.cs")]
    [InlineData("C:/Users/Ada L/course/exercises/a.cs", "exercises/a.cs")]
    [InlineData("\"C:\\\\Users\\\\Ada L\\\\course\\\\a.cs\"", "\"a.cs\"")]
    [InlineData(@"C:\Users\Ada L\.nuget", "~/.nuget")]
    [InlineData("Ada L on ferrocene", "USER on HOST")]
    public void Of_paths_as_Windows_writes_them(string text, string shown) => Assert.Equal(shown, s_windows.Without(text));

    [Fact]
    public void Of_a_file_names_go_from_comments_and_strings_and_stay_in_code() => Assert.Equal(
        "var ada = 1; // by USER\n/* USER\n on HOST */ var s = \"USER \\\" USER\" + ada;\nint ferrocene = ada / ada;",
        s_linux.WithoutInCode(
            "var ada = 1; // by ada\n/* Ada\n on ferrocene */ var s = \"ada \\\" ada\" + ada;\nint ferrocene = ada / ada;"));

    [Theory]
    [InlineData("root")]
    [InlineData("vscode")]
    [InlineData("a")]
    [InlineData("")]
    public void Names_of_everybodys_accounts_stay(string user) => Assert.Equal(
        $"the square {user} of a", (s_linux with { User = user, Home = "/", Root = "/" }).Without($"the square {user} of a"));
}
