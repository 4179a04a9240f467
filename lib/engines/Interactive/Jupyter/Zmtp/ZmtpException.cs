namespace Microsoft.DotNet.Interactive.Jupyter.Zmtp;

/// <summary>A peer does not keep to ZMTP; its connection is closed and the others go on.</summary>
internal sealed class ZmtpException(string message) : IOException(message);
