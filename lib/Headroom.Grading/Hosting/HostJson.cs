using System.Text.Json.Serialization;

namespace Headroom.Grading.Hosting;

/// <summary>
/// What the command and the grader host say to each other, as JSON. Source-generated, because reflection would cost a check its first 100
/// ms.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GradeRequest))]
[JsonSerializable(typeof(HostMessage))]
public sealed partial class HostJson : JsonSerializerContext;
