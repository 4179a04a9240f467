namespace Headroom.LanguageServer.Protocol;

/// <summary>A place in a document: a line from 0, and UTF-16 units from the line's start.</summary>
internal readonly record struct Position(int Line, int Character);

/// <summary>From one place up to another, which is not part of it.</summary>
internal readonly record struct TextRange(Position Start, Position End);

internal sealed record Location(string Uri, TextRange Range);

internal sealed record TextEdit(TextRange Range, string NewText);
