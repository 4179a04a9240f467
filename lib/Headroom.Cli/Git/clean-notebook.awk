# What git keeps of a notebook: no outputs, no execution counts, the course's own kernel, no marks that editors leave.
# A clean filter of this clone (./course start sets it up, ./course jupyter uninstall takes it away). Reads JSON in any layout and writes
# Jupyter's: one space a level, keys as they come. A file that is no JSON passes as it is.

BEGIN {
    scalar = "(\"([^\"\\\\]|\\\\.)*\"|[-+.0-9A-Za-z]+)"
    plain = "^[ \t]*(\"([^\"\\\\]|\\\\.)*\": )?" scalar ",?[ \t\r]*$"
    token = "^[ \t\r]*(\"([^\"\\\\]|\\\\.)*\"|[][{},:]|[^][ \t\r\"{},:]+)"
    dropped["vscode"] = dropped["execution"] = dropped["ExecuteTime"] = dropped["scrolled"] = dropped["collapsed"] = 1
    depth = 0
    skip = 0       # depth at which a value that is left out began, and nothing more is written until it ends; 0 when all is written
    awaits = 0     # 1 between a key's colon and its value
    ok = 1
}

{
    line[NR] = $0
    if (!ok) next
    if (skip && $0 ~ plain) next   # Long texts and pictures in outputs: nothing in such a line opens or ends anything.
    rest = $0
    if (NR == 1) sub(/^\357\273\277/, "", rest)
    while (match(rest, token)) {
        word = substr(rest, 1, RLENGTH)
        rest = substr(rest, RLENGTH + 1)
        sub(/^[ \t\r]+/, "", word)
        take(word)
    }
    if (rest !~ /^[ \t\r]*$/) ok = 0
}

END {
    if (ok && depth == 0 && began) {
        for (i = 1; i <= pieces; i++) printf "%s", text[i]
        printf "\n"
    }
    else for (i = 1; i <= NR; i++) print line[i]
}

function take(word) {
    if (word == "{" || word == "[") open(word)
    else if (word == "}" || word == "]") shut(word)
    else if (word == ",") { }
    else if (word == ":") awaits = 1
    else if (depth > 0 && kind[depth] == "{" && !awaits) key[depth] = word
    else value(word)
}

# A value's place: behind its key, or on a line of its own in a list. Returns 1 when it is left out.
function place(    name) {
    if (depth == 0 && began) ok = 0   # Two values: no JSON.
    began = 1
    name = depth > 0 && kind[depth] == "{" ? substr(key[depth], 2, length(key[depth]) - 2) : ""
    awaits = 0
    if (skip) return 1
    if (isCellMetadata() && (name in dropped)) return 1
    if (depth > 0) {
        put((count[depth]++ ? "," : "") "\n" sprintf("%" depth "s", "") (kind[depth] == "{" ? key[depth] ": " : ""))
    }
    if (depth == 1 && name == "metadata") { put(document()); return 1 }
    if (isCell() && name == "outputs") { put("[]"); return 1 }
    if (isCell() && name == "execution_count") { put("null"); return 1 }
    return 0
}

function isCell() { return depth == 3 && kind[3] == "{" && kind[2] == "[" && key[1] == "\"cells\"" }

function isCellMetadata() { return depth == 4 && kind[4] == "{" && key[3] == "\"metadata\"" && kind[2] == "[" && key[1] == "\"cells\"" }

function value(word) { if (!place()) put(word) }

function put(piece) { text[++pieces] = piece }

function open(bracket) {
    left = place()
    depth++
    kind[depth] = bracket
    count[depth] = 0
    key[depth] = ""
    if (left) { if (!skip) skip = depth }
    else put(bracket)
}

function shut(bracket) {
    if (depth == 0 || (bracket == "}") != (kind[depth] == "{")) { ok = 0; return }
    if (!skip) {
        put((count[depth] ? "\n" (depth > 1 ? sprintf("%" (depth - 1) "s", "") : "") : "") bracket)
    }
    else if (skip == depth) skip = 0
    depth--
}

function document() {
    return "{\n" \
        "  \"kernelspec\": {\n   \"display_name\": \".NET (C#)\",\n   \"language\": \"C#\",\n   \"name\": \".net-csharp\"\n  },\n" \
        "  \"language_info\": {\n   \"file_extension\": \".cs\",\n   \"mimetype\": \"text/x-csharp\",\n   \"name\": \"C#\",\n   \"pygments_lexer\": \"csharp\",\n   \"version\": \"14.0\"\n  },\n" \
        "  \"polyglot_notebook\": {\n   \"kernelInfo\": {\n    \"defaultKernelName\": \"csharp\",\n    \"items\": [\n     {\n      \"aliases\": [],\n      \"languageName\": \"csharp\",\n      \"name\": \"csharp\"\n     }\n    ]\n   }\n  }\n }"
}
