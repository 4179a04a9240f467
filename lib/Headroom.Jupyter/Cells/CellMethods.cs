using System.ComponentModel;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;
using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// What cells may write without naming a type: the members of the package's Kernel class, with <c>display</c> and <c>Display</c> whose
/// <c>Update</c> finds what it updates, and what Jupyter clients add.
/// </summary>
#pragma warning disable CA1707, CA1708 // The names are the package's and Jupyter's.
public static class CellMethods
{
    /// <summary>The kernel that runs the calling cell.</summary>
    public static Kernel? Current => KernelInvocationContext.Current?.HandlingKernel;

    /// <summary>The composite kernel around <see cref="Current"/>.</summary>
    public static Kernel? Root => Current?.RootKernel;

    /// <summary>Shows a value now; the result's <c>Update</c> changes what is shown.</summary>
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        if (KernelInvocationContext.Current is not { IsComplete: false } context) return DisplayExtensions.Display(value, mimeTypes);
        var forms = ResultForms.Of(value, mimeTypes); // Formatters are anyone's code, and may be stopped.
        var shown = new DisplayedValue(value, forms);
        Unbroken.Run(() =>
        {
            // What was printed before comes before.
            if (CellRun.Current is { HasEnded: false } cell)
                cell.Publish(new DisplayedValueProduced(value, cell.Command, forms, shown.DisplayId));
            else context.Publish(new DisplayedValueProduced(value, context.Command, forms, shown.DisplayId));
        });
        return shown;
    }

    /// <summary>
    /// As <see cref="display"/>. Typed, so that the compiler prefers it to the package's own, whose Update shows a second value.
    /// </summary>
    public static DisplayedValue Display<T>(this T value, params string[] mimeTypes) => display(value, mimeTypes);

    /// <summary>What a cell's <c>x.Display()</c> is compiled to where the package's would be called.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static DisplayedValue DisplayInCell(this object? value, params string[] mimeTypes) => display(value, mimeTypes);

    /// <summary>What a cell's <c>x.DisplayAs(type)</c> is compiled to.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static DisplayedValue DisplayAsInCell(this string value, string mimeType) => display(new FormattedValue(mimeType, value));

    /// <summary>What a cell's <c>rows.DisplayTable()</c> is compiled to.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static DisplayedValue DisplayTableInCell<T>(this IEnumerable<T> value, params string[] mimeTypes) =>
        display(value?.ToTabularDataResource(), mimeTypes);

    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Runs in the browser when the cell's output is shown.</summary>
    public static void Javascript(string scriptContent)
    {
        PocketView element = script[type: "text/javascript"](HTML(scriptContent));
        display(new FormattedValue(HtmlFormatter.MimeType, element.ToString()!));
    }

    /// <summary>Adds a style sheet to the page.</summary>
    public static void CSS(string content) => Javascript(
        $"document.head.appendChild(document.createElement('style')).textContent = {System.Text.Json.JsonSerializer.Serialize(content)};");

    /// <summary>
    /// Asks the person at the front end and returns the answer; throws InvalidOperationException where nobody can be asked.
    /// </summary>
    public static async Task<string> GetInputAsync(string prompt = "", string typeHint = "text")
    {
        if (Root?.SupportsCommandType(typeof(RequestInput)) != true)
            throw new InvalidOperationException(
                $"The cell asks \"{prompt}\", and this front end takes no input. Write the answer into the cell.");
        try { return await Kernel.GetInputAsync(prompt, typeHint) ?? throw new InvalidOperationException(
            $"No answer came to \"{prompt}\"."); }
        catch (Exception e) when (e.GetType() == typeof(Exception)) { throw new InvalidOperationException(e.Message, e); }
    }

    /// <summary>As <see cref="GetInputAsync"/>; what is typed is not shown.</summary>
    public static async Task<PasswordString> GetPasswordAsync(string prompt = "") => new(await GetInputAsync(prompt, "password"));

    /// <summary>Asks for a line of text; throws NotSupportedException where nobody can be asked, as under nbconvert.</summary>
    public static string input(string prompt = "") => Ask(GetInputAsync(prompt));

    /// <summary>As <see cref="input"/>; what is typed is not shown.</summary>
    public static PasswordString password(string prompt = "") => Ask(GetPasswordAsync(prompt));

    /// <summary>Removes what the cell has shown so far: at once, or when the next output comes.</summary>
    public static void clear_output(bool wait = false)
    {
        Unbroken.Run(() =>
        {
            if (CellRun.Current is { HasEnded: false } cell) cell.Publish(new ClearOutput(cell.Command, wait));
        });
    }

    private static T Ask<T>(Task<T> answer)
    {
        try { return answer.GetAwaiter().GetResult(); }
        catch (InvalidOperationException e) { throw new NotSupportedException(e.Message, e); }
    }
}
