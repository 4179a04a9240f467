using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Microsoft.DotNet.Interactive.CSharp;

internal sealed partial class ScriptSession
{
    // Editors ask from other threads than the one that runs cells; references and the chain of cells change only under this lock.
    private readonly Lock _compiling = new();

    /// <summary>Looks at a cell as if it came next, without running it.</summary>
    public T Examine<T>(CellSource source, Func<CSharpCompilation, SyntaxTree, T> look)
    {
        lock (_compiling)
        {
            References.UseWorkingDirectory(Directory.GetCurrentDirectory());
            var tree = source.Parse();
            return look(Compilation(tree), tree);
        }
    }
}
