using System.Text.Json.Serialization;
using Headroom.Grading.Compiling;

namespace Headroom.Classroom.Compiling;

/// <summary>Asks for the assembly of one file.</summary>
internal sealed record CompileRequest(string Source, string Folder);

/// <summary>The assembly, or errors; and the words that leave the language's guard, where speed is not measured and where it is.</summary>
internal sealed record CompileAnswer(
    string? Assembly, IReadOnlyList<CompileError> Errors, UnguardedWord? Unguarded, UnguardedWord? UnguardedWhereTimed);

[JsonSerializable(typeof(CompileRequest))]
[JsonSerializable(typeof(CompileAnswer))]
internal sealed partial class CompileJson : JsonSerializerContext;
