using System.Text.RegularExpressions;
using Headroom.Course.Errors;
using Headroom.Course.Json;

namespace Headroom.Course.Forms;

/// <summary>One line of text.</summary>
internal sealed record TextForm(string Meaning, int MaxLength, string? Pattern = null) : Form
{
    /// <summary>Text that holds more than spaces.</summary>
    public const string NotBlank = @"\S";

    private readonly Regex? regex = Pattern is null ? null : new Regex(Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Whether it names a file: leaving the repository then gets a message of its own.</summary>
    public bool IsPath { get; init; }

    public override string Needs => Meaning;

    public override void Check(Node node, Place place, ErrorList errors)
    {
        if (node is not TextNode { Value: var text }) WrongType(node, place, errors);
        else if (text.EnumerateRunes().Any(Unprintable.Is))
            errors.Add(node.At, place.Say($"holds a control or invisible character: {Quoted.Text(text)}"), "Delete the character; every text is one plain line.");
        else if (text.Length > MaxLength)
            errors.Add(node.At, place.Say($"has {text.Length:N0} characters, at most {MaxLength}"), "Shorten it.");
        else if (IsPath && LeavesRepository(text))
            errors.Add(node.At, place.Say($"{Quoted.Text(text)} leaves the repository"), $"Write {Needs}, with no \"..\", drive, backslash or leading slash.");
        else if (regex is not null && !regex.IsMatch(text))
            errors.Add(node.At, place.Say(string.IsNullOrWhiteSpace(text) ? "is empty" : $"is {Quoted.Text(text)}"), $"Write {Needs}.");
    }

    public bool Accepts(string text) =>
        text.Length <= MaxLength && !text.EnumerateRunes().Any(Unprintable.Is) && regex?.IsMatch(text) != false;

    private static bool LeavesRepository(string path) =>
        path.StartsWith('/') || path.StartsWith('~') || path.AsSpan().ContainsAny('\\', ':') || path.Split('/').Contains("..");
}
