namespace Headroom.Charts;

/// <summary>Small figures as JSON, as plotly takes them.</summary>
internal static class Figures
{
    public static string Of(string traces, string layout = "{}") => $$"""{"data":[{{traces}}],"layout":{{layout}}}""";

    public const string Line = """{"type":"scatter","mode":"lines+markers","name":"measured","x":[1.0,10.0,100.0],"y":[0.1,0.9,0.5]}""";

    public const string LogLog = """
        {"title":{"text":"Time grows as n<sup>3</sup>"},"width":720,"height":400,
         "xaxis":{"type":"log","title":{"text":"n (elements)"}},"yaxis":{"type":"log","title":{"text":"time (s)"}}}
        """;

    public const string Bars = """
        {"type":"bar","name":"naive","x":["GEMV","GEMM"],"y":[3.0,1.0],"orientation":"v","marker":{"pattern":{}}},
        {"type":"bar","name":"tiled","x":["GEMV","GEMM"],"y":[4.0,2.5],"orientation":"v","marker":{"pattern":{"shape":"/"}}}
        """;

    public const string Cells = """{"type":"heatmap","x":["a","b"],"y":["c","d"],"z":[[1.0,2.0],[3.0,"NaN"]],"texttemplate":"%{z}"}""";

    public const string Pair = """
        {"type":"scatter","mode":"lines","name":"loss","x":[0,1,2],"y":[3,2,1],"xaxis":"x","yaxis":"y"},
        {"type":"histogram","name":"times","x":[1,2,2,3,3,3,4],"xaxis":"x2","yaxis":"y2"}
        """;

    public const string PairLayout = """
        {"grid":{"rows":1,"columns":2,"roworder":"top to bottom","pattern":"independent"},
         "annotations":[{"x":0.222,"y":1.0,"showarrow":false,"text":"A","xanchor":"center","xref":"paper","yanchor":"bottom","yref":"paper"},
                        {"x":0.778,"y":1.0,"showarrow":false,"text":"B","xanchor":"center","xref":"paper","yanchor":"bottom","yref":"paper"}]}
        """;

    public const string Marked = """
        {"title":{"text":"Marks"},"shapes":[{"type":"line","x0":1,"x1":100,"y0":0.5,"y1":0.5,"line":{"dash":"dot"}},
          {"type":"rect","x0":2,"x1":20,"y0":0,"y1":1,"yref":"paper","fillcolor":"rgba(176, 114, 9, 0.15)","line":{"width":0.0},"layer":"below"}],
         "annotations":[{"x":1.0,"y":0.9,"text":"peak","ax":30,"ay":30,"showarrow":true},{"x":0,"y":1,"xref":"paper","yref":"paper","text":"note","showarrow":false}],
         "xaxis":{"type":"log"}}
        """;
}
