// Reads [{tex, display}] from standard input and prints [{html}] or [{error}], in the same order.
const katex = require('katex');

const draw = ({ tex, display }) => {
  try {
    return { html: katex.renderToString(tex, { displayMode: display, throwOnError: true, strict: 'error' }) };
  } catch (problem) {
    return { error: problem.message };
  }
};

let text = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', part => { text += part; });
process.stdin.on('end', () => process.stdout.write(JSON.stringify(JSON.parse(text).map(draw))));
