namespace Headroom.Testing.Editors;

/// <summary>A folder of commands that write down what they are asked, and answer like an editor.</summary>
internal sealed class FakeEditor(string folder)
{
    private string Log => Path.Combine(folder, "log.txt");

    /// <summary>What was asked of all commands, in order: <c>code --install-extension FILE --force</c>.</summary>
    public IReadOnlyList<string> Asked =>
        File.Exists(Log) ? [.. File.ReadAllLines(Log).Select(line => line.Trim().Replace("\"", ""))] : [];

    /// <summary>A command that lists <paramref name="extensions"/> and ends with <paramref name="code"/>.</summary>
    public string Add(string name, string extensions = "", int code = 0)
    {
        Directory.CreateDirectory(folder);
        var listed = Path.Combine(folder, $"{name}.listed");
        File.WriteAllText(listed, extensions);
        var path = Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.cmd" : name);
        if (OperatingSystem.IsWindows())
            File.WriteAllText(
                path, $"@echo off\r\necho {name} %*>> \"{Log}\"\r\ntype \"{listed}\"\r\necho no wish to 1>&2\r\nexit /b {code}\r\n");
        else
        {
            File.WriteAllText(path, $"#!/bin/sh\necho \"{name} $*\" >>'{Log}'\ncat '{listed}'\necho no wish to >&2\nexit {code}\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        return path;
    }
}
