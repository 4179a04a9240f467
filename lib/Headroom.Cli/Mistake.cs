using System.CommandLine;
using System.CommandLine.Parsing;
using Headroom.Cli.Verbs;

namespace Headroom.Cli;

/// <summary>Says what is wrong with a command line and what was probably meant.</summary>
internal static class Mistake
{
    /// <summary>Null when the command line is one.</summary>
    public static string? Find(ParseResult parsed, IReadOnlyList<string> args)
    {
        var (root, verb) = (parsed.RootCommandResult.Command, parsed.CommandResult.Command);
        if (verb == root) return parsed.Errors.Count > 0 ? NoVerb(root, args) : null;
        // To the parser an unknown option is a value like any other.
        if (parsed.Tokens.FirstOrDefault(t => t.Type == TokenType.Argument && t.Value.StartsWith('-')) is { } option)
            return $"./course {verb.Name} has no option \"{Ids.Printable(option.Value)}\". "
                + $"Nearest: {string.Join(", ", Nearest.Of(option.Value, verb.Options.Select(o => o.Name), 2))}";
        return parsed.Errors.Count > 0
            ? $"./course {verb.Name}: {Ids.Printable(parsed.Errors[0].Message.Replace('\'', '"'))} "
                + $"How it is used: ./course {verb.Name} --help"
            : null;
    }

    private static string NoVerb(Command root, IReadOnlyList<string> args)
    {
        var typed = args.FirstOrDefault(arg => !arg.StartsWith('-')) ?? args[0];
        var shown = Ids.Printable(typed);
        return typed.Length > 0 && char.IsAsciiDigit(typed[0])
            ? $"\"{shown}\" needs a verb: ./course check {shown}, or ./course show {shown}."
            : $"no verb \"{shown}\". "
                + $"Nearest: {string.Join(", ", Nearest.Of(typed, root.Subcommands.Where(c => !c.Hidden).Select(c => c.Name)))}. All of "
                + "them: ./course --help";
    }
}
