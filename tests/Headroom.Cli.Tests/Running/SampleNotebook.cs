using System.Text.Json;

namespace Headroom.Testing.Running;

/// <summary>A notebook of a title and the given C# cells.</summary>
internal static class SampleNotebook
{
    public static string Of(params string[] cells)
    {
        var code = cells.Select((source, at) => $$$"""
            { "cell_type": "code", "id": "c{{{at}}}", "execution_count": null, "metadata": { "dotnet_interactive": { "language": "csharp" }, "polyglot_notebook": { "kernelName": "csharp" } }, "outputs": [], "source": {{{JsonSerializer.Serialize(source)}}} }
            """);
        return $$$"""
            { "cells": [ { "cell_type": "markdown", "id": "title", "metadata": {}, "source": "# Sample" }, {{{string.Join(", ", code)}}} ],
              "metadata": { "kernelspec": { "display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp" } }, "nbformat": 4, "nbformat_minor": 5 }
            """;
    }
}
