namespace Headroom.Cli.Pages;

/// <summary>The page's style: the reader's own light or dark, the system's fonts, contrast of at least 4.5 to 1.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --paper: light-dark(#ffffff, #16181d); --ink: light-dark(#1b1f24, #e6e8eb); --muted: light-dark(#59636e, #9aa4b0);
          --panel: light-dark(#f5f6f8, #1f2229); --line: light-dark(#d9dde3, #343a44); --bad: light-dark(#a3341f, #ff9d85); --link: light-dark(#0a58ca, #8ab4ff); }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, "Segoe UI", Roboto, sans-serif; }
        main { max-width: 58rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1, h2, h3 { line-height: 1.25; margin: 2rem 0 .5rem; }
        a { color: var(--link); }
        pre, code { font-family: ui-monospace, "Cascadia Code", Menlo, Consolas, monospace; font-size: .875rem; }
        pre { overflow-x: auto; margin: .5rem 0; padding: .6rem .9rem; line-height: 1.45; }
        /* Code is wrapped, wherever there is room for half a word; what a program printed keeps its columns and scrolls. */
        pre.code, .prose pre { white-space: pre-wrap; overflow-wrap: anywhere; }
        pre.code { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; }
        pre.stdout, pre.result { border-left: 3px solid var(--line); }
        pre.stderr, pre.error { border-left: 3px solid var(--bad); color: var(--bad); white-space: pre-wrap; }
        .prose { overflow-wrap: break-word; }
        .prose code { background: var(--panel); padding: .1em .3em; border-radius: 4px; }
        .prose pre code { padding: 0; background: none; }
        .cell { margin: 1rem 0; }
        .output { margin: .6rem 0; overflow-x: auto; }
        /* The box around an output is what scrolls, for it is what the tab key reaches. */
        .output pre, .output > div { overflow: visible !important; }
        .output svg, .output img { max-width: 100%; height: auto; }
        .output pre { padding: 0; }
        .math-block { margin: 1rem 0; overflow-x: auto; overflow-y: hidden; }
        math { font-size: 1.08em; }
        math[display="block"] { display: block math; width: max-content; margin: .4rem 0; text-align: left; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: max-content; margin: .6rem 0; font-size: .875rem; line-height: 1.45; font-variant-numeric: tabular-nums; }
        th, td { max-width: 24rem; padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
        thead td, thead th { font-weight: 600; border-bottom-color: var(--muted); }
        td:has(> .dni-plaintext) { text-align: right; }
        .output .dni-plaintext pre { margin: 0; font: inherit; }
        blockquote { margin: 1rem 0; padding: 0 1rem; border-left: 4px solid var(--line); color: var(--muted); }
        .code .keyword { color: light-dark(#7a2fa0, #d3a4f0); } .code .text { color: light-dark(#0b6b3a, #8fd6ae); } .code .number { color: light-dark(#0a58ca, #8ab4ff); }
        .code .comment, .code .directive { color: var(--muted); }
        @media print { pre { white-space: pre-wrap; } }
        """;
}
