using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;
using Headroom.Jupyter.Cells;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Session;

/// <summary>Why a cell failed, as Jupyter says it: the exception's type, its message, and lines to show.</summary>
internal sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback)
{
    public static CellError Of(CommandFailed failed, int cell)
    {
        var (name, text) = failed.Exception switch
        {
            CodeSubmissionCompilationErrorException => ("CompilationError", failed.Message.Trim()),
            CellStoppedException => (nameof(OperationCanceledException), failed.Message),
            null => ("CommandFailed", failed.Message.Trim()),
            var thrown => (thrown.GetType().Name, thrown.Message),
        };
        return new(name, text, Jupyter.Session.Traceback.Of(name, text, failed, cell));
    }

    public JsonObject ToContent() =>
        new() { ["ename"] = Name, ["evalue"] = Message, ["traceback"] = new JsonArray([.. Traceback.Select(line => (JsonNode)line)]) };

    /// <summary>The content of an execute_reply.</summary>
    public JsonObject ToReply(int count)
    {
        var reply = ToContent();
        reply["status"] = "error";
        reply["execution_count"] = count;
        reply["user_expressions"] = new JsonObject();
        reply["payload"] = new JsonArray();
        return reply;
    }
}
