using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Headroom.Agents.Rollouts;
using Headroom.Agents.Sources;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.Extensions.AI;

namespace Headroom.Agents.Scripted;

/// <summary>
/// A teacher that is a program: it edits C# with Roslyn, on this machine, and sends nothing anywhere. An answer follows from the seed and
/// the request alone. It is no model: what it changes is small and of ten kinds. It takes <c>using System;</c> for granted.
/// </summary>
public sealed class ScriptedTeacher(int seed = 0, ScriptedHabits? habits = null) : IChatClient
{
    public const string Name = "scripted";

    private readonly ScriptedHabits _habits = habits ?? new ScriptedHabits();

    /// <exception cref="NotSupportedException">A request that is none of <see cref="Prompts"/>.</exception>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<ChatMessage> all = [.. messages];
        var (task, text) = (all[0].Text, all[^1].Text);
        var random = RandomOf(text);
        var answer = task == Prompts.Editing ? Edit(text, random)
            : task == Prompts.Describing ? Describe(text, random)
            : throw new NotSupportedException("the scripted teacher knows the requests of Prompts alone");
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer))
        {
            ModelId = Name, FinishReason = ChatFinishReason.Stop,
            Usage = new UsageDetails { InputTokenCount = Tokens(task) + Tokens(text), OutputTokenCount = Tokens(answer) },
        });
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private string Edit(string request, Random random)
    {
        if (random.NextDouble() < _habits.Unusable) return "I would look at the callers first. What is it used for?";
        if (Asked(request) is not { } asked) return "I see no such method.";
        var (method, name, wanted) = asked;
        var edits = random.NextDouble() < _habits.Stray ? Drawn(ScriptedEdits.All, random)
            : [.. wanted, .. Drawn(ScriptedEdits.All, random)];
        foreach (var edit in edits)
            if (edit.Apply(method, random) is { Length: > 0 } changed && Code.ParseMethod(changed) is not null)
                return $"{Filled(edit.Said, name)}\n\n```csharp\n{changed}\n```";
        return "It is well as it is.";
    }

    private string Describe(string request, Random random)
    {
        var said = request[(request.LastIndexOf("Its author says: ", StringComparison.Ordinal) + 17)..].Trim();
        var edit = ScriptedEdits.All.FirstOrDefault(edit => edit.Said == said);
        if (edit is null || random.NextDouble() < _habits.Unusable) return "Small improvements";
        var diff = request[..request.LastIndexOf("```", StringComparison.Ordinal)];
        var name = request["The change of ".Length..request.IndexOf(':', StringComparison.Ordinal)];
        var quoted = random.NextDouble() < _habits.Quoting
            ? diff.Split('\n')
                .FirstOrDefault(line => line.StartsWith('+') && !line.StartsWith("+++", StringComparison.Ordinal) && line.Length > 12)
            : null;
        return $"{Filled(edit.Title, name)}\n\n{Filled(edit.Body, name)}{(quoted is null ? "" : $" It has `{quoted[1..].Trim()}` now.")}";
    }

    // The method that a request is about, and what is asked of it, most fitting first.
    private static (MethodDeclarationSyntax Method, string Name, IReadOnlyList<ScriptedEdit> Edits)? Asked(string request)
    {
        const string Open = "\n```csharp\n", Close = "\n```\n\n";
        var (open, close) = (request.IndexOf(Open, StringComparison.Ordinal), request.LastIndexOf(Close, StringComparison.Ordinal));
        if (open < 0 || close < open) return null;
        var methods = Code.Parse(request[(open + Open.Length)..close]).DescendantNodes().OfType<MethodDeclarationSyntax>().ToList();
        var task = request[(close + Close.Length)..];
        foreach (var name in methods.Select(method => method.Identifier.Text).Distinct().OrderByDescending(name => name.Length))
        {
            var edits = ScriptedEdits.All.Where(edit => task.Contains($"\n\n{Filled(edit.Title, name)}\n", StringComparison.Ordinal))
                .ToList();
            var kind = Instructions.All.FirstOrDefault(kind => task == $"The method is {name}. {kind.For(name)}");
            if (kind is not null) edits = [.. ScriptedEdits.All.Where(edit => edit.Kinds.Contains(kind.Name))];
            if (edits.Count > 0) return (methods.First(method => method.Identifier.Text == name), name, edits);
        }
        return null;
    }

    private static List<ScriptedEdit> Drawn(IReadOnlyList<ScriptedEdit> edits, Random random)
    {
        ScriptedEdit[] all = [.. edits];
        random.Shuffle(all);
        return [.. all];
    }

    private Random RandomOf(string text) => new(BinaryPrimitives.ReadInt32LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}|{text}")))));

    private static string Filled(string text, string name) => text.Replace("{0}", name, StringComparison.Ordinal);

    // What it would have cost: three bytes of code a token.
    private static long Tokens(string text) => (Encoding.UTF8.GetByteCount(text) + 2) / 3;
}
