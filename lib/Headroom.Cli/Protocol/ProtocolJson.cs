using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Headroom.Cli.Protocol;

/// <summary>
/// What the verbs answer programs, as docs/contract.md has it: one object on standard output. Source-generated, because reflection would
/// cost an answer its first 100 ms.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CourseAnswer))]
[JsonSerializable(typeof(ExerciseAnswer))]
[JsonSerializable(typeof(StepAnswer))]
[JsonSerializable(typeof(HintAnswer))]
[JsonSerializable(typeof(ResetAnswer))]
[JsonSerializable(typeof(SolutionAnswer))]
[JsonSerializable(typeof(EditorsAnswer))]
internal sealed partial class ProtocolJson : JsonSerializerContext
{
    // Not an initializer: Default, in the generated half, may not be set yet when this half is initialized.
    private static ProtocolJson? s_indented;

    public static ProtocolJson Indented =>
        s_indented ??= new ProtocolJson(new JsonSerializerOptions(Default.Options) { WriteIndented = true });

    /// <summary>Prints the answer, and nothing else.</summary>
    public static void Write<T>(Screen screen, T answer, JsonTypeInfo<T> type) =>
        screen.Raw(JsonSerializer.Serialize(answer, type).ReplaceLineEndings("\n") + "\n");
}
