// Compiles and grades, apart from the page: the page ends this worker when a check has no end.
import { fetchPacked } from './unpack.js';

// The runtime takes a worker for one of its own threads unless it is told.
globalThis.dotnetSidecar = true;

let exports;

// The runtime tells of a stack overflow, or of memory that has run out, on the console alone, and hangs after it.
const ends = [
  [/stack ?overflow|Maximum call stack size|too much recursion/i, 'overflow'],
  [/out of memory|gmem\.c|Cannot enlarge memory|could not allocate/i, 'memory'],
  [/RuntimeError|Aborted\(|FATAL UNHANDLED|assertion/i, 'crash'],
];
const mostLines = 20;
const heard = [];
let ended;

for (const level of ['error', 'warn']) {
  const tell = console[level].bind(console);
  console[level] = (...words) => {
    const text = words.map(word => word?.message ?? word).join(' ');
    ended ??= ends.find(([pattern]) => pattern.test(text))?.[1];
    if (!ended) {
      tell(...words);
      return;
    }
    // An overflow is told with all its frames, thousands of lines: the first names the method.
    if (heard.push(text.replace(' (', '(')) > mostLines) return;
    if (ended !== 'overflow' || /^\s*at /.test(text) || heard.length === mostLines) postMessage({ ended, said: heard.join('\n') });
  };
}

async function start() {
  const { dotnet } = await import('./_framework/dotnet.js');
  const archive = fetchPacked(new URL('./course.zip', import.meta.url));
  const runtime = await dotnet
    .withResourceLoader((type, name, uri) =>
      type.endsWith('js') || type.startsWith('js-module') ? uri : fetchPacked(uri).then(bytes =>
        new Response(bytes, { headers: { 'Content-Type': name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream' } })))
    .withDiagnosticTracing(false)
    .withConfig({ appendElementOnExit: false, logExitCode: false })
    .create();
  runtime.setModuleImports('page', { onCase: name => postMessage({ begins: name }) });
  exports = (await runtime.getAssemblyExports('Headroom.Web')).Headroom.Web.Exports;
  return exports.Open(new Uint8Array(await archive));
}

const calls = {
  start,
  write: (path, text) => exports.Write(path, text),
  read: path => exports.Read(path),
  grade: (id, seed) => exports.Grade(id, seed).then(JSON.parse),
  end: (id, how, seconds, lastCase, printed) => exports.End(id, how, seconds, lastCase, printed).then(JSON.parse),
  hint: id => exports.Hint(id),
  warm: id => exports.Warm(id),
};

onmessage = async ({ data: { number, call, words } }) => {
  try {
    postMessage({ number, value: await calls[call](...words) });
  } catch (error) {
    postMessage({ number, error: String(error?.message ?? error) });
  }
};
