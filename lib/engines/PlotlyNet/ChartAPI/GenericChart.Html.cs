using System.Net;

namespace Plotly.NET;

public abstract partial class GenericChart
{
    /// <summary>A div and the script that draws into it. The page around it must have loaded plotly.js, unless the reference is a require.js module.</summary>
    public static string toChartHTML(GenericChart gChart)
    {
        var id = Guid.NewGuid().ToString();
        return $"""<div><div id="{id}"><!-- Plotly chart will be drawn inside this DIV --></div><script type="text/javascript">{gChart.Script(id)}</script></div>""";
    }

    /// <summary>A whole page with the chart. A CDN reference becomes a script tag, so the page needs the network.</summary>
    public static string toEmbeddedHTML(GenericChart gChart)
    {
        var source = gChart.Reference.CdnUrl is { } url ? $"""<script src="{WebUtility.HtmlEncode(url)}" charset="utf-8"></script>""" : "";
        var title = $"<title>{gChart.PageText("DocumentTitle")}</title>";
        var meta = $"""<meta charset="{gChart.PageText("DocumentCharset")}"><meta name="description" content="{gChart.PageText("DocumentDescription")}">""";
        return $"<!DOCTYPE html>\n<html><head>{source}{title}{meta}</head><body>{toChartHTML(gChart)}</body></html>";
    }

    private PlotlyJSReference Reference => Page.Find<PlotlyJSReference>("PlotlyJSReference") ?? PlotlyJSReference.NoReference;

    private string PageText(string name) => WebUtility.HtmlEncode(Page.Find<string>(name) ?? "");

    private string Script(string id)
    {
        var render = "renderPlotly_" + id.Replace("-", "", StringComparison.Ordinal);
        // "<\/" is the same text to JSON and cannot end the script element.
        var draw = $"""
            var data = {DataJson};
                var layout = {LayoutJson};
                var config = {ConfigJson};
                Plotly.newPlot('{id}', data, layout, config);
            """.Replace("</", "<\\/", StringComparison.Ordinal);
        return Reference.RequireUrl is { } module ? RequireScript(render, draw, module) : $$"""
            var {{render}} = function() {
                {{draw}}
            };
            {{render}}();

            """;
    }

    /// <summary>For notebooks: loads require.js where the page has none, then plotly.js through it.</summary>
    private static string RequireScript(string render, string draw, string module) => $$"""

        var {{render}} = function() {
            var plotlyRequire = requirejs.config({context: 'plotly-net', paths: { plotly: '{{module}}' } }) || require;
            plotlyRequire(['plotly'], function(Plotly) {
                {{draw}}
            });
        };
        if (typeof requirejs === 'function' && typeof requirejs.config === 'function') {
            {{render}}();
        } else {
            var loader = document.createElement('script');
            loader.charset = 'utf-8';
            loader.src = 'https://cdnjs.cloudflare.com/ajax/libs/require.js/2.3.6/require.min.js';
            loader.onload = {{render}};
            document.head.appendChild(loader);
        }

        """;
}
