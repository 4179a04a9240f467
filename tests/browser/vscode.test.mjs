// Charts and cards as VS Code's notebook shows them: on its page, in its four themes.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { faint } from './contrast.mjs';
import { cards, charts, style } from './outputs.mjs';
import { folder, launch } from './site.mjs';
import { frame, themes } from './themes.mjs';

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

const show = async (theme, body, viewport = { width: 900, height: 800 }) => {
  const page = await browser.newPage({ viewport });
  // Shapes take no part in pointing at things where plotly says so; here every painted one does.
  await page.setContent(frame(theme, `<style>* { pointer-events: visiblePainted !important; } .hoverlayer, .draglayer, .drag { display: none; }</style>${body}`));
  return page;
};

const drawn = async (theme, parts = charts) => {
  const page = await show(theme, style + parts.map((_, at) => `<div id="chart-${at}"></div>`).join('\n'));
  await page.addScriptTag({ path: join(folder, 'assets/plotly.js') });
  await page.evaluate(figures => Promise.all(figures.map((figure, at) => window.Plotly.newPlot(`chart-${at}`, figure.data, figure.layout, { displayModeBar: false }))), parts.map(part => part.figure));
  return page;
};

const lines = async (page, theme) => {
  const strokes = await page.evaluate(() => [...new Set([...document.querySelectorAll('.js-plotly-plot .js-line')].map(e => getComputedStyle(e).stroke))]);
  assert.ok(strokes.length >= 3, `${strokes}`);
  const ratio = colour => {
    const linear = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    const paper = theme.variables['editor-background'].match(/[0-9a-f]{2}/g).map(c => parseInt(c, 16));
    const [a, b] = [luminance(colour), luminance(paper)].sort((p, q) => q - p);
    return (a + 0.05) / (b + 0.05);
  };
  for (const stroke of strokes) assert.ok(ratio(stroke.match(/\d+/g).map(Number)) >= 3, stroke);
};

test('there are charts of both notebooks, cards, and the style that live figures follow', () => {
  assert.ok(charts.length >= 8, `charts: ${charts.length}`);
  assert.ok(cards.length >= 10, `cards: ${cards.length}`);
  assert.ok(style);
});

test('figures are stored as plotly takes them: objects, not text', () => {
  for (const { where, figure } of charts) assert.ok(Array.isArray(figure.data) && figure.data.length > 0, where);
});

for (const [name, theme] of Object.entries(themes)) {
  test(`${name}: words of cards stand out 4.5 to 1`, async () => {
    const page = await show(theme, cards.map(card => card.html).join('\n'));
    await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
    const { bad, seen } = await page.evaluate(`(${faint})(document.body, 4.5)`);
    assert.ok(seen > 100, `texts: ${seen}`);
    assert.deepEqual(bad, []);
    await page.close();
  });

  test(`${name}: words of live figures stand out 4.5 to 1, on the page's own paper`, async t => {
    const page = await drawn(theme);
    const { bad, seen } = await page.evaluate(`(${faint})(document.body, 4.5)`);
    assert.ok(seen > 200, `texts: ${seen}`);
    assert.deepEqual(bad, []);
    const papers = await page.evaluate(() => [...document.querySelectorAll('.js-plotly-plot .main-svg')].map(e => getComputedStyle(e).backgroundColor));
    assert.ok(papers.length > 0 && papers.every(paper => paper === 'rgba(0, 0, 0, 0)'), `${papers}`);
    await t.test('lines stand out 3 to 1', () => lines(page, theme));
    await page.close();
  });

  for (const width of [900, 400])
    test(`${name}: words of offline pictures stand out 4.5 to 1 at ${width} px`, async () => {
      const page = await show(theme, charts.map(chart => chart.picture).join('\n'), { width, height: 800 });
      const { bad, seen } = await page.evaluate(`(${faint})(document.body, 4.5)`);
      assert.ok(seen > 200, `texts: ${seen}`);
      assert.deepEqual(bad, []);
      await page.close();
    });
}

test('no text of a live figure lies on another, or passes the edge of its figure', async () => {
  const page = await drawn(themes['Light Modern']);
  const wrong = await page.evaluate(() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
    const edge = plot.getBoundingClientRect();
    const boxes = [...plot.querySelectorAll('text')].filter(t => t.textContent.trim()).map(t => ({ words: t.textContent, box: t.getBoundingClientRect() })).filter(t => t.box.width > 0);
    const out = boxes.filter(({ box }) => box.left < edge.left - 1 || box.right > edge.right + 1 || box.top < edge.top - 1 || box.bottom > edge.bottom + 1).map(t => `past the edge: ${t.words}`);
    const share = (a, b) => Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
    // Lines of text have air around their letters: a third of the smaller box may be shared.
    const on = boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b => share(a.box, b.box) > Math.min(a.box.width * a.box.height, b.box.width * b.box.height) / 3).map(b => `"${a.words}" on "${b.words}"`));
    return [...out, ...on];
  }));
  assert.deepEqual(wrong, []);
  await page.close();
});

test('a page without a known theme keeps the white paper of the figure', async () => {
  const page = await drawn({ classes: '', variables: {} }, charts.slice(0, 1));
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.js-plotly-plot .main-svg')).backgroundColor), 'rgb(255, 255, 255)');
  await page.close();
});
