using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.Classroom.Compiling;

/// <summary>
/// Where a file steps outside of what the language guards. C# without these words cannot reach an object that it was not given; with them
/// it can read and write any memory of its process, the grader's too, so that a pass says nothing until a person has read the file.
/// </summary>
/// <remarks>
/// By the words of the source, escapes decoded: each of these types and members has to be named where it is used, aliased or imported. A
/// name that means something else costs a look and no point.
/// </remarks>
public static class UnguardedWords
{
    // Memory by address, kept or reinterpreted; memory of others: pools, and arrays that nobody cleared.
    private static readonly HashSet<string> s_memory =
    [
        "unsafe", "Unsafe", "MemoryMarshal", "CollectionsMarshal", "ImmutableCollectionsMarshal", "SequenceMarshal", "NativeMemory",
            "Marshal",
        "GCHandle", "PinnedGCHandle", "StructLayout", "StructLayoutAttribute", "FieldOffset", "FieldOffsetAttribute", "SkipLocalsInit",
        "SkipLocalsInitAttribute", "LoadUnsafe", "StoreUnsafe", "ArrayPool", "MemoryPool", "AllocateUninitializedArray", "Interop",
        "LoadEffectiveAddress", "LoadEffectiveAddressAsPtr", "InlineArray", "InlineArrayAttribute", "OpenStandardOutput",
            "OpenStandardError",
    ];

    // What can run while something else is measured. Parallel.For and PLINQ come back when they have ended.
    private static readonly HashSet<string> s_meanwhile =
        ["Thread", "ThreadPool", "Task", "ValueTask", "TaskFactory", "Timer", "PeriodicTimer", "async", "ForAsync", "ForEachAsync"];

    // Of MemoryMarshal: bounds are kept, and types that hold references are refused.
    private static readonly HashSet<string> s_guarded = ["Cast", "AsBytes", "Read", "Write", "TryRead", "TryWrite"];

    /// <summary>The first such word; null where the language guards everything.</summary>
    /// <param name="tree">The file, as it is compiled.</param>
    /// <param name="isTimed">Whether speed is measured: then nothing may run beside the baseline.</param>
    public static UnguardedWord? Find(SyntaxTree tree, bool isTimed)
    {
        ArgumentNullException.ThrowIfNull(tree);
        foreach (var token in tree.GetRoot().DescendantTokens())
        {
            var isWord = token.IsKind(SyntaxKind.UnsafeKeyword) || token.IsKind(SyntaxKind.IdentifierToken);
            if (!isWord || !IsUnguarded(token, isTimed)) continue;
            return new UnguardedWord(token.ValueText, 1 + token.GetLocation().GetLineSpan().StartLinePosition.Line);
        }
        return null;
    }

    private static bool IsUnguarded(SyntaxToken token, bool isTimed) =>
        s_memory.Contains(token.ValueText) && !IsGuarded(token) || isTimed && s_meanwhile.Contains(token.ValueText);

    // MemoryMarshal.Cast<float, int>(x)
    private static bool IsGuarded(SyntaxToken token) =>
        token.ValueText == "MemoryMarshal" && token.GetNextToken() is var dot && dot.IsKind(SyntaxKind.DotToken)
            && s_guarded.Contains(dot.GetNextToken().ValueText);
}

/// <summary>A word and the line, from 1, on which it stands.</summary>
public readonly record struct UnguardedWord(string Word, int Line);
