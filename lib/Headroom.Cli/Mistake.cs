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
        if (parsed.Tokens.FirstOrDefault(t => t.Type == TokenType.Argument && IsOption(t.Value)) is { } option)
            return $"./course {verb.Name} has no option \"{Ids.Printable(option.Value)}\". "
                + $"Nearest: {string.Join(", ", Nearest.Of(option.Value, verb.Options.Select(o => o.Name), 2))}";
        if (parsed.Errors.Select(Value).FirstOrDefault(wrong => wrong is not null) is { } value) return $"./course {verb.Name}: {value}";
        return parsed.Errors.Count > 0
            ? $"./course {verb.Name}: {Ids.Printable(parsed.Errors[0].Message.Replace('\'', '"'))} "
                + $"How it is used: ./course {verb.Name} --help"
            : null;
    }

    // -5 is a number.
    private static bool IsOption(string token) => token.StartsWith('-') && !(token.Length > 1 && char.IsAsciiDigit(token[1]));

    // The parser speaks of System.Nullable.
    private static string? Value(ParseError error)
    {
        if (error.SymbolResult is not OptionResult { Option: { } option } given) return null;
        var needs = Nullable.GetUnderlyingType(option.ValueType) is not { } type ? null
            : type == typeof(int) ? $"a whole number up to {int.MaxValue:#,0}"
            : type == typeof(double) ? "a number"
            : null;
        if (needs is null) return null;
        var typed = given.Tokens.Count == 0 ? "nothing" : $"\"{Ids.Printable(string.Join(' ', given.Tokens.Select(t => t.Value)))}\"";
        return $"{option.Name} needs {needs}, not {typed}: {option.Description}.";
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
