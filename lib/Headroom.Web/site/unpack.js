// Large files travel packed, so that they are small on any host, whatever it does to answers: NAME.z is NAME in brotli.
import start, { decompress } from 'brotli-dec-wasm/web';

const unpack = isNative() ? natively : withDecoder;
let decoder;

// Where the browser unpacks brotli itself, nothing is loaded for it.
function isNative() {
  try {
    return Boolean(new DecompressionStream('brotli'));
  } catch {
    return false;
  }
}

async function natively(answer) {
  return new Response(answer.body.pipeThrough(new DecompressionStream('brotli'))).arrayBuffer();
}

async function withDecoder(answer) {
  // As bytes: not every host knows the type of a wasm file.
  decoder ??= fetch(new URL('./brotli.wasm', import.meta.url)).then(own => own.arrayBuffer()).then(bytes => start({ module_or_path: bytes }));
  const [bytes] = await Promise.all([answer.arrayBuffer(), decoder]);
  return decompress(new Uint8Array(bytes));
}

// The file's bytes: an ArrayBuffer or a view of one.
export async function fetchPacked(url) {
  const answer = await fetch(`${url}.z`);
  if (!answer.ok) throw new Error(`${url}.z: the host answers ${answer.status} ${answer.statusText}`);
  return unpack(answer);
}
