using Microsoft.DotNet.Interactive.CSharp;

namespace Microsoft.DotNet.Interactive.Parsing;

/// <summary>Takes a cell apart at its magic commands, which stand in column 0 and fill a line.</summary>
internal sealed class CellSplitter
{
    private readonly List<CellPiece> _pieces = [];
    private readonly List<CellPiece> _part = [];
    private readonly List<string> _code = [], _sources = [];
    private readonly List<PackageReference> _packages = [];
    private int _codeStart = 1, _packagesLine;
    private Kernel _target;

    private CellSplitter(Kernel target) => _target = target;

    public static IReadOnlyList<CellPiece> Split(string code, Kernel target)
    {
        var splitter = new CellSplitter(target);
        var number = 0;
        foreach (var line in code.Split('\n')) splitter.Read(line, ++number);
        splitter.EndPart();
        return splitter._pieces;
    }

    private void Read(string line, int number)
    {
        if (line.StartsWith("#!", StringComparison.Ordinal)) ReadMagic(line.TrimEnd('\r'), number);
        else if (PackageDirective.Read(line, number, _target) is { } directive) ReadPackage(directive, number);
        else
        {
            if (_code.Count == 0) _codeStart = number;
            _code.Add(line);
        }
    }

    private void ReadMagic(string line, int number)
    {
        var end = line.AsSpan().IndexOfAny(' ', '\t');
        var name = end < 0 ? line : line[..end];
        if (_target.RootKernel.FindByMagic(name) is { } chosen)
        {
            EndPart();
            _target = chosen;
            return;
        }
        var magic = _target.FindMagic(name) ?? throw MagicSyntaxException.Unknown(number, name);
        EndCode();
        _part.Add(new MagicPiece(new(magic, _target, MagicArguments.Parse(line[name.Length..], magic, number), number)));
    }

    private void ReadPackage(PackageDirective directive, int number)
    {
        EndCode();
        if (_packagesLine == 0) _packagesLine = number;
        if (directive.Source is { } source) _sources.Add(source);
        if (directive.Package is { } package) _packages.Add(package);
    }

    private void EndCode()
    {
        if (_code.Any(line => !string.IsNullOrWhiteSpace(line)))
            _part.Add(new CodePiece(_target, _codeStart, string.Join('\n', _code)));
        _code.Clear();
    }

    // Packages come first, wherever their lines stand.
    private void EndPart()
    {
        EndCode();
        if (_packagesLine > 0) _pieces.Add(new PackagesPiece((CSharpKernel)_target, _packagesLine, [.. _sources], [.. _packages]));
        _pieces.AddRange(_part);
        _part.Clear();
        _sources.Clear();
        _packages.Clear();
        _packagesLine = 0;
    }
}
