using System.Net;
using Headroom.Grading;
using Headroom.Grading.Kernels;
using Headroom.Grading.Reporting;
using Headroom.Kernels;
using Headroom.Notebooks.Cards;
using Microsoft.DotNet.Interactive.Formatting;

namespace Headroom.Notebooks;

/// <summary>
/// How the course's cards look in a notebook: HTML for the page, plain text for everything else, screen readers among it.
/// </summary>
internal static class NotebookFormatters
{
    public static void Register()
    {
        Show<Report>(ReportHtml.Render, ReportText.Render);
        Show<Prediction>(p => $"<div>{WebUtility.HtmlEncode(p.ToString())}</div>", p => p.ToString());
        Show<LockCard>(card => $"<div>{WebUtility.HtmlEncode(card.ToString())}</div>", card => card.ToString());
        Show<TruthCard>(card => $"<div>{WebUtility.HtmlEncode(card.ToString())}</div>", card => card.ToString());
        Show<ProgressCard>(card => card.ToHtml(), card => card.ToString());
        Show<HintCard>(card => card.ToHtml(), card => card.ToString());
        Show<KernelProfile>(profile => profile.Html, profile => profile.Text);
        Show<StatusLine>(line =>
            $"<div role=\"status\" style=\"{PageColors.Names};color:{PageColors.Muted}\">{WebUtility.HtmlEncode(line.Text)}</div>", line =>
            line.Text);
    }

    private static void Show<T>(Func<T, string> html, Func<T, string> text)
    {
        Formatter.Register<T>((value, writer) => writer.Write(html(value)), HtmlFormatter.MimeType);
        Formatter.Register<T>((value, writer) => writer.Write(text(value)), PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(T), HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
    }
}
