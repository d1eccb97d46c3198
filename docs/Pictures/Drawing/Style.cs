namespace ConvGen.Pictures.Drawing;

/// <summary>What all pictures look like, on light pages and on dark ones.</summary>
internal static class Style
{
    /// <summary>The style sheet; a picture is an image of its own, so it follows the reader's system.</summary>
    public const string Sheet =
        """
        svg { --paper: #ffffff; --edge: #d8dee4; --ink: #1f2328; --dim: #59636e; --line: #c8d1da; --cell: #f6f8fa;
              --window: #ffe08a; --kernel: #b6d4fe; --result: #aee8bf; --strong: #bc4c00; --blue: #0969da; --green: #1a7f37; --red: #cf222e; }
        @media (prefers-color-scheme: dark) {
          svg { --paper: #0d1117; --edge: #30363d; --ink: #e6edf3; --dim: #9198a1; --line: #3d444d; --cell: #161b22;
                --window: #6b4e00; --kernel: #1c4a86; --result: #1a5c30; --strong: #f0883e; --blue: #58a6ff; --green: #3fb950; --red: #ff7b72; }
        }
        text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: var(--ink); }
        .middle { text-anchor: middle; } .end { text-anchor: end; }
        .caption { font: 13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; fill: var(--dim); }
        .title { font: 600 14px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
        .sign { font-size: 22px; fill: var(--dim); } .pale { fill: var(--dim); }
        .paper { fill: var(--paper); stroke: var(--edge); }
        .cell { fill: var(--cell); stroke: var(--line); } .padding { fill: none; stroke: var(--line); stroke-dasharray: 3 3; }
        .window { fill: var(--window); } .kernel { fill: var(--kernel); stroke: var(--line); } .result { fill: var(--result); stroke: var(--line); }
        .frame { fill: none; stroke: var(--strong); stroke-width: 2; } .next { fill: none; stroke: var(--strong); stroke-width: 1.5; stroke-dasharray: 5 4; }
        .axis { stroke: var(--line); fill: none; } .zero { stroke: var(--dim); fill: none; } .arrow { stroke: var(--dim); stroke-width: 1.5; fill: none; }
        .curve { stroke: var(--blue); stroke-width: 2.5; fill: none; } .slope { stroke: var(--strong); stroke-width: 2; stroke-dasharray: 6 4; fill: none; }
        .dot { fill: var(--blue); } .blue { fill: var(--blue); } .orange { fill: var(--strong); } .green { fill: var(--green); }
        .link { stroke: var(--line); stroke-width: 1; }
        .dropped { stroke: var(--red); stroke-width: 1.5; }
        """;
}
