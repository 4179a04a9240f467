using Headroom.Testing;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Tests;

public sealed class InputTests
{
    [Fact]
    public async Task A_cell_gets_what_the_front_end_answers()
    {
        using var kernel = KernelThatAnswers("Ada");
        Assert.Equal("Ada: text", await kernel.Value("await GetInputAsync(\"Name\", \"text\") + \": text\""));
    }

    [Fact]
    public async Task A_password_is_not_shown()
    {
        using var kernel = KernelThatAnswers("secret");
        Assert.Equal("************", await kernel.Value("var password = await GetPasswordAsync(\"Password\"); password.ToString()"));
        Assert.Equal("secret", await kernel.Value("password.GetClearTextPassword()"));
    }

    [Fact]
    public async Task The_front_end_is_told_what_is_asked_for()
    {
        using var kernel = Kernels.New();
        RequestInput? asked = null;
        kernel.Root.RegisterCommandHandler<RequestInput>((command, context) =>
        {
            asked = command;
            context.Publish(new InputProduced("", command));
            return Task.CompletedTask;
        });
        await kernel.Succeed("await GetPasswordAsync(\"Key\")");
        Assert.Equal(("Key", true, "password"), (asked!.Prompt, asked.IsPassword, asked.InputTypeHint));
    }

    [Fact]
    public async Task A_front_end_without_input_is_named_as_the_reason()
    {
        using var kernel = Kernels.New();
        var failure = (await kernel.Run("await GetInputAsync(\"Name\")")).Failure()!;
        Assert.Contains("The cell asks \"Name\", and this front end takes no input.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_front_end_that_fails_to_answer_fails_the_cell()
    {
        using var kernel = Kernels.New();
        kernel.Root.RegisterCommandHandler<RequestInput>((_, _) => throw new NotSupportedException("not allowed here"));
        Assert.Contains("not allowed here", (await kernel.Run("await GetInputAsync(\"Name\")")).Failure()!.Message,
            StringComparison.Ordinal);
    }

    private static NotebookKernel KernelThatAnswers(string text)
    {
        var kernel = Kernels.New();
        kernel.Root.RegisterCommandHandler<RequestInput>((command, context) =>
        {
            context.Publish(new InputProduced(text, command));
            return Task.CompletedTask;
        });
        return kernel;
    }
}
