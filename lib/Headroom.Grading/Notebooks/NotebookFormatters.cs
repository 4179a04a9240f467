using System.Net;
using Headroom.Grading.Reporting;
using Microsoft.DotNet.Interactive.Formatting;

namespace Headroom.Grading;

/// <summary>How reports and predictions look in a notebook: HTML for the page, plain text for everything else.</summary>
internal static class NotebookFormatters
{
    public static void Register()
    {
        Show<Report>(ReportHtml.Render, ReportText.Render);
        Show<Prediction>(p => $"<div>{WebUtility.HtmlEncode(p.ToString())}</div>", p => p.ToString());
    }

    private static void Show<T>(Func<T, string> html, Func<T, string> text)
    {
        Formatter.Register<T>((value, writer) => writer.Write(html(value)), HtmlFormatter.MimeType);
        Formatter.Register<T>((value, writer) => writer.Write(text(value)), PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(T), HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
    }
}
