namespace Headroom.Agents.Composing.Styling;

/// <summary>Names that somebody else could have given, by the name that a base gives.</summary>
internal static class Names
{
    private static readonly Dictionary<string, string[]> s_others = Read(
        "Kernel: Run Compute Execute Entry Body Step Device Forward Apply", "x: input src data source inp values",
        "y: output dst result outp target res", "w: weight gain gamma weights", "v: vec vector act act0", "a: lhs matA left0 first0",
        "b: rhs matB right0 second0", "c: prod matC outC product", "counts: hist histo totals tally",
        "codes: packedRows quant qs words0", "scales: factors scaleRows sc steps0", "rows: height numRows nRows h",
        "cols: width numCols nCols wd", "m: rowsA mm dimM", "n: colsB nn dimN len", "k: inner kk dimK depthK",
        "bins: buckets numBins nBins", "thread: tid t tx threadId local0", "lane: laneId ln idInWarp l", "warp: warpId wid whichWarp",
        "row: r line myRow rowIdx", "col: cc column j0 pos idx", "at: p q j1 scan0", "i: e el ii item", "j: jj tx0 dx",
        "half: s stride h2 width2", "span: reach s2 dist gap", "apart: offset delta d o", "step: kk0 hop t2 e2",
        "best: peak mx maxVal hi", "top: rowMax biggest m0 maxAll", "sum: acc total0 running s0", "total: all sumAll denom grand",
        "even: acc0 sumA part0", "odd: acc1 sumB part1", "value: val cur elem z", "larger: newMax mNew bigger",
        "shared: smem buf scratch cache", "maxima: mxs peaks maxBuf", "sums: accs sumBuf partials", "partial: warpSums parts slots",
        "power: ex expo e0", "scale: inv factor0 norm mul", "root: rms den rt", "mean: avg ms meanSq", "start: base0 begin0 off from0",
        "end: stop last0 limit", "first: offset0 org f0", "other: nb oth k0 cand", "part: piece k1 slice", "kept: stash held copy0",
        "place: where arg pos0 idxBest", "places: args idxs indices", "values: vals keys maxs", "spot: slot loc own0",
        "otherBest: nbVal theirMax candVal", "otherPlace: nbIdx theirIdx candIdx", "carry: offset1 prefix runningSum prev",
        "before: lower shifted add0", "source: read0 cur0 flip", "load: ld u g", "store: st v0 wr", "left: lo a0 l0",
        "totals: ends warpTotals tops", "begin: rowStart base1 o0", "tile: block0 smem0 stage buffer", "strip: band stage0 panel",
        "toRow: outRow tr rOut", "toCol: outCol tc cOut", "inside: valid ok inRange", "down: dy yy rr", "across: dx0 xx c2",
        "tileA: As shA blockA", "tileB: Bs shB blockB", "upper: acc2 sum0 cTop", "lower: acc3 sum1 cBot", "factor: bVal f bElem",
        "depth: ka kA0 aCol", "height: kb kB0 bRow", "count: cnt many num", "rowsOfA: As0 shRows aBuf", "local: bucketsS sh hist0",
        "copies: perWarp subHists shAll", "copy: baseW mine0 w0", "clear: zz c0 z0", "bin: bk b0 q0", "own: ob mine q1",
        "from: lo0 begin1 s1", "to: hi0 stop0 e1", "chunk: piece0 win window", "last: prevKey seen prior",
        "words: perRow nWords packedCols", "word: wIdx g0 q2", "packed: bits raw w32", "code: nib q4 u4",
        "blocks: nBlocks perRow0 groups", "block: blk bl g1");

    /// <summary>Another name, of <paramref name="taken"/> none; the same where none is left.</summary>
    public static string Other(string name, ISet<string> taken, Random random)
    {
        var free = s_others.GetValueOrDefault(name, [name + "0"]).Where(other => !taken.Contains(other)).ToList();
        var chosen = free.Count == 0 ? name + taken.Count : free[random.Next(free.Count)];
        taken.Add(chosen);
        return chosen;
    }

    private static Dictionary<string, string[]> Read(params string[] lines) => lines.Select(line => line.Split(": "))
        .ToDictionary(parts => parts[0], parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
