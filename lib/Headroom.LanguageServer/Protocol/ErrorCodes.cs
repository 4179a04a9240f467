namespace Headroom.LanguageServer.Protocol;

/// <summary>Numbers of JSON-RPC and of the Language Server Protocol.</summary>
internal static class ErrorCodes
{
    public const int ParseError = -32700, InvalidRequest = -32600, NotInitialized = -32002;

    /// <summary>The cell changed while the answer was being found.</summary>
    public const int ContentModified = -32801;
}
