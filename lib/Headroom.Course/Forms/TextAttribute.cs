using System.Text.RegularExpressions;
using Headroom.Course.Errors;
using Headroom.Course.Json;

namespace Headroom.Course.Forms;

/// <summary>One line of text.</summary>
internal abstract class TextAttribute(string meaning, int maxLength, string pattern) : FormAttribute
{
    private readonly Regex _regex = new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public int MaxLength => maxLength;

    public string Pattern => pattern;

    /// <summary>Whether it names a file: leaving the repository then gets a message of its own.</summary>
    public bool IsPath { get; init; }

    public override string Needs => meaning;

    public override void Check(Placed found, Slot place, ErrorList errors)
    {
        if (found.Content is not string text) WrongKind(found, place, errors);
        else if (text.EnumerateRunes().Any(Unprintable.Is))
            errors.Add(found.At, place.Say($"holds a control or invisible character: {Quoted.Text(text)}"),
                "Delete the character; every text is one plain line.");
        else if (text.Length > MaxLength)
            errors.Add(found.At, place.Say($"has {text.Length:N0} characters, at most {MaxLength}"), "Shorten it.");
        else if (IsPath && LeavesRepository(text))
            errors.Add(found.At, place.Say($"{Quoted.Text(text)} leaves the repository"),
                $"Write {Needs}, with no \"..\", drive, backslash or leading slash.");
        else if (!_regex.IsMatch(text))
            errors.Add(found.At, place.Say(string.IsNullOrWhiteSpace(text) ? "is empty" : $"is {Quoted.Text(text)}"), $"Write {Needs}.");
    }

    public bool Accepts(string? text) =>
        text is not null && text.Length <= MaxLength && !text.EnumerateRunes().Any(Unprintable.Is) && _regex.IsMatch(text);

    private static bool LeavesRepository(string path) =>
        path.StartsWith('/') || path.StartsWith('~') || path.AsSpan().ContainsAny('\\', ':') || path.Split('/').Contains("..");
}
