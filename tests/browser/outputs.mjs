// The outputs of notebooks that ran, as a front end gets them.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const notebooksFolder = resolve(process.env.HEADROOM_NOTEBOOKS ?? join(import.meta.dirname, '../../artifacts/browser/notebooks'));
const names = readdirSync(notebooksFolder).filter(name => name.endsWith('.ipynb')).sort();
const bundles = names.flatMap(name => JSON.parse(readFileSync(join(notebooksFolder, name), 'utf8')).cells
  .flatMap((cell, at) => (cell.outputs ?? []).filter(output => output.data).map(output => ({ where: `${name}, cell ${at}`, data: output.data }))));
const text = value => Array.isArray(value) ? value.join('') : value;

export const style = bundles.map(({ data }) => text(data['text/html']) ?? '').find(html => html.startsWith('<style data-headroom="charts">'));
// A front end takes the figure as it is stored: as an object.
export const charts = bundles.filter(({ data }) => data['application/vnd.plotly.v1+json'])
  .map(({ where, data }) => ({ where, figure: data['application/vnd.plotly.v1+json'], picture: text(data['text/html']) }));
export const cards = bundles.filter(({ data }) => (text(data['text/html']) ?? '').includes('--hr-good:'))
  .map(({ where, data }) => ({ where, html: text(data['text/html']) }));
export const saved = names.filter(name => name.endsWith('.ipynb'));
export const startPages = readdirSync(notebooksFolder).filter(name => name.endsWith('.html')).sort();
