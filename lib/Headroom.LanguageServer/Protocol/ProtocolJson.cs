using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headroom.LanguageServer.Protocol;

/// <summary>How the messages are read and written, made by the compiler: reading them by reflection would delay the first answer.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(InitializeParams))]
[JsonSerializable(typeof(InitializeResult))]
[JsonSerializable(typeof(LogMessage))]
[JsonSerializable(typeof(DidOpenNotebook))]
[JsonSerializable(typeof(DidChangeNotebook))]
[JsonSerializable(typeof(DidCloseNotebook))]
[JsonSerializable(typeof(TextDocumentPosition))]
[JsonSerializable(typeof(CompletionList))]
[JsonSerializable(typeof(HoverAnswer))]
[JsonSerializable(typeof(SignatureAnswer))]
[JsonSerializable(typeof(Location))]
[JsonSerializable(typeof(PublishDiagnostics))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
