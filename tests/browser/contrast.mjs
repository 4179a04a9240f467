// Runs in the page: the contrast of every text with what lies under it. Returns those below a limit.
export const faint = (root, least) => {
  const parse = colour => {
    const canvas = parse.canvas ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = 'rgba(0,0,0,0)';
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return { r, g, b, a: a / 255 };
  };
  const over = (top, under) => ({ r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a), b: top.b * top.a + under.b * (1 - top.a), a: 1 });
  const linear = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const luminance = ({ r, g, b }) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const opacity = element => { let all = 1; for (let e = element; e; e = e.parentElement) all *= +getComputedStyle(e).opacity; return all; };

  // What is painted under a text: shapes of its picture that hold its middle, and papers of the elements around it.
  const under = (text, x, y) => {
    let paper = parse(getComputedStyle(document.body).backgroundColor);
    for (const element of [...document.elementsFromPoint(x, y)].reverse()) {
      if (element === text || text.contains(element)) continue;
      const style = getComputedStyle(element);
      const isShape = element instanceof SVGGeometryElement;
      const fill = isShape ? style.fill : style.backgroundColor;
      if (fill === 'none' || fill.startsWith('url')) continue;
      // A line has a fill too, and no inside.
      if (isShape && !element.isPointInFill(new DOMPoint(x, y).matrixTransform(element.getScreenCTM().inverse()))) continue;
      const colour = parse(fill);
      colour.a *= opacity(element) * (isShape ? +style.fillOpacity : 1);
      if (element.compareDocumentPosition(text) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) paper = over(colour, paper);
    }
    return paper;
  };

  const bad = [];
  let seen = 0;
  const check = (element, rect, colour) => {
    if (rect.width === 0 || rect.height === 0) return;
    const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height / 2];
    const paper = under(element, x, y);
    const ink = over({ ...parse(colour), a: parse(colour).a * opacity(element) }, paper);
    const [a, b] = [luminance(ink), luminance(paper)].sort((p, q) => q - p);
    seen++;
    if ((a + 0.05) / (b + 0.05) < least) bad.push(`${((a + 0.05) / (b + 0.05)).toFixed(2)} "${element.textContent.trim().slice(0, 40)}" ${colour} on ${JSON.stringify(paper)}`);
  };
  for (const element of root.querySelectorAll('*')) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('style, defs, title, desc, .modebar')) continue;
    // Plotly paints the cells of a heat map as an image. Their texts are measured on the offline picture, which has the same colours.
    if (element.closest('.annotation') && element.closest('.js-plotly-plot').querySelector('.heatmaplayer image')) continue;
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      element.scrollIntoView({ block: 'center' });
      const range = document.createRange();
      range.selectNodeContents(node);
      check(element, range.getBoundingClientRect(), element instanceof SVGElement ? getComputedStyle(element).fill : getComputedStyle(element).color);
    }
  }
  return { bad, seen };
};
