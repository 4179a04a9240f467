namespace Microsoft.DotNet.Interactive.Parsing;

/// <summary>A magic command that cannot be understood, reported like a compiler's error.</summary>
internal sealed class MagicSyntaxException(int line, string code, string text) : Exception($"({line},1): error {code}: {text}")
{
    public int Line { get; } = line;

    public Diagnostic ToDiagnostic() =>
        new(new(new(Line - 1, 0), new(Line - 1, 0)), CodeAnalysis.DiagnosticSeverity.Error, code, text);

    public static MagicSyntaxException Unknown(int line, string name) => new(line, "DNI101", $"Unknown magic command '{name}'");

    public static MagicSyntaxException UnknownParameter(int line, string name) => new(line, "DNI103", $"Unrecognized parameter name '{name}'");

    public static MagicSyntaxException MissingParameter(int line, string name) => new(line, "DNI104", $"Missing required parameter '{name}'");

    public static MagicSyntaxException TooMany(int line) => new(line, "DNI105", "More values were given than the magic command has parameters");

    public static MagicSyntaxException BadPackage(int line, string text) =>
        new(line, "DNI210", $"Cannot read the package reference {text}. Write #r \"nuget: Name, version\" or #i \"nuget: folder or URL\".");
}
